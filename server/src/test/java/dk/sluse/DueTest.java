package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.notices.Notice;
import dk.sluse.notices.Notices;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.release.author.AuthorWork;
import dk.sluse.release.oversight.Due;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.request.Requests;
import dk.sluse.release.review.ReviewWork;
import dk.sluse.release.review.Reviews;
import dk.sluse.release.review.Workload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits for reviewers is reminded of, and who has least is proposed. */
class DueTest extends AtTheLock {

    /** Two have three working days; who has a seat is reminded the day before, everybody where one is free; what is late says so. */
    @Test
    void whatIsDueIsReminded() {
        LocalDate today = OfficeTime.today(office.sluse().clock());
        int number = said(Map.of("a.csv", SMALL, "b.csv", SAFE, "c.csv", SAFE, "d.csv", SAFE));
        office.send("ann", number);
        assertThat(the(number).dueOn()).isEqualTo(OfficeTime.workingDaysAfter(today, 3));
        String day = Objects.requireNonNull(the(number).dueOn()).getDayOfMonth() + ". ";
        assertThat(office.as("ann").get("/outgoing/" + number).body()).contains("Kontoret afgør det senest " + day);
        bean(Due.class).remind();
        assertThat(reminded("rie", number)).isZero();

        due(number, today.plusDays(1));
        assertThat(bean(ReviewWork.class).claim(person("rie"), number)).isEmpty();
        bean(Due.class).remind();
        assertThat(List.of(reminded("rie", number), reminded("rut", number))).containsExactly(1L, 1L);
        assertThat(bean(ReviewWork.class).claim(person("rob"), number)).isEmpty();
        bean(Due.class).remind();
        assertThat(List.of(reminded("rie", number), reminded("rob", number), reminded("rut", number)))
                .containsExactly(2L, 2L, 1L);

        due(number, today.minusDays(1));
        assertThat(bean(Workload.class).seats().get(new PersonId("rie"))).isPositive();
        assertThat(office.as("rie").get("/outgoing").body()).contains("forsinket", "Hvem har pladser nu");
        assertThat(bean(AuthorWork.class).withdraw(person("ann"), number)).isEmpty();
        bean(Due.class).remind();
        assertThat(reminded("rie", number)).isEqualTo(2);
    }

    /** Who has the fewest seats is proposed, and never somebody who may not. */
    @Test
    void whoHasLeastIsProposed() {
        int number = said(Map.of("a.csv", SMALL, "b.csv", SAFE, "c.csv", SAFE, "d.csv", SAFE));
        office.send("ann", number);
        Workload workload = bean(Workload.class);
        Map<PersonId, Integer> seats = Map.of(
                new PersonId("rie"),
                1,
                new PersonId("rob"),
                2,
                new PersonId("ria"),
                2,
                new PersonId("ras"),
                3,
                new PersonId("rut"),
                4);
        Reviews reviews = bean(Reviews.class);
        List<String> proposed = new ArrayList<>();
        for (int turn = 0; turn < 2; turn++) {
            int least = bean(People.class).having(Role.RESEARCH_SERVICES).stream()
                    .filter(person ->
                            reviews.panel(the(number)).seat(person.id()).isEmpty())
                    .mapToInt(person -> seats.getOrDefault(person.id(), 0))
                    .min()
                    .orElseThrow();
            Person next = workload.suggested(reviews.panel(the(number)), the(number), seats)
                    .orElseThrow();
            proposed.add(next.id().value());
            assertThat(seats.getOrDefault(next.id(), 0)).isEqualTo(least);
            assertThat(bean(ReviewWork.class).claim(next, number)).isEmpty();
        }
        assertThat(proposed).doesNotHaveDuplicates();
        assertThat(workload.suggested(reviews.panel(the(number)), the(number), seats))
                .isEmpty();
        assertThat(bean(AuthorWork.class).withdraw(person("ann"), number)).isEmpty();
    }

    /** Two who differ are reminded both, although each has finished alone. */
    @Test
    void whoHasToAgreeIsReminded() {
        int number = said(Map.of("a.csv", SMALL, "b.csv", SAFE, "c.csv", SAFE, "d.csv", SAFE));
        office.send("ann", number);
        office.review("rie", number, true);
        office.review("rob", number, false);
        assertThat(the(number).state()).isEqualTo(RequestState.TOGETHER);
        due(number, OfficeTime.today(office.sluse().clock()));

        bean(Due.class).remind();

        assertThat(List.of(reminded("rie", number), reminded("rob", number), reminded("rut", number)))
                .containsExactly(1L, 1L, 0L);
        assertThat(bean(Workload.class).seats().get(new PersonId("rob"))).isPositive();
        assertThat(bean(AuthorWork.class).withdraw(person("ann"), number)).isEmpty();
    }

    private static void due(int number, LocalDate day) {
        bean(TransactionTemplate.class).executeWithoutResult(_ -> {
            bean(AuditTrail.class).record(AuditEntry.of("system:test", "test.due", Integer.toString(number)));
            bean(Requests.class).due(the(number), day);
        });
    }

    /** How often somebody has been reminded of a request. */
    private static long reminded(String name, int number) {
        return bean(Notices.class).of(new PersonId(name), 500).stream()
                .map(Notice::news)
                .filter(news ->
                        news.what().equals("request.due") && news.path().equals("/outgoing/" + number + "/review"))
                .count();
    }
}
