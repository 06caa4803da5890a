package dk.sluse.workspace.out;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Request;
import dk.sluse.audit.Seal;
import dk.sluse.people.Person;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.kept.KeptFiles;
import dk.sluse.workspace.kept.KeptFiles.Kind;
import dk.sluse.workspace.out.Outgoing.OutgoingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Takes copies of what shall go home out of workspaces, keeps them encrypted, and gives them to the office. */
@Component
@EnableConfigurationProperties(OutgoingProperties.class)
public class WayOut {

    /** Why nothing was offered; the codes are stable. */
    public enum Refusal {
        /** The workspace is not open. */
        NOT_OPEN,
        /** Nothing lies in its folder that could be taken. */
        NOTHING,
        /** So much of him waits for the office that it must answer first. */
        WAITING,
        /** Another click of the same person is being dealt with. */
        BUSY,
        /** It was tried, and failed; the log tells the operator why. */
        FAILED
    }

    /** Of one workspace. */
    private static final int MOST_WAITING = 5;

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(WayOut.class);

    private final AllOutgoing offers;
    private final Machine machine;
    private final KeptFiles kept;
    private final OutgoingProperties properties;
    private final Set<Integer> busy = ConcurrentHashMap.newKeySet();

    WayOut(AllOutgoing offers, Machine machine, KeptFiles kept, OutgoingProperties properties) {
        this.offers = offers;
        this.machine = machine;
        this.kept = kept;
        this.properties = properties;
    }

    /**
     * Offers what lies in a workspace's folder now; what lies there stays.
     *
     * @param text what it shows
     */
    public Optional<Refusal> offer(Workspace workspace, String text) {
        if (!busy.add(workspace.number())) {
            return Optional.of(Refusal.BUSY);
        }
        Path collected = machine.collected(workspace.number());
        try {
            if (offers.waiting(workspace.number()) >= MOST_WAITING) {
                return Optional.of(Refusal.WAITING);
            }
            deleteForgotten(collected.resolveSibling("."));
            var _ = machine.agent(workspace.number())
                    .ask(new Request.Collect(workspace.number(), properties.files(), (int)
                            properties.size().toMegabytes()));
            return take(workspace, text, collected);
        } catch (AgentClient.Refusal e) {
            LOG.warn("workspace {}: nothing is collected: {}", workspace.number(), e.getMessage());
            return Optional.of("invalid workspace".equals(e.getMessage()) ? Refusal.NOT_OPEN : Refusal.FAILED);
        } catch (IOException | UncheckedIOException e) {
            LOG.error("workspace {}: what shall go home cannot be taken: {}", workspace.number(), e.getMessage());
            return Optional.of(Refusal.FAILED);
        } finally {
            delete(collected);
            busy.remove(workspace.number());
        }
    }

    private Optional<Refusal> take(Workspace workspace, String text, Path collected) throws IOException {
        int number = offers.next();
        boolean noted = false;
        try {
            Optional<Refusal> refusal = take(number, workspace, text, collected);
            noted = refusal.isEmpty();
            return refusal;
        } finally {
            if (!noted) {
                kept.forget(Kind.OUTGOING, number);
            }
        }
    }

    private Optional<Refusal> take(int number, Workspace workspace, String text, Path collected) throws IOException {
        List<OutgoingFile> files = new ArrayList<>();
        List<Seal> seals = new ArrayList<>();
        Collected.read(collected, properties.size().toBytes(), new Collected.Taker() {
            @Override
            public void file(String name, byte[] content) {
                int at = files.size() + 1;
                seals.add(kept.put(Kind.OUTGOING, number, at, content));
                files.add(new OutgoingFile(at, name, content.length, Seal.sha256(content), null));
            }

            @Override
            public void refused(String name, String reason) {
                files.add(new OutgoingFile(files.size() + 1, name, 0, null, reason));
            }
        });
        if (seals.isEmpty()) {
            return Optional.of(Refusal.NOTHING);
        }
        offers.add(number, workspace, text, files, seals);
        return Optional.empty();
    }

    /** What a server that went down has not taken away. */
    private static void deleteForgotten(Path folder) throws IOException {
        Instant old = Instant.now().minus(FORGOTTEN);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    delete(file);
                }
            }
        }
    }

    private static void delete(Path collected) {
        try {
            Files.deleteIfExists(collected);
        } catch (IOException e) {
            LOG.error("a collection stays: {}", e.getMessage());
        }
    }

    /** The content of a file for somebody of the office, which is noted first. */
    public byte[] fetch(Outgoing offer, OutgoingFile file, Person by) throws IOException {
        offers.fetched(offer, file, by.id());
        return kept.get(Kind.OUTGOING, offer.number(), file.number(), Objects.requireNonNull(file.sha256()));
    }
}
