package dk.sluse.release.review;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.release.check.RequestChecks;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Lane;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFile.Decision;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestNews;
import dk.sluse.release.request.RequestPermissions;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.request.Requests;
import dk.sluse.release.seeded.TestWork;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What reviewers do with a request, and what follows when they agree. */
@Component
public class ReviewWork {

    /** How long an exception holds that an appeal has made. */
    private static final int EXCEPTION_YEARS = 1;

    private final Requests requests;
    private final RequestFiles files;
    private final RequestPermissions permissions;
    private final Reviews reviews;
    private final Tools tools;

    /** What it works with. */
    @Component
    record Tools(
            RequestChecks checks,
            RiskPolicies policies,
            TestWork tests,
            Remarks remarks,
            RequestNews news,
            Clock clock) {}

    ReviewWork(Requests requests, RequestFiles files, RequestPermissions permissions, Reviews reviews, Tools tools) {
        this.requests = requests;
        this.files = files;
        this.permissions = permissions;
        this.reviews = reviews;
        this.tools = tools;
    }

    /** Takes a seat. */
    @Transactional
    public Optional<RequestRefusal> claim(Person by, int number) {
        return reviewer(by, number, one -> {
            Panel panel = reviews.panel(one);
            if (!one.state().isReviewers()) {
                return Optional.of(RequestRefusal.STATE);
            }
            if (permissions.isInConflict(by, one) || reviews.hasJudgedBefore(by.id(), one)) {
                return Optional.of(RequestRefusal.CONFLICT);
            }
            if (!panel.hasFreeSeat() || panel.seat(by.id()).isPresent()) {
                return Optional.of(RequestRefusal.SEATS_TAKEN);
            }
            if (panel.seats().isEmpty()) {
                tools.tests().place(one, by.id());
            }
            requests.note(one, "claimed", by.id());
            reviews.take(one, by.id(), one.state() == RequestState.THIRD);
            return Optional.empty();
        });
    }

    /** Gives a seat up, for somebody else to take: one's own, or that of somebody who does not come. */
    @Transactional
    public Optional<RequestRefusal> drop(Person by, int number, PersonId of) {
        return reviewer(by, number, one -> {
            Optional<Seat> there = reviews.panel(one).seat(of).filter(seat -> !seat.finished());
            if (!one.state().isReviewers() || there.isEmpty()) {
                return Optional.of(RequestRefusal.STATE);
            }
            requests.note(
                    one,
                    "seat-freed",
                    by.id(),
                    requests.entry(one, "seat-freed", by.id()).with("of", of));
            reviews.leave(one, of);
            return Optional.empty();
        });
    }

    /**
     * Says whether a file may go home.
     *
     * @param sha256 of the bytes that were looked at
     * @param reason must be given where it may not
     */
    @Transactional
    public Optional<RequestRefusal> vote(
            Person by, int number, int file, String sha256, boolean approves, String reason) {
        return reviewer(by, number, one -> {
            Panel panel = reviews.panel(one);
            if (!one.state().isReviewers()) {
                return Optional.of(RequestRefusal.STATE);
            }
            if (!panel.mayVote(by.id())) {
                return Optional.of(RequestRefusal.NO_SEAT);
            }
            Optional<RequestFile> found = panel.inQuestion().stream()
                    .filter(candidate -> candidate.number() == file)
                    .findFirst();
            if (found.isEmpty()) {
                return Optional.of(RequestRefusal.NOT_FOUND);
            }
            if (!found.get().sha256().equals(sha256)) {
                return Optional.of(RequestRefusal.OTHER_BYTES);
            }
            if (!Context.isGood(reason) || (!approves && reason.isBlank())) {
                return Optional.of(RequestRefusal.TEXT_MISSING);
            }
            requests.record(
                    one,
                    requests.entry(one, "voted", by.id())
                            .with("file", file)
                            .with("sha256", sha256)
                            .with("approves", approves)
                            .with("reason", Requests.hash(reason)));
            reviews.vote(one, found.get(), by.id(), approves, reason.strip());
            if (one.state() == RequestState.TOGETHER) {
                decideIfAgreed(by, one);
            }
            return Optional.empty();
        });
    }

    /** Has judged all files: when all have, they agree and it is decided, or they go on together. */
    @Transactional
    public Optional<RequestRefusal> finish(Person by, int number) {
        return reviewer(by, number, one -> {
            Panel panel = reviews.panel(one);
            if (!one.state().isReviewers() || one.state() == RequestState.TOGETHER) {
                return Optional.of(RequestRefusal.STATE);
            }
            if (!panel.mayVote(by.id())) {
                return Optional.of(RequestRefusal.NO_SEAT);
            }
            if (!panel.hasJudgedAll(by.id())) {
                return Optional.of(RequestRefusal.VOTES_MISSING);
            }
            requests.note(one, "judged", by.id());
            reviews.finish(one, by.id());
            if (!reviews.panel(one).isComplete()) {
                return Optional.empty();
            }
            var _ = tools.tests().end(one);
            if (!decideIfAgreed(by, one)) {
                requests.note(one, "differ", by.id());
                requests.move(one, RequestState.TOGETHER);
                tools.news().toReviewers(one, "differ", panel.seats().stream().map(Seat::reviewer));
            }
            return Optional.empty();
        });
    }

