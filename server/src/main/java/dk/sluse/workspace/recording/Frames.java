package dk.sluse.workspace.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How what was sent to a browser is kept: for each message the milliseconds since the beginning, its length, and itself. */
final class Frames {

    /**
     * What was sent at once.
     *
     * @param at since the beginning
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Frame(Duration at, byte[] bytes) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void add(Duration at, byte[] message) throws IOException {
        out.writeInt((int) Math.min(Integer.MAX_VALUE, at.toMillis()));
        out.writeInt(message.length);
        out.write(message);
    }

    int size() {
        return bytes.size();
    }

    /** What has been added, which begins anew. */
    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    /** Reads what was taken. */
    static List<Frame> read(byte[] piece) throws IOException {
        List<Frame> frames = new ArrayList<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(piece));
        while (in.available() > 0) {
            Duration at = Duration.ofMillis(in.readInt());
            byte[] message = new byte[in.readInt()];
            in.readFully(message);
            frames.add(new Frame(at, message));
        }
        return frames;
    }
}
