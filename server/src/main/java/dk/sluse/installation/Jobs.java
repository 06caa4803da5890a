package dk.sluse.installation;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Jobs that outlive a restart lie in the state database; their data as JSON, never as Java objects. */
@Configuration(proxyBeanMethods = false)
public class Jobs {

    private final Scheduler scheduler;
    /** What the scheduler itself goes by; the office's clock may be another one. */
    private final Clock machine = Clock.systemUTC();

    Jobs(@Lazy Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Part of the transaction that it is called in; begun at once when that is committed, once for each id. */
    public void start(String task, String id) {
        scheduler.scheduleIfNotExists(new TaskInstance<>(task, id), machine.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    @Bean
    static DbSchedulerCustomizer jobsAsJson() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer());
            }
        };
    }
}
