package dk.sluse.delivery.form;

import com.github.kagkarlsson.scheduler.task.Task;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.delivery.making.DataHall;
import dk.sluse.delivery.making.SchemeTask;
import dk.sluse.engine.EngineSession;
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

    @Bean
    Task<Void> formTask() {
        return new SchemeTask(FormRequests.TASK, FormJob::scheme, new GivesUp<>(this::giveUp))
                .doing(hall.database(), id -> make(scheme(id)));
    }

    private static SchemeId scheme(String id) {
        return new SchemeId(id.substring(0, id.indexOf('/')));
    }

    private void giveUp(String id) {
        Folders.clear(work(scheme(id)));
        requests.of(scheme(id)).stream()
                .filter(request -> request.state() == FormRequest.State.WAITING)
                .forEach(request -> requests.stop(request, FormRequest.Trouble.FAILED));
    }

    private Home home() {
        return hall.bank().home();
    }

    private Path folder(SchemeId scheme) {
        return home().forms().resolve(scheme.value());
    }

    private Path work(SchemeId scheme) {
        return home().forms().resolve(".making-" + scheme);
    }

    private void make(SchemeId scheme) {
        Path work = work(scheme);
        try {
            Folders.delete(work);
            Files.createDirectories(work);
            Optional<DeliveredPackage> delivered = deliveries.current(scheme);
            if (delivered.isPresent()) {
                try (EngineSession session =
                        hall.engine().openLarge(List.of(delivered.get().folder(), work))) {
                    FormMaker maker = new FormMaker(home(), session, delivered.get(), work);
                    for (FormRequest request : requests.of(scheme)) {
                        make(request, maker);
                    }
                }
            }
            removeUnwanted(scheme);
            Folders.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a package in another form", e);
        }
    }

    private void make(FormRequest request, FormMaker maker) throws IOException {
        Optional<PackagedRegister> register = maker.delivered().manifest().register(request.register());
        if (register.isEmpty()) {
            requests.drop(request);
        } else if (request.state() == FormRequest.State.WAITING) {
            try {
                requests.made(request, maker.make(request, register.get()));
            } catch (FormMaker.Unfit e) {
                requests.stop(request, e.trouble());
            }
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
