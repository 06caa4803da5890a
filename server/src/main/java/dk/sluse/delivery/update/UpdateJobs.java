package dk.sluse.delivery.update;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dk.sluse.delivery.making.DataHall;
import dk.sluse.engine.EngineSession;
import dk.sluse.installation.GivesUp;
import dk.sluse.installation.hall.InDataHall;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done in the data hall to keep packages up to date. */
@Configuration(proxyBeanMethods = false)
@InDataHall
class UpdateJobs {

    private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 5);

    private final Updates updates;
    private final Reruns reruns;
    private final Schemes schemes;
    private final DataHall hall;

    UpdateJobs(Updates updates, Reruns reruns, Schemes schemes, DataHall hall) {
        this.updates = updates;
        this.reruns = reruns;
        this.schemes = schemes;
        this.hall = hall;
    }

    /** Periods that were withheld until today. */
    @Bean
    RecurringTask<Void> packagesDueTask() {
        return Tasks.recurring("packages-due", Schedules.daily(AFTER_MIDNIGHT))
                .execute((_, _) -> updates.orderWhatIsDue());
    }

    @Bean
    OneTimeTask<Void> rerunComparisonTask() {
        return Tasks.oneTime(Reruns.TASK)
                .onFailure(new GivesUp<>(
                        id -> offered(id.split("/")).ifPresent(one -> reruns.compared(one, Difference.UNTOLD))))
                .execute((instance, _) -> compare(instance.getId().split("/")));
    }

    private Optional<Rerun> offered(String[] id) {
        return reruns.find(new SchemeId(id[0]), id[1], id[2], Integer.parseInt(id[3]));
    }

    private void compare(String[] id) {
        Optional<Rerun> rerun = offered(id);
        Optional<PackageItem> item = schemes.agreement(new SchemeId(id[0])).flatMap(agreement -> agreement.item(id[1]));
        if (rerun.isPresent() && item.isPresent()) {
            reruns.compared(rerun.get(), difference(rerun.get(), item.get()));
        }
    }

    private Difference difference(Rerun rerun, PackageItem item) {
        try (EngineSession session = hall.engine().openLarge(List.of(hall.bank().folder()))) {
            return new Comparison(hall.bank(), session).of(rerun, item);
        }
    }
}
