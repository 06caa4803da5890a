package dk.sluse.release.check;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.confined.ConfinedInspector;
import dk.sluse.inspection.confined.ConfinedPictures;
import dk.sluse.inspection.confined.Program;
import dk.sluse.inspection.confined.Report;
import dk.sluse.installation.TemporaryFolder;
import dk.sluse.release.request.RequestFile;
import dk.sluse.workspace.kept.KeptFiles;
import dk.sluse.workspace.kept.KeptFiles.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What files that are to go home hold, each read in a process of its own. */
@Component
public class Readings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    private final KeptFiles kept;
    private final TemporaryFolder temporary;

    /** As many processes at once as there are processors. */
    private final Semaphore processes = new Semaphore(Runtime.getRuntime().availableProcessors());

    private @Nullable Program program;
    private @Nullable Thread rehearsal;

    Readings(KeptFiles kept, TemporaryFolder temporary) {
        this.kept = kept;
        this.temporary = temporary;
    }

    private synchronized Program program() throws IOException {
        if (program == null) {
            Program found = Program.find(temporary.fresh());
            program = found;
            rehearsal = Thread.ofVirtual().name("rehearsal").start(() -> rehearse(found));
        }
        return program;
    }

    private static void rehearse(Program program) {
        try {
            LOG.info("Inspection of files: {}", program.rehearse() ? "rehearsed" : "not rehearsed, which takes longer");
        } catch (IOException e) {
            LOG.warn(
                    "Inspection of files cannot be rehearsed, and takes longer: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Ends a rehearsal, which writes into the temporary folder. */
    @Override
    public synchronized void close() {
        if (rehearsal != null) {
            rehearsal.interrupt();
            try {
                rehearsal.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Has a file read, and keeps what it holds. */
    Inspection read(int request, RequestFile file, byte[] content, RiskPolicy policy) throws IOException {
        Inspection inspection = inspect(file.name(), content, policy);
        var _ = kept.put(
                Kind.READ, request, file.number(), Report.of(inspection).getBytes(StandardCharsets.UTF_8));
        return inspection;
    }

    /** Has a file read in a process of its own. */
    Inspection inspect(String name, byte[] content, RiskPolicy policy) throws IOException {
        processes.acquireUninterruptibly();
        try {
            return new ConfinedInspector(policy.inspection(), program(), ConfinedInspector.Confines.USUAL)
                    .inspect(name, content);
        } finally {
            processes.release();
        }
    }

    /**
     * The pixels of a picture as a PNG, and nothing else of it; empty if it cannot be painted.
     *
     * @throws IOException if that cannot be done on this machine now
     */
    public Optional<byte[]> plain(int request, RequestFile picture) throws IOException {
        byte[] content = content(request, picture);
        processes.acquireUninterruptibly();
        try {
            return new ConfinedPictures(program(), ConfinedInspector.Confines.USUAL).plain(content);
        } finally {
            processes.release();
        }
    }

    /** The bytes of a file, which are those that were taken. */
    public byte[] content(int request, RequestFile file) throws IOException {
        return kept.get(Kind.OUTGOING, request, file.number(), file.sha256());
    }

    /** What a file holds, as it was read when it was looked into; one from before that was done is read now. */
    public Inspection held(int request, RequestFile file) {
        try {
            return Report.read(new String(kept.get(Kind.READ, request, file.number()), StandardCharsets.UTF_8));
        } catch (NoSuchFileException _) {
            return readNow(request, file);
        } catch (IOException e) {
            throw new UncheckedIOException("what a file holds is not there", e);
        }
    }

    private Inspection readNow(int request, RequestFile file) {
        try {
            return read(request, file, content(request, file), RiskPolicy.USUAL);
        } catch (IOException e) {
            throw new UncheckedIOException("a file cannot be read", e);
        }
    }
}
