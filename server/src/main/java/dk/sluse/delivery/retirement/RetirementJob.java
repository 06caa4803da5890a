package dk.sluse.delivery.retirement;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dk.sluse.audit.Seal;
import dk.sluse.delivery.making.DataHall;
import dk.sluse.delivery.making.SchemeTask;
import dk.sluse.installation.Folders;
import dk.sluse.installation.Home;
import dk.sluse.installation.Jobs;
import dk.sluse.installation.hall.InDataHall;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deletes all that a scheme had, with its keys, a year after its last day, and writes a certificate of it. Begun anew after any
 * interruption: the certificate is written first, and tells what there was.
 */
@Configuration(proxyBeanMethods = false)
@InDataHall
public class RetirementJob {

    private static final String TASK = "scheme-retirement";
    private static final LocalTime NIGHT = LocalTime.of(3, 0);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    /**
     * What was destroyed.
     *
     * @param files SHA-256 of each by its path; the keys too, which are of no use without their keyset
     */
    record Certificate(String scheme, String at, TreeMap<String, String> files) {}

    private final Retirements retirements;
    private final Jobs jobs;
    private final DataHall hall;
    private final TransactionTemplate transaction;

    RetirementJob(Retirements retirements, Jobs jobs, DataHall hall, PlatformTransactionManager transactions) {
        this.retirements = retirements;
        this.jobs = jobs;
        this.hall = hall;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Bean
    RecurringTask<Void> retirementsDueTask() {
        return Tasks.recurring("retirements-due", Schedules.daily(NIGHT)).execute((_, _) -> orderWhatIsDue());
    }

    /** Begins with all schemes whose time has come. */
    public void orderWhatIsDue() {
        transaction.executeWithoutResult(_ -> retirements.due().forEach(scheme -> jobs.start(TASK, scheme.value())));
    }

    @Bean
    Task<Void> retirementTask() {
        return new SchemeTask(TASK, SchemeId::new, new FailureHandler.OnFailureRetryLater<>(AGAIN_AFTER))
                .doing(hall.database(), id -> {
                    SchemeId scheme = new SchemeId(id);
                    if (retirements.due().contains(scheme)) {
                        retire(scheme);
                    }
                });
    }

    private void retire(SchemeId scheme) {
        Home home = hall.bank().home();
        Path file = home.certificates().resolve("retired-" + scheme + ".json");
        List<Path> folders = Stream.of(home.packages(), home.supplements(), home.forms(), home.uploads())
                .map(folder -> folder.resolve(scheme.value()))
                .toList();
        try {
            if (!Files.exists(file)) {
                Folders.writeWhole(file, certificate(scheme, folders));
            }
            Certificate certificate = JsonMapper.shared().readValue(file.toFile(), Certificate.class);
            for (Path folder : folders) {
                Folders.delete(folder);
            }
            hall.vault().destroy(scheme.value());
            retirements.done(
                    scheme,
                    List.copyOf(certificate.files().keySet()),
                    new Seal(home.relative(file), Seal.sha256(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete what scheme " + scheme + " has", e);
        }
    }

    private byte[] certificate(SchemeId scheme, List<Path> folders) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.filter(Files::isRegularFile)
                            .forEach(one -> files.put(hall.bank().home().relative(one), Seal.sha256(one)));
                }
            }
        }
        hall.vault().files(scheme.value()).forEach(seal -> files.put(seal.path(), seal.sha256()));
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(
                        new Certificate(scheme.value(), hall.clock().instant().toString(), files));
    }
}
