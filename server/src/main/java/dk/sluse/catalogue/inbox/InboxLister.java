package dk.sluse.catalogue.inbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dk.sluse.installation.hall.DataHallAlone;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists the inbox every few seconds for the process that cannot look. The names of folders are no data. */
@Configuration(proxyBeanMethods = false)
@DataHallAlone
class InboxLister {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    InboxLister(Inbox inbox, People people, JdbcClient jdbc, TransactionTemplate transaction) {
        this.inbox = inbox;
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Bean
    RecurringTask<Void> inboxListingTask() {
        return Tasks.recurring("inbox-listing", Schedules.fixedDelay(EVERY))
                .execute((_, _) -> transaction.executeWithoutResult(_ -> list()));
    }

    private void list() {
        jdbc.sql("delete from inbox_listing").update();
        for (Organisation office : people.organisations()) {
            if (office.kind() == Organisation.Kind.SUBJECT_OFFICE) {
                for (String name : inbox.delivered(office.id())) {
                    jdbc.sql("insert into inbox_listing (owner, name) values (:owner, :name)")
                            .param("owner", office.id())
                            .param("name", name)
                            .update();
                }
            }
        }
    }
}
