package dk.sluse.release.oversight;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.sluse.installation.GivesUp;
import dk.sluse.installation.hall.OutsideDataHall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks into everything at home anew; an interrupted one begins anew. */
@Configuration(proxyBeanMethods = false)
@OutsideDataHall
class ReevaluationJob {

    private final LookAnew look;

    ReevaluationJob(LookAnew look) {
        this.look = look;
    }

    @Bean
    OneTimeTask<Void> releaseReevaluationTask() {
        return Tasks.oneTime(Reevaluations.TASK)
                .onFailure(new GivesUp<>(id -> look.givenUp(Integer.parseInt(id))))
                .execute((instance, _) -> look.run(Integer.parseInt(instance.getId())));
    }
}
