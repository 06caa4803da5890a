package dk.sluse.workspace.out;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Request;
import dk.sluse.audit.Seal;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.kept.KeptFiles;
import dk.sluse.workspace.kept.KeptFiles.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Takes copies of what shall go home out of workspaces, and keeps them encrypted. */
@Component
@EnableConfigurationProperties(OutgoingProperties.class)
public class WayOut {

    /** What was taken, or why nothing was. */
    public sealed interface Answer {

        /** Files are kept under this number. */
        record Taken(int number) implements Answer {}

        /** Nothing was taken. */
        record Nothing(Refusal why) implements Answer {}
    }

    /** Why nothing was taken; the codes are stable. */
    public enum Refusal {
        /** The workspace is not open. */
        NOT_OPEN,
        /** Nothing lies in its folder that could be taken. */
        NOTHING,
        /** Another click of the same person is being dealt with. */
        BUSY,
        /** It was tried, and failed; the log tells the operator why. */
        FAILED
    }

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(WayOut.class);

    private final AllOutgoing outgoing;
    private final Machine machine;
    private final KeptFiles kept;
    private final OutgoingProperties properties;
    private final Set<Integer> busy = ConcurrentHashMap.newKeySet();

    WayOut(AllOutgoing outgoing, Machine machine, KeptFiles kept, OutgoingProperties properties) {
        this.outgoing = outgoing;
        this.machine = machine;
        this.kept = kept;
        this.properties = properties;
    }

    /** Takes what lies in a workspace's folder now; what lies there stays. */
    public Answer take(Workspace workspace) {
        return collect(workspace, collected -> take(workspace, collected), Answer.Nothing::new);
    }

    /** Looks at what lies in a workspace's folder now, without keeping any of it; empty if it could be done. */
    public Optional<Refusal> look(Workspace workspace, Taker taker) {
        return collect(
                workspace,
                collected -> {
                    Collected.read(collected, properties.size().toBytes(), taker);
                    return Optional.empty();
                },
                Optional::of);
    }

    /** What is done with what was collected. */
    private interface Work<T> {
        T with(Path collected) throws IOException;
    }

    private <T> T collect(Workspace workspace, Work<? extends T> work, Function<Refusal, T> refused) {
        if (!busy.add(workspace.number())) {
            return refused.apply(Refusal.BUSY);
        }
        Path collected = machine.collected(workspace.number());
        try {
            deleteForgotten(collected.resolveSibling("."));
            var _ = machine.agent(workspace.number())
                    .ask(new Request.Collect(workspace.number(), properties.files(), (int)
                            properties.size().toMegabytes()));
            return work.with(collected);
        } catch (AgentClient.Refusal e) {
            LOG.warn("workspace {}: nothing is collected: {}", workspace.number(), e.getMessage());
            return refused.apply("invalid workspace".equals(e.getMessage()) ? Refusal.NOT_OPEN : Refusal.FAILED);
        } catch (IOException | UncheckedIOException e) {
            LOG.error("workspace {}: what shall go home cannot be taken: {}", workspace.number(), e.getMessage());
            return refused.apply(Refusal.FAILED);
        } finally {
            delete(collected);
            busy.remove(workspace.number());
        }
    }

    private Answer take(Workspace workspace, Path collected) throws IOException {
        int number = outgoing.next();
        boolean noted = false;
        try {
            noted = take(number, workspace, collected);
            return noted ? new Answer.Taken(number) : new Answer.Nothing(Refusal.NOTHING);
        } finally {
            if (!noted) {
                kept.forget(Kind.OUTGOING, number);
            }
        }
    }

    private boolean take(int number, Workspace workspace, Path collected) throws IOException {
        List<OutgoingFile> files = new ArrayList<>();
        List<Seal> seals = new ArrayList<>();
        Collected.read(collected, properties.size().toBytes(), new Taker() {
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
        if (!seals.isEmpty()) {
            outgoing.add(number, workspace, files, seals);
        }
        return !seals.isEmpty();
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
}
