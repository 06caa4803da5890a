package dk.sluse.inspection.confined;

import dk.sluse.inspection.confined.ConfinedInspector.Confines;
import dk.sluse.inspection.content.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Paints pictures anew, each in a process of its own like that of {@link ConfinedInspector}. */
public final class ConfinedPictures {

    /** Bytes of a picture; more is not read. */
    private static final int LARGEST = 100_000_000;

    private final ConfinedInspector sandbox;
    private final Confines confines;

    /** @param classPath of this library and what it needs: folders and archives */
    public ConfinedPictures(List<Path> classPath, Confines confines) {
        this.sandbox = new ConfinedInspector(Policy.USUAL, classPath, confines);
        this.confines = confines;
    }

    /**
     * The pixels of a picture (PNG, JPEG, TIFF) as a PNG, and nothing else of it.
     *
     * @return empty if it cannot be painted: it is broken, too large, or of colours that nobody knows here
     * @throws IOException if no process can be started
     */
    public Optional<byte[]> plain(byte[] content) throws IOException {
        Process process = new ProcessBuilder(sandbox.command(PictureWorker.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            CompletableFuture<byte[]> painted = CompletableFuture.supplyAsync(
                    () -> read(process), task -> Thread.ofVirtual().start(task));
            Thread.ofVirtual().start(() -> write(process, content));
            byte[] picture = painted.get(confines.time().toMillis(), TimeUnit.MILLISECONDS);
            boolean good = process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0;
            return good && picture.length > 0 ? Optional.of(picture) : Optional.empty();
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] read(Process process) {
        try (InputStream in = process.getInputStream()) {
            return in.readNBytes(LARGEST);
        } catch (IOException _) {
            return new byte[0];
        }
    }

    private static void write(Process process, byte[] content) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(content);
        } catch (IOException _) {
            // A process that has ended says so by what it has not painted.
            assert !process.isAlive();
        }
    }
}
