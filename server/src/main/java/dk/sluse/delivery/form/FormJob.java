package dk.sluse.delivery.form;

import com.github.kagkarlsson.scheduler.task.Task;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.delivery.making.DataHall;
import dk.sluse.delivery.making.SchemeTask;
import dk.sluse.engine.EngineOutage;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.files.ReadStat;
import dk.sluse.installation.Folders;
import dk.sluse.installation.GivesUp;
import dk.sluse.installation.Home;
import dk.sluse.installation.hall.InDataHall;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what is wanted in other forms, and removes what is not any more. */
@Configuration(proxyBeanMethods = false)
@InDataHall
class FormJob {

    private final FormRequests requests;
    private final Deliveries deliveries;
    private final DataHall hall;

    FormJob(FormRequests requests, Deliveries deliveries, DataHall hall) {
        this.requests = requests;
        this.deliveries = deliveries;
        this.hall = hall;
    }

    /** One at a time, as they are long and nobody waits for them in front of a page. */
    @Bean
    Task<Void> formTask() {
        return new SchemeTask(FormRequests.TASK, FormJob::scheme, new GivesUp<>(this::giveUp))
                .doing(hall.database(), new Semaphore(1), this::make);
    }

    private static SchemeId scheme(String id) {
        return new SchemeId(id.substring(0, id.indexOf('/')));
    }

    private void giveUp(String id) {
        Folders.clear(work(id));
        requests.giveUp(scheme(id));
    }

    private Home home() {
        return hall.bank().home();
    }

    private Path folder(SchemeId scheme) {
        return home().forms().resolve(scheme.value());
    }

    private Path work(String id) {
        return home().forms().resolve(".making-" + id.replace('/', '-'));
    }

    /** Makes what is first of that which waits, and removes what is not wanted any more. */
    private void make(String id) {
        SchemeId scheme = scheme(id);
        Path work = work(id);
        try {
            Folders.delete(work);
            Files.createDirectories(work);
            Optional<DeliveredPackage> delivered = deliveries.current(scheme);
            if (delivered.isPresent()) {
                requests.of(scheme).stream()
                        .filter(request -> register(request, delivered.get()).isEmpty())
                        .forEach(requests::drop);
                Optional<FormRequest> first = requests.of(scheme).stream()
                        .filter(request -> request.state() == FormRequest.State.WAITING)
                        .findFirst();
                if (first.isPresent()) {
                    make(first.get(), delivered.get(), work);
                }
            }
            removeUnwanted(scheme);
            Folders.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a package in another form", e);
        }
    }

    private static Optional<PackagedRegister> register(FormRequest request, DeliveredPackage delivered) {
        return delivered.manifest().register(request.register());
    }

    private void make(FormRequest request, DeliveredPackage delivered, Path work) throws IOException {
        if (request.form().program().isPresent() && !ReadStat.isInstalled()) {
            requests.stop(request, FormRequest.Trouble.PROGRAM_MISSING);
            return;
        }
        try (EngineSession session = hall.engine().openLarge(List.of(delivered.folder(), work))) {
            FormMaker.Made made = new FormMaker(home(), session, delivered, work)
                    .make(request, register(request, delivered).orElseThrow());
            if (made.whole()) {
                requests.made(request, made.files());
            } else {
                requests.madeSoFar(request, made.files());
            }
        } catch (EngineOutage e) {
            requests.stop(request, FormRequest.Trouble.FAILED);
        }
    }

    private void removeUnwanted(SchemeId scheme) throws IOException {
        Set<String> wanted = requests.of(scheme).stream()
                .flatMap(request -> request.files().stream())
                .map(FormRequest.FormFile::path)
                .collect(Collectors.toSet());
        if (Files.isDirectory(folder(scheme))) {
            try (Stream<Path> files = Files.walk(folder(scheme))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!wanted.contains(home().relative(file))) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
