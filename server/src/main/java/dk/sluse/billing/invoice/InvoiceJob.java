package dk.sluse.billing.invoice;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dk.sluse.installation.Jobs;
import dk.sluse.installation.hall.OutsideDataHall;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.casework.CaseMoved;
import dk.sluse.scheme.casework.CaseState;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Measures and issues every morning, and when a contract has been signed. */
@Configuration(proxyBeanMethods = false)
@OutsideDataHall
class InvoiceJob {

    private static final String TASK = "invoice-of-contract";
    private static final LocalTime MORNING = LocalTime.of(5, 30);

    private final Metering metering;
    private final Invoicing invoicing;
    private final Jobs jobs;

    InvoiceJob(Metering metering, Invoicing invoicing, Jobs jobs) {
        this.metering = metering;
        this.invoicing = invoicing;
        this.jobs = jobs;
    }

    @Bean
    RecurringTask<Void> billingTask() {
        return Tasks.recurring("billing", Schedules.daily(MORNING)).execute((_, _) -> {
            metering.read();
            invoicing.issueWhatIsDue();
        });
    }

    @Bean
    OneTimeTask<Void> invoiceOfContractTask() {
        return Tasks.oneTime(TASK).execute((instance, _) -> invoicing.issueWhatIsDue(new SchemeId(instance.getId())));
    }

    @EventListener
    void on(CaseMoved moved) {
        SchemeId scheme = moved.after().scheme();
        if (moved.after().state() == CaseState.AGREED && scheme != null) {
            jobs.start(TASK, scheme.value());
        }
    }
}
