package dk.sluse.inspection.confined;

import dk.sluse.inspection.confined.ConfinedInspector.Confines;
import dk.sluse.inspection.content.Policy;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Paints pictures anew, each in a process of its own like that of {@link ConfinedInspector}. */
public final class ConfinedPictures {

    /** Bytes of a picture; more is not read. */
    private static final int LARGEST = 100_000_000;

    /** How a PNG ends that was written to its end: an empty block, and its check. */
    private static final byte[] END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 'B', '`', (byte) 0x82};

    private final ConfinedInspector sandbox;

    /** @param program what its processes run */
    public ConfinedPictures(Program program, Confines confines) {
        this.sandbox = new ConfinedInspector(Policy.USUAL, program, confines);
    }

    /**
     * The pixels of a picture (PNG, JPEG, TIFF) as a PNG, and nothing else of it.
     *
     * @return empty if it cannot be painted: it is broken, too large, or of colours that nobody knows here
     * @throws IOException if no process can be started
     */
    public Optional<byte[]> plain(byte[] content) throws IOException {
        return sandbox.answer(PictureWorker.class.getName(), LARGEST, content)
                .filter(painted -> painted.length > END.length
                        && Arrays.equals(painted, painted.length - END.length, painted.length, END, 0, END.length));
    }
}
