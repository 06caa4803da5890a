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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Jobs that outlive a restart lie in the state database; their data as JSON, never as Java objects. */
@Configuration(proxyBeanMethods = false)
public class Jobs {

    private final Scheduler scheduler;
    /** What the scheduler itself goes by; the office's clock may be another one. */
    private final Clock machine = Clock.systemUTC();

    private final JdbcClient jdbc;

    Jobs(@Lazy Scheduler scheduler, JdbcClient jdbc) {
        this.scheduler = scheduler;
        this.jdbc = jdbc;
    }

    /** Part of the transaction that it is called in; begun at once when that is committed, once for each id. */
    public void start(String task, String id) {
        jdbc.sql("""
                delete from job_progress p where not exists
                (select from scheduled_tasks s where s.task_name = p.task_name and s.task_instance = p.task_instance)""").update();
        scheduler.scheduleIfNotExists(new TaskInstance<>(task, id), machine.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    /** Notes how far a job is, in percent, for whoever waits for it in whatever process. */
    public void progress(String task, String id, int percent) {
        jdbc.sql("""
                insert into job_progress values (:task, :id, :percent) on conflict (task_name, task_instance)
                do update set percent = excluded.percent where job_progress.percent <> excluded.percent""")
                .param("task", task)
                .param("id", id)
                .param("percent", percent)
                .update();
    }

    /** How far a job is, in percent; 0 while it waits. */
    public int percent(String task, String id) {
        return jdbc.sql("select percent from job_progress where task_name = :task and task_instance = :id")
                .param("task", task)
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(0);
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
