package dk.sluse.benchmarks.desktop;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small viewer of a desktop that asks for what has changed as soon as it has what it asked for, as noVNC does.
 *
 * @see <a href="https://github.com/rfbproto/rfbproto/blob/master/rfbproto.rst">The RFB Protocol</a>
 */
final class Viewer implements AutoCloseable {

    private static final int COPY = 1;
    private static final int TIGHT = 7;
    private static final int QUALITY_8 = -24;
    private static final int COMPRESSION_2 = -254;
    private static final int LAST_RECTANGLE = -224;
    private static final int FENCE = 248;
    private static final int RETURN = 0xFF0D;
    private static final int PATIENCE_SECONDS = 20;

    /** So much at the bottom is the panel, whose clock changes by itself. */
    private static final int PANEL = 40;

    private final Line line;
    private final DataInputStream in;
    private final AtomicLong received = new AtomicLong();
    private final BlockingQueue<Long> drawn = new LinkedBlockingQueue<>();
    private final int width;
    private final int height;

    private Viewer(Line line) throws IOException {
        this.line = line;
        this.in = new DataInputStream(new BufferedInputStream(line.in(), 1 << 16));
        byte[] version = in.readNBytes(12);
        line.send(version);
        in.skipNBytes(in.readUnsignedByte());
        line.send(new byte[] {1});
        if (in.readInt() != 0) {
            throw new IOException("the desktop does not let in");
        }
        line.send(new byte[] {1});
        this.width = in.readUnsignedShort();
        this.height = in.readUnsignedShort();
        in.skipNBytes(16);
        in.skipNBytes(in.readInt());
    }

    /** Connects, and returns when the whole screen has been seen once. */
    static Viewer open(Line line) throws IOException, InterruptedException {
        Viewer viewer = new Viewer(line);
        int[] encodings = {COPY, TIGHT, QUALITY_8, COMPRESSION_2, LAST_RECTANGLE};
        ByteBuffer offer = ByteBuffer.allocate(4 + 4 * encodings.length).putShort((short) 0x0200);
        offer.putShort((short) encodings.length);
        for (int encoding : encodings) {
            offer.putInt(encoding);
        }
        line.send(offer.array());
        viewer.request(false);
        Thread.ofVirtual().start(viewer::watch);
        viewer.awaitDrawing();
        return viewer;
    }

    private void request(boolean changes) throws IOException {
        line.send(ByteBuffer.allocate(10)
                .put((byte) 3)
                .put((byte) (changes ? 1 : 0))
                .putInt(0)
                .putShort((short) width)
                .putShort((short) height)
                .array());
    }

    private void watch() {
        try {
            for (int type = in.read(); type >= 0; type = in.read()) {
                received.incrementAndGet();
                if (type == 0) {
                    if (update()) {
                        drawn.add(System.nanoTime());
                    }
                    request(true);
                } else if (type == FENCE) {
                    skip(7);
                    skip(in.readUnsignedByte());
                } else {
                    throw new IOException("unexpected message " + type);
                }
            }
        } catch (IOException _) {
            // It has been closed.
            drawn.clear();
        }
    }

    /** Reads a change of the screen; whether anything above the panel has changed. */
    private boolean update() throws IOException {
        skip(1);
        int rectangles = in.readUnsignedShort();
        boolean above = false;
        for (int at = 0; at < rectangles; at++) {
            skip(2);
            int y = in.readUnsignedShort();
            int wide = in.readUnsignedShort();
            int high = in.readUnsignedShort();
            int encoding = in.readInt();
            received.addAndGet(12);
            if (encoding == LAST_RECTANGLE) {
                break;
            }
            above |= y < height - PANEL;
            if (encoding == TIGHT) {
                tight(wide, high);
            } else if (encoding == COPY) {
                skip(4);
            } else {
                throw new IOException("unexpected encoding " + encoding);
            }
        }
        return above;
    }

    private void tight(int wide, int high) throws IOException {
        int control = in.readUnsignedByte() >> 4;
        if (control == 8) {
            skip(3);
        } else if (control == 9) {
            skip(length());
        } else {
            int filter = (control & 4) == 0 ? 0 : in.readUnsignedByte();
            int row = 3 * wide;
            if (filter == 1) {
                int colours = in.readUnsignedByte() + 1;
                skip(3 * colours);
                row = colours == 2 ? (wide + 7) / 8 : wide;
            }
            skip(row * high < 12 ? row * high : length());
        }
    }

    private int length() throws IOException {
        int length = 0;
        for (int shift = 0; shift <= 14; shift += 7) {
            int read = in.readUnsignedByte();
            length |= (shift == 14 ? read : read & 0x7F) << shift;
            if ((read & 0x80) == 0) {
                break;
            }
        }
        return length;
    }

    private void skip(int bytes) throws IOException {
        in.skipNBytes(bytes);
        received.addAndGet(bytes);
    }

    /** Bytes of the screen that have come so far. */
    long received() {
        return received.get();
    }

    /** Presses and releases a key. */
    void press(int key) throws IOException {
        line.send(key(key, true));
        line.send(key(key, false));
    }

    /** Types a line, without waiting for anything. */
    void type(String text) throws IOException {
        for (byte letter : text.getBytes(StandardCharsets.ISO_8859_1)) {
            press(letter);
        }
        press(RETURN);
    }

    /** Holds some keys while another is pressed. */
    void chord(int key, int... held) throws IOException {
        for (int one : held) {
            line.send(key(one, true));
        }
        press(key);
        for (int one : held) {
            line.send(key(one, false));
        }
    }

    private static byte[] key(int key, boolean down) {
        return ByteBuffer.allocate(8)
                .put((byte) 4)
                .put((byte) (down ? 1 : 0))
                .putShort((short) 0)
                .putInt(key)
                .array();
    }

    /** Presses a key and waits for the change that it makes, in milliseconds. */
    double keyToPixel(int key) throws IOException, InterruptedException {
        drawn.clear();
        long start = System.nanoTime();
        press(key);
        return (awaitDrawing() - start) / 1e6;
    }

    /** Waits until the screen above the panel changes; gives when. */
    long awaitDrawing() throws IOException, InterruptedException {
        Long at = drawn.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (at == null) {
            throw new IOException("nothing is drawn");
        }
        return at;
    }

    /** Waits until nothing has been drawn for a time. */
    void settle(long milliseconds) throws InterruptedException {
        while (drawn.poll(milliseconds, TimeUnit.MILLISECONDS) != null) {
            // Something is still being drawn.
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
