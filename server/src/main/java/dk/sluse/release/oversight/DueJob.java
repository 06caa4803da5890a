package dk.sluse.release.oversight;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dk.sluse.installation.hall.OutsideDataHall;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reminds reviewers each morning. */
@Configuration(proxyBeanMethods = false)
@OutsideDataHall
class DueJob {

    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final Due due;

    DueJob(Due due) {
        this.due = due;
    }

    @Bean
    RecurringTask<Void> releaseDueTask() {
        return Tasks.recurring("release-due", Schedules.daily(MORNING)).execute((_, _) -> due.remind());
    }
}
