package dk.sluse.workspace.bridge;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * Reads what a screen sends, message by message, and gives on pixels, cursor, changes of size and fences. A clipboard, a bell and names
 * are read and dropped; what is unknown ends the connection.
 *
 * @see <a href="https://github.com/rfbproto/rfbproto/blob/master/rfbproto.rst">The RFB Protocol</a>, chapters 7.6, 7.7 and 7.8
 */
final class FromScreen {

    /** Takes whole pieces of what may pass. */
    interface Sink {
        void send(byte[] bytes) throws IOException;

        /** A part of the screen has been drawn anew; the areas are in pixels. */
        void drawn(long area);
    }

    private static final int UPDATE = 0;
    private static final int BELL = 2;
    private static final int CUT_TEXT = 3;
    private static final int END_OF_CONTINUOUS_UPDATES = 150;
    private static final int FENCE = 248;

    private static final int LONGEST_FENCE = 64;
    private static final int LARGEST_SIDE = 16_384;
    private static final int BYTES_A_PIXEL = 4;
    private static final int BYTES_A_TIGHT_PIXEL = 3;
    private static final int LONGEST_CUT_TEXT = 1 << 26;
    private static final int PIECE = 1 << 15;
    private static final int MOST_SCREENS = 16;

    private final DataInputStream in;
    private final Sink sink;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(piece);

    FromScreen(DataInputStream in, Sink sink) {
        this.in = in;
        this.sink = sink;
    }

    /** Reads until the screen ends. */
    void pump() throws IOException {
        for (int type = in.read(); type >= 0; type = in.read()) {
            message(type);
            flush();
        }
    }

    private void message(int type) throws IOException {
        switch (type) {
            case UPDATE -> update();
            case BELL -> {}
            case CUT_TEXT -> cutText();
            case END_OF_CONTINUOUS_UPDATES -> out.write(type);
            case FENCE -> fence();
            default -> throw new Violation("screen message " + type);
        }
    }

    private void cutText() throws IOException {
        in.skipNBytes(3);
        long length = Math.abs((long) in.readInt());
        if (length > LONGEST_CUT_TEXT) {
            throw new Violation("screen cut text length");
        }
        in.skipNBytes(length);
    }

    private void fence() throws IOException {
        in.skipNBytes(3);
        int flags = in.readInt();
        int length = in.readUnsignedByte();
        if (length > LONGEST_FENCE) {
            throw new Violation("screen fence length");
        }
        out.write(FENCE);
        out.write(new byte[3]);
        out.writeInt(flags);
        out.write(length);
        pass(length);
    }

    private void update() throws IOException {
        in.skipNBytes(1);
        int rectangles = in.readUnsignedShort();
        out.write(UPDATE);
        out.write(0);
        out.writeShort(rectangles);
        long area = 0;
        for (int at = 0; at < rectangles; at++) {
            int x = in.readUnsignedShort();
            int y = in.readUnsignedShort();
            int width = in.readUnsignedShort();
            int height = in.readUnsignedShort();
            int encoding = in.readInt();
            if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
                throw new Violation("screen rectangle size");
            }
            out.writeShort(x);
            out.writeShort(y);
            out.writeShort(width);
            out.writeShort(height);
            out.writeInt(encoding);
            if (encoding == Encodings.LAST_RECTANGLE) {
                break;
            }
            area += rectangle(width, height, encoding);
            if (piece.size() > PIECE) {
                flush();
            }
        }
        sink.drawn(area);
    }

    /** Gives on the content of a rectangle; returns how many pixels are drawn by it. */
    private long rectangle(int width, int height, int encoding) throws IOException {
        long area = (long) width * height;
        switch (encoding) {
            case Encodings.RAW -> pass(area * BYTES_A_PIXEL);
            case Encodings.COPY -> pass(4);
            case Encodings.TIGHT -> tight(width, height);
            case Encodings.CURSOR -> {
                pass(area * BYTES_A_PIXEL + (width + 7) / 8 * (long) height);
                return 0;
            }
            case Encodings.DESKTOP_SIZE -> {
                return 0;
            }
            case Encodings.EXTENDED_DESKTOP_SIZE -> {
                screens();
                return 0;
            }
            default -> throw new Violation("screen encoding " + encoding);
        }
        return area;
    }

    private void screens() throws IOException {
        int screens = in.readUnsignedByte();
        if (screens > MOST_SCREENS) {
            throw new Violation("screen number of screens");
        }
        in.skipNBytes(3);
        out.write(screens);
        out.write(new byte[3]);
        pass(16L * screens);
    }

    /** Tight: filled with one colour, a JPEG, or packed pixels behind a filter. */
    private void tight(int width, int height) throws IOException {
        int control = in.readUnsignedByte();
        out.write(control);
        int kind = control >> 4;
        if (kind == 8) {
            pass(BYTES_A_TIGHT_PIXEL);
        } else if (kind == 9) {
            pass(compactLength());
        } else if (kind < 8) {
            packed(width, height, (kind & 4) != 0);
        } else {
            throw new Violation("screen tight kind " + kind);
        }
    }

    private void packed(int width, int height, boolean filtered) throws IOException {
        int filter = filtered ? in.readUnsignedByte() : 0;
        long rowBytes = (long) width * BYTES_A_TIGHT_PIXEL;
        if (filtered) {
            out.write(filter);
        }
        if (filter == 1) {
            int colours = in.readUnsignedByte() + 1;
            out.write(colours - 1);
            pass((long) colours * BYTES_A_TIGHT_PIXEL);
            rowBytes = colours == 2 ? (width + 7) / 8 : width;
        } else if (filter > 2) {
            throw new Violation("screen tight filter " + filter);
        }
        long bytes = rowBytes * height;
        // So few are not packed.
        pass(bytes < 12 ? bytes : compactLength());
    }

    private long compactLength() throws IOException {
        long length = 0;
        for (int shift = 0; shift <= 14; shift += 7) {
            int read = in.readUnsignedByte();
            out.write(read);
            length |= (long) (shift == 14 ? read : read & 0x7F) << shift;
            if ((read & 0x80) == 0) {
                break;
            }
        }
        return length;
    }

    private void pass(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            byte[] read = in.readNBytes((int) Math.min(left, PIECE));
            if (read.length == 0) {
                throw new EOFException("the screen ended");
            }
            out.write(read);
            left -= read.length;
            if (piece.size() > PIECE) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        if (piece.size() > 0) {
            byte[] bytes = piece.toByteArray();
            piece.reset();
            sink.send(bytes);
        }
    }
}