    /** They do not come to agree: a third is to decide. */
    @Transactional
    public Optional<RequestRefusal> callThird(Person by, int number) {
        return reviewer(by, number, one -> {
            Panel panel = reviews.panel(one);
            if (one.state() != RequestState.TOGETHER
                    || panel.seats().size() < 2
                    || panel.seats().stream().anyMatch(Seat::third)) {
                return Optional.of(RequestRefusal.STATE);
            }
            if (panel.seat(by.id()).isEmpty()) {
                return Optional.of(RequestRefusal.NO_SEAT);
            }
            requests.note(one, "third-called", by.id());
            requests.move(one, RequestState.THIRD);
            tools.news().toReviewers(one, "third");
            return Optional.empty();
        });
    }

    /** Asks the author to change or explain something. All judge anew when it comes back. */
    @Transactional
    public Optional<RequestRefusal> giveBack(Person by, int number, String text) {
        return reviewer(by, number, one -> {
            if (!one.state().isReviewers() || one.panel() == Request.APPEAL_PANEL) {
                return Optional.of(RequestRefusal.STATE);
            }
            if (reviews.panel(one).seat(by.id()).isEmpty()) {
                return Optional.of(RequestRefusal.NO_SEAT);
            }
            if (!Context.isSaid(text)) {
                return Optional.of(RequestRefusal.TEXT_MISSING);
            }
            if (tools.tests().end(one)) {
                return Optional.of(RequestRefusal.TEST_ENDED);
            }
            requests.note(
                    one,
                    "returned",
                    by.id(),
                    requests.entry(one, "returned", by.id()).with("text", Requests.hash(text)));
            tools.remarks().add(one, by.id(), Words.open(text));
            reviews.reopen(one);
            requests.giveBack(one);
            tools.news().toAuthor(one, "returned");
            return Optional.empty();
        });
    }

    private boolean decideIfAgreed(Person by, Request one) {
        Optional<Map<Integer, Boolean>> outcome = reviews.panel(one).outcome();
        outcome.ifPresent(agreed -> {
            Set<Flag> seen = approvedFlags(files.of(one.number()), agreed);
            List<RequestFile> all = tools.checks().compare(one);
            // Something may have gone home while they looked, and together the two tell what neither tells alone.
            if (seen.containsAll(approvedFlags(all, agreed))) {
                decide(by, one, agreed, all);
            } else {
                again(by, one, all);
            }
        });
        return outcome.isPresent();
    }

    /** They see what they could not see before, and judge anew; more of them, where the policy has it. */
    private void again(Person by, Request one, List<RequestFile> all) {
        List<PersonId> seated =
                reviews.panel(one).seats().stream().map(Seat::reviewer).toList();
        requests.note(one, "new-difference", by.id());
        reviews.reopen(one);
        Lane lane = tools.policies().of(one.scheme()).policy().lane(all).orStricter(one.lane());
        requests.again(one, lane);
        requests.due(one, tools.policies().due(one.scheme(), lane));
        tools.news().toReviewers(one, "new-difference", seated.stream());
    }

    private static Set<Flag> approvedFlags(List<RequestFile> all, Map<Integer, Boolean> agreed) {
        Set<Flag> flags = new HashSet<>();
        all.stream()
                .filter(file -> agreed.getOrDefault(file.number(), false) && file.checked() != null)
                .forEach(file -> flags.addAll(file.checked().flags()));
        return flags;
    }

    private void decide(Person by, Request one, Map<Integer, Boolean> agreed, List<RequestFile> all) {
        boolean home = agreed.containsValue(true) || all.stream().anyMatch(RequestFile::isHome);
        requests.note(
                one,
                home ? "released" : "refused",
                by.id(),
                requests.entry(one, home ? "sent-home" : "refused", by.id())
                        .with(
                                "files",
                                RequestFile.hashes(
                                        all.stream().filter(file -> agreed.getOrDefault(file.number(), false))))
                        .with("panel", one.panel()));
        boolean appeal = one.panel() == Request.APPEAL_PANEL;
        LocalDate until = OfficeTime.today(tools.clock()).plusYears(EXCEPTION_YEARS);
        agreed.forEach((file, approved) -> files.decide(
                one.number(),
                file,
                approved ? Decision.APPROVED : Decision.REFUSED,
                appeal && approved ? until : null));
        requests.decide(one, home ? RequestState.RELEASED : RequestState.REFUSED);
        tools.news().toAuthor(one, home ? "released" : "refused");
        if (home) {
            tools.news().toAuthority(one, "released");
        }
    }

    private Optional<RequestRefusal> reviewer(Person by, int number, Function<Request, Optional<RequestRefusal>> work) {
        return requests.locked(number, _ -> permissions.mayReview(by), work);
    }
}
