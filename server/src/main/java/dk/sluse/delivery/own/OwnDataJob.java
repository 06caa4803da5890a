package dk.sluse.delivery.own;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Supplements;
import dk.sluse.delivery.making.DataHall;
import dk.sluse.delivery.making.SchemeTask;
import dk.sluse.delivery.making.SupplementMaker;
import dk.sluse.delivery.own.reading.Finding;
import dk.sluse.delivery.own.reading.Reason;
import dk.sluse.engine.EngineSession;
import dk.sluse.installation.Folders;
import dk.sluse.installation.GivesUp;
import dk.sluse.installation.hall.InDataHall;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.Schemes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Looks at own data that were sent in, in the data hall; whatever comes of it, the original is destroyed. */
@Configuration(proxyBeanMethods = false)
@InDataHall
class OwnDataJob {

    private final OwnDataFiles files;
    private final Uploads uploads;
    private final Schemes schemes;
    private final Deliveries deliveries;
    private final Supplements supplements;
    private final DataHall hall;

    /** What the authority has and agreed on. */
    @Component
    record Given(Schemes schemes, Deliveries deliveries) {}

    OwnDataJob(OwnDataFiles files, Uploads uploads, Given given, Supplements supplements, DataHall hall) {
        this.files = files;
        this.uploads = uploads;
        this.schemes = given.schemes();
        this.deliveries = given.deliveries();
        this.supplements = supplements;
        this.hall = hall;
    }

    @Bean
    Task<Void> ownDataTask() {
        return new SchemeTask(OwnDataFiles.TASK, id -> file(id).scheme(), new GivesUp<>(this::giveUp))
                .doing(hall.database(), this::lookAt);
    }

    private OwnDataFile file(String id) {
        return files.find(id).orElseThrow();
    }

    private void giveUp(String id) {
        OwnDataFile file = file(id);
        if (file.state() == OwnDataFile.State.WAITING) {
            files.refuse(file, List.of(Finding.of(Reason.FAILED)));
        }
        destroy(file);
    }

    private void lookAt(String id) {
        OwnDataFile file = file(id);
        if (file.state() == OwnDataFile.State.WAITING) {
            look(file);
        }
        destroy(file);
    }

    @Bean
    RecurringTask<Void> abandonedUploadsTask() {
        return Tasks.recurring("abandoned-uploads", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((_, _) -> {
                    try {
                        uploads.destroyAbandoned();
                        supplements.destroyUnspokenOf();
                    } catch (IOException e) {
                        throw new UncheckedIOException("cannot destroy what was abandoned", e);
                    }
                });
    }

    private Path folder(OwnDataFile file) {
        return hall.bank().folder().resolve(".own-data-" + file.id());
    }

    private void destroy(OwnDataFile file) {
        try {
            Folders.delete(folder(file));
            uploads.destroy(new Uploads.Sender(file.sentBy(), file.scheme(), file.name()), file.upload());
            files.destroyed(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot destroy the original of own data", e);
        }
    }

    private void look(OwnDataFile file) {
        Agreement agreement = schemes.agreement(file.scheme()).orElseThrow();
        Optional<OwnData> declared = agreement.ownData(file.name());
        if (declared.isEmpty()) {
            files.refuse(file, List.of(Finding.of(Reason.NOT_AGREED)));
            return;
        }
        Path folder = folder(file);
        try {
            Folders.delete(folder);
            Files.createDirectories(folder);
            Path original = folder.resolve("original");
            try (InputStream in =
                    uploads.open(new Uploads.Sender(file.sentBy(), file.scheme(), file.name()), file.upload())) {
                Files.copy(in, original);
            }
            try (EngineSession session = hall.engine()
                    .openLarge(List.of(
                            hall.bank().folder(),
                            hall.bank().home().supplements(),
                            hall.bank().home().packages()))) {
                OwnDataIntake.Taken taken = new OwnDataIntake(
                                new SupplementMaker(hall, supplements, session),
                                schemes.find(file.scheme()).orElseThrow(),
                                agreement,
                                declared.get(),
                                deliveries.current(file.scheme()))
                        .take(original, files.sent(file));
                files.takeIn(file, taken.supplement(), taken.matched());
            }
        } catch (Finding.Refused e) {
            files.refuse(file, e.findings());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read own data", e);
        }
    }
}
