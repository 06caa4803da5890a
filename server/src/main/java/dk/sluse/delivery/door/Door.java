package dk.sluse.delivery.door;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.Seal;
import dk.sluse.delivery.making.DataHall;
import dk.sluse.delivery.making.SchemeTask;
import dk.sluse.engine.EngineSession;
import dk.sluse.installation.hall.InDataHall;
import dk.sluse.people.OfficeTime;
import dk.sluse.pseudonymisation.IdentifierAccess;
import dk.sluse.scheme.Schemes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Does in the data hall what two people of the office have agreed on. */
@Configuration(proxyBeanMethods = false)
@InDataHall
public class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

    /** What is written when keys are destroyed. */
    record Certificate(
            String scheme,
            String request,
            String basis,
            String requestedBy,
            String approvedBy,
            String at,
            List<Seal> destroyed) {}

    private final DoorRequests requests;
    private final Schemes schemes;
    private final DataHall hall;

    Door(DoorRequests requests, Schemes schemes, DataHall hall) {
        this.requests = requests;
        this.schemes = schemes;
        this.hall = hall;
    }

    /**
     * The keys of an approved look-up, once; they are shown in the data hall and nowhere else.
     *
     * @param actor who sees them
     * @return for each serial number its key; empty if there is no such request that is approved and has not been shown
     */
    public Optional<Map<String, String>> show(String id, String actor) {
        Optional<DoorRequest> request = requests.find(id)
                .filter(one -> one.kind() == DoorRequest.Kind.LOOK_UP && one.state() == DoorRequest.State.APPROVED);
        if (request.isEmpty()) {
            return Optional.empty();
        }
        DoorRequest asked = request.get();
        requests.done(asked, actor, "door.shown", List.of());
        IdentifierAccess access = hall.vault()
                .grant(AuditEntry.of(actor, "identifiers.seen", id)
                        .under(asked.scheme().value()));
        Map<String, Integer> numbers = hall.vault().lookUp(access, asked.keyType(), asked.serials());
        Map<Integer, String> keys = keys(asked.keyType(), numbers);
        Map<String, String> found = new TreeMap<>();
        numbers.forEach((serial, number) -> found.put(serial, keys.getOrDefault(number, "")));
        return Optional.of(found);
    }

    private Map<Integer, String> keys(String keyType, Map<String, Integer> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        String wanted = numbers.values().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        try (EngineSession session =
                hall.engine().open(List.of(hall.bank().keys().folder()))) {
            return session
                    .query(
                            "SELECT id, key FROM " + hall.bank().keys().keys(keyType) + " WHERE id IN " + wanted,
                            row -> Map.entry(row.getInt(1), row.getString(2)))
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    @Bean
    Task<Void> keyDestructionTask() {
        return new SchemeTask(
                        DoorRequests.TASK,
                        id -> requests.find(id).orElseThrow().scheme(),
                        new FailureHandler.OnFailureRetryLater<>(AGAIN_AFTER))
                .doing(hall.database(), id -> {
                    DoorRequest request = requests.find(id).orElseThrow();
                    if (request.state() == DoorRequest.State.APPROVED) {
                        destroy(request);
                    }
                });
    }

    private void destroy(DoorRequest request) {
        String scheme = request.scheme().value();
        if (schemes.find(request.scheme()).orElseThrow().inForceOn(OfficeTime.today(hall.clock()))) {
            LOG.warn("key-destruction {} not done: the scheme is in force", request.id());
            return;
        }
        Path file = hall.bank().home().certificates().resolve(request.id() + ".json");
        Certificate certificate = new Certificate(
                scheme,
                request.id(),
                request.basis(),
                request.requestedBy().value(),
                Objects.requireNonNull(request.decidedBy()).value(),
                hall.clock().instant().toString(),
                hall.vault().files(scheme));
        try {
            // After a crash the first certificate holds: it tells what there was.
            if (!Files.exists(file)) {
                Path written = file.resolveSibling(request.id() + ".new");
                Files.writeString(
                        written,
                        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(certificate));
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
            hall.vault().destroy(scheme);
            Seal seal = new Seal(hall.bank().home().relative(file), Seal.sha256(file));
            requests.done(request, "system:delivery", "keys.destroyed", List.of(seal));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a certificate", e);
        }
    }
}
