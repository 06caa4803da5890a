package dk.sluse.release.oversight;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.OfficeTime;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestLists;
import dk.sluse.release.request.RequestNews;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.review.Panel;
import dk.sluse.release.review.Reviews;
import dk.sluse.release.review.Seat;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds of what has to be decided by tomorrow, and of what is late. */
@Component
public class Due {

    private final RequestLists requests;
    private final Reviews reviews;
    private final RequestNews news;
    private final AuditTrail audit;
    private final Clock clock;

    Due(RequestLists requests, Reviews reviews, RequestNews news, AuditTrail audit, Clock clock) {
        this.requests = requests;
        this.reviews = reviews;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes to those who have a seat and are not finished, or have to agree; to all who review where a seat is free. */
    @Transactional
    public void remind() {
        LocalDate today = OfficeTime.today(clock);
        audit.record(AuditEntry.of("system:reminders", "requests.reminded", today.toString()));
        for (Request one : requests.dueBy(OfficeTime.workingDaysAfter(today, 1))) {
            Panel panel = reviews.panel(one);
            if (panel.hasFreeSeat()) {
                news.toReviewers(one, "due");
            } else {
                news.toReviewers(
                        one,
                        "due",
                        panel.seats().stream()
                                .filter(seat -> !seat.finished() || one.state() == RequestState.TOGETHER)
                                .map(Seat::reviewer));
            }
        }
    }
}
