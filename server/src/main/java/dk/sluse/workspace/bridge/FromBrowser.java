package dk.sluse.workspace.bridge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a browser sends, message by message, and gives on keys, pointer, wishes for pixels and sizes, and texts to be pasted where
 * that is allowed. What is unknown ends the connection.
 *
 * @see <a href="https://github.com/rfbproto/rfbproto/blob/master/rfbproto.rst">The RFB Protocol</a>, chapter 7.5
 */
final class FromBrowser {

    /** Is told what its person does. */
    interface Listener {

        void used();

        /** A text came to be pasted. */
        void pasted(int characters, boolean allowed);
    }

    private static final int PIXEL_FORMAT = 0;
    private static final int ENCODINGS = 2;
    private static final int UPDATE_REQUEST = 3;
    private static final int KEY = 4;
    private static final int POINTER = 5;
    private static final int CUT_TEXT = 6;
    private static final int CONTINUOUS_UPDATES = 150;
    private static final int FENCE = 248;
    private static final int DESKTOP_SIZE = 251;

    /** In one connection: each is noted. */
    private static final int MOST_PASTES = 500;

    private static final int LONGEST_FENCE = 64;
    private static final int MOST_ENCODINGS = 200;
    private static final int MOST_SCREENS = 16;
    private static final int LARGEST_SIDE = 8192;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final int longestPaste;
    private final Listener listener;
    private int pastes;

    /** @param longestPaste text that may be pasted, in characters; 0 where none may */
    FromBrowser(DataInputStream in, DataOutputStream out, int longestPaste, Listener listener) {
        this.in = in;
        this.out = out;
        this.longestPaste = longestPaste;
        this.listener = listener;
    }

    /** Reads until the browser ends. */
    void pump() throws IOException {
        for (int type = in.read(); type >= 0; type = in.read()) {
            message(type);
            out.flush();
        }
    }

    private void message(int type) throws IOException {
        switch (type) {
            case PIXEL_FORMAT -> pixelFormat();
            case ENCODINGS -> encodings();
            case UPDATE_REQUEST, CONTINUOUS_UPDATES -> pass(type, 9);
            case KEY -> {
                listener.used();
                pass(type, 7);
            }
            case POINTER -> {
                listener.used();
                pass(type, 5);
            }
            case CUT_TEXT -> cutText();
            case FENCE -> fence();
            case DESKTOP_SIZE -> desktopSize();
            default -> throw new Violation("browser message " + type);
        }
    }

    private void pass(int type, int bytes) throws IOException {
        byte[] read = new byte[bytes];
        in.readFully(read);
        out.write(type);
        out.write(read);
    }

    /** The lengths of what comes back depend on it, so there is one. */
    private void pixelFormat() throws IOException {
        byte[] read = new byte[19];
        in.readFully(read);
        boolean usual = read[3] == 32 && read[4] == 24 && read[6] != 0;
        for (int colour = 7; usual && colour < 13; colour += 2) {
            usual = read[colour] == 0 && read[colour + 1] == (byte) 255;
        }
        if (!usual) {
            throw new Violation("browser pixel format");
        }
        out.write(PIXEL_FORMAT);
        out.write(read);
    }

    private void encodings() throws IOException {
        in.skipNBytes(1);
        int count = in.readUnsignedShort();
        if (count > MOST_ENCODINGS) {
            throw new Violation("browser number of encodings");
        }
        List<Integer> offered = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            int encoding = in.readInt();
            if (Encodings.mayBeOffered(encoding)) {
                offered.add(encoding);
            }
        }
        out.write(ENCODINGS);
        out.write(0);
        out.writeShort(offered.size());
        for (int encoding : offered) {
            out.writeInt(encoding);
        }
    }

    private void cutText() throws IOException {
        in.skipNBytes(3);
        int length = in.readInt();
        if (length < 0 || length > (1 << 20) || ++pastes > MOST_PASTES) {
            throw new Violation("browser cut text length");
        }
        byte[] text = new byte[length];
        in.readFully(text);
        boolean allowed = length <= longestPaste;
        listener.pasted(length, allowed);
        if (allowed) {
            out.write(CUT_TEXT);
            out.write(new byte[3]);
            out.writeInt(length);
            out.write(text);
        }
    }

    private void fence() throws IOException {
        in.skipNBytes(3);
        int flags = in.readInt();
        int length = in.readUnsignedByte();
        if (length > LONGEST_FENCE) {
            throw new Violation("browser fence length");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        out.write(FENCE);
        out.write(new byte[3]);
        out.writeInt(flags);
        out.write(length);
        out.write(payload);
    }

    private void desktopSize() throws IOException {
        in.skipNBytes(1);
        int width = in.readUnsignedShort();
        int height = in.readUnsignedShort();
        int screens = in.readUnsignedByte();
        in.skipNBytes(1);
        if (screens > MOST_SCREENS || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new Violation("browser desktop size");
        }
        byte[] rest = new byte[16 * screens];
        in.readFully(rest);
        out.write(DESKTOP_SIZE);
        out.write(0);
        out.writeShort(width);
        out.writeShort(height);
        out.write(screens);
        out.write(0);
        out.write(rest);
    }
}
