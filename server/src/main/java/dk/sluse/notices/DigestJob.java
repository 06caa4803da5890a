package dk.sluse.notices;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dk.sluse.installation.hall.OutsideDataHall;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends each morning what is told once a day or once a week. */
@Configuration(proxyBeanMethods = false)
@OutsideDataHall
class DigestJob {

    private static final LocalTime MORNING = LocalTime.of(6, 30);

    @Bean
    RecurringTask<Void> digestsTask(Teller teller) {
        return Tasks.recurring("digests", Schedules.daily(MORNING)).execute((_, _) -> teller.sendDigests());
    }
}
