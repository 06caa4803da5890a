package dk.sluse.release.check;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.sluse.installation.GivesUp;
import dk.sluse.installation.hall.OutsideDataHall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks into the files of a request; an interrupted one goes on with those that have not been looked into. */
@Configuration(proxyBeanMethods = false)
@OutsideDataHall
class CheckJob {

    private final RequestChecks checks;

    CheckJob(RequestChecks checks) {
        this.checks = checks;
    }

    @Bean
    OneTimeTask<Void> releaseCheckTask() {
        return Tasks.oneTime(RequestChecks.TASK)
                .onFailure(new GivesUp<>(id -> checks.givenUp(Integer.parseInt(id))))
                .execute((instance, _) -> checks.run(Integer.parseInt(instance.getId())));
    }
}
