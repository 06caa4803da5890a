package dk.sluse.workspace.in;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Request;
import dk.sluse.audit.Seal;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.in.Finding.Reason;
import dk.sluse.workspace.in.Incoming.State;
import dk.sluse.workspace.kept.KeptFiles;
import dk.sluse.workspace.kept.KeptFiles.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings code and documentation into workspaces: screened, kept encrypted, noted, and put into the folder of what comes in. */
@Component
public class WayIn {

    /** Why nothing came in; the codes are stable. */
    public enum Refusal {
        /** The workspace is not open, or was opened before it had such a folder. */
        NOT_OPEN,
        /** No files were chosen, or too many. */
        NUMBER,
        /** They are too large together. */
        SIZE,
        /** So much has come in within a day that the office has to keep. */
        A_DAY,
        /** Something was found in them; see the findings. */
        FOUND,
        /** The disk of the workspace is full. */
        DISK,
        /** Another click of the same person is being dealt with. */
        BUSY,
        /** It was tried, and failed; the log tells the operator why. */
        FAILED
    }

    /** Why nothing came in, and what was found. */
    public record Answer(Refusal refusal, List<Finding> findings) {

        static Optional<Answer> of(Refusal refusal) {
            return Optional.of(new Answer(refusal, List.of()));
        }
    }

    /** A file as it was sent. */
    public static final class Sent {

        private final String name;
        private final byte[] content;

        /** @param content is not copied */
        public Sent(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }
    }

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final Logger LOG = LoggerFactory.getLogger(WayIn.class);

    private final AllIncoming all;
    private final Machine machine;
    private final KeptFiles kept;
    private final Checks checks;
    private final Clock clock;
    private final Set<Integer> busy = ConcurrentHashMap.newKeySet();

    /** What is asked of files. */
    @Component
    record Checks(IncomingProperties properties, MalwareScanner scanner) {

        /** One after the other: a text is as large in memory as twenty visitors. */
        private static final ReentrantLock ALONE = new ReentrantLock();

        List<Finding> look(List<Sent> files) throws IOException {
            List<Finding> findings = new ArrayList<>(screened(files));
            for (Sent file : files) {
                if (scanner.knows(file.content)) {
                    findings.add(Finding.of(file.name, Reason.MALWARE));
                }
            }
            return findings;
        }

        private List<Finding> screened(List<Sent> files) {
            ALONE.lock();
            try {
                return screenedAlone(files);
            } finally {
                ALONE.unlock();
            }
        }

        private List<Finding> screenedAlone(List<Sent> files) {
            Screening screening = new Screening(properties.rows());
            List<Finding> findings = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (Sent file : files) {
                findings.addAll(screening.look(file.name, file.content));
                if (!names.add(file.name)) {
                    findings.add(Finding.of(file.name, Reason.TWICE));
                }
            }
            return findings;
        }
    }

    WayIn(AllIncoming all, Machine machine, KeptFiles kept, Checks checks, Clock clock) {
        this.all = all;
        this.machine = machine;
        this.kept = kept;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * Brings files into a workspace that is open; its person has stated that no data on persons or firms are in them.
     *
     * @param text what they are
     */
    public Optional<Answer> bring(Workspace workspace, String text, List<Sent> files) {
        if (!busy.add(workspace.number())) {
            return Answer.of(Refusal.BUSY);
        }
        try {
            return screened(workspace, text, files);
        } catch (IOException | UncheckedIOException e) {
            LOG.error("workspace {}: nothing can be brought in: {}", workspace.number(), e.getMessage());
            return Answer.of(Refusal.FAILED);
        } finally {
            busy.remove(workspace.number());
        }
    }

    private Optional<Answer> screened(Workspace workspace, String text, List<Sent> files) throws IOException {
        if (!workspace.open()) {
            return Answer.of(Refusal.NOT_OPEN);
        }
        if (files.isEmpty() || files.size() > checks.properties.files()) {
            return Answer.of(Refusal.NUMBER);
        }
        long bytes = files.stream().mapToLong(one -> one.content.length).sum();
        if (bytes > checks.properties.size().toBytes()) {
            return Answer.of(Refusal.SIZE);
        }
        if (all.bytesOfADay(workspace.number()) + bytes
                > checks.properties.aDay().toBytes()) {
            return Answer.of(Refusal.A_DAY);
        }
        List<Finding> findings = checks.look(files);
        if (!findings.isEmpty()) {
            return Optional.of(new Answer(Refusal.FOUND, findings));
        }
        return put(all.next(), workspace, freeFolder(workspace), text, files);
    }

    /** Named by the time, or the first second after it that has none yet. */
    private String freeFolder(Workspace workspace) {
        Instant at = clock.instant();
        while (all.has(workspace.number(), FOLDER.format(at.atZone(OfficeTime.ZONE)))) {
            at = at.plusSeconds(1);
        }
        return FOLDER.format(at.atZone(OfficeTime.ZONE));
    }

    private Optional<Answer> put(int number, Workspace workspace, String folder, String text, List<Sent> files)
            throws IOException {
        List<IncomingFile> noted = new ArrayList<>();
        List<Seal> seals = new ArrayList<>();
        boolean whole = false;
        try {
            for (Sent file : files) {
                int at = noted.size() + 1;
                seals.add(kept.put(Kind.INCOMING, number, at, file.content));
                noted.add(IncomingFile.of(at, file.name, file.content));
            }
            all.add(number, workspace, folder, text, noted, seals);
            whole = true;
        } finally {
            if (!whole) {
                kept.forget(Kind.INCOMING, number);
            }
        }
        Optional<Answer> answer = send(workspace, folder, files);
        all.ended(number, workspace, answer.isEmpty() ? State.ARRIVED : State.FAILED);
        return answer;
    }

    private Optional<Answer> send(Workspace workspace, String folder, List<Sent> files) {
        byte[] bundle = bundle(files);
        try {
            var _ = machine.agent(workspace.number())
                    .ask(new Request.Receive(workspace.number(), folder, bundle.length), bundle);
            return Optional.empty();
        } catch (AgentClient.Refusal e) {
            LOG.warn("workspace {}: nothing is brought in: {}", workspace.number(), e.getMessage());
            return Answer.of(
                    switch (String.valueOf(e.getMessage())) {
                        case "invalid workspace" -> Refusal.NOT_OPEN;
                        case "invalid disk" -> Refusal.DISK;
                        default -> Refusal.FAILED;
                    });
        } catch (IOException e) {
            LOG.error("workspace {}: the agent brings nothing in: {}", workspace.number(), e.getMessage());
            return Answer.of(Refusal.FAILED);
        }
    }

    /**
     * Puts an answer of this server's own into a workspace; it holds nothing that was not there.
     *
     * @param folder of its own, of the kind {@code 20261127-150432}
     */
    public Optional<Answer> answer(Workspace workspace, String folder, String name, byte[] content) {
        return send(workspace, folder, List.of(new Sent(name, content)));
    }

    private static byte[] bundle(List<Sent> files) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (Sent file : files) {
            String name = HexFormat.of().formatHex(file.name.getBytes(StandardCharsets.UTF_8));
            bundle.writeBytes(ascii("F " + file.content.length + " " + name + "\n"));
            bundle.writeBytes(file.content);
        }
        bundle.writeBytes(ascii("E\n"));
        return bundle.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The content of a file for somebody of the office, which is noted first. */
    public byte[] fetch(Incoming incoming, IncomingFile file, Person by) throws IOException {
        all.fetched(incoming, file, by.id());
        return kept.get(Kind.INCOMING, incoming.number(), file.number(), file.sha256());
    }
}
