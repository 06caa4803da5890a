package dk.sluse.release.check;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.confined.ClassPath;
import dk.sluse.inspection.confined.ConfinedInspector;
import dk.sluse.inspection.confined.ConfinedPictures;
import dk.sluse.inspection.confined.Report;
import dk.sluse.installation.TemporaryFolder;
import dk.sluse.release.request.RequestFile;
import dk.sluse.workspace.kept.KeptFiles;
import dk.sluse.workspace.kept.KeptFiles.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What files that are to go home hold, each read in a process of its own. */
@Component
public class Readings {

    private final KeptFiles kept;
    private final TemporaryFolder temporary;

    /** As many processes at once as there are processors. */
    private final Semaphore processes = new Semaphore(Runtime.getRuntime().availableProcessors());

    private @Nullable List<Path> classPath;

    Readings(KeptFiles kept, TemporaryFolder temporary) {
        this.kept = kept;
        this.temporary = temporary;
    }

    private synchronized List<Path> classPath() throws IOException {
        if (classPath == null) {
            classPath = ClassPath.find(temporary.fresh());
        }
        return classPath;
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
            return new ConfinedInspector(policy.inspection(), classPath(), ConfinedInspector.Confines.USUAL)
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
            return new ConfinedPictures(classPath(), ConfinedInspector.Confines.USUAL).plain(content);
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
