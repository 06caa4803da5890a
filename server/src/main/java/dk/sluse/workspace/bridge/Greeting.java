package dk.sluse.workspace.bridge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Both sides are greeted by the bridge itself, so that neither can agree on anything with the other. */
final class Greeting {

    private static final byte[] VERSION = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
    private static final int NO_SECURITY = 1;
    private static final int LONGEST_NAME = 1 << 16;

    private Greeting() {}

    /** What a screen is like: its size, and the form of its pixels as it was told. */
    record Screen(int width, int height, ByteBuffer pixelFormat) {}

    static Screen ofScreen(DataInputStream in, DataOutputStream out) throws IOException {
        expect(in.readNBytes(VERSION.length), "screen version");
        out.write(VERSION);
        out.flush();
        byte[] kinds = in.readNBytes(in.readUnsignedByte());
        boolean open = false;
        for (byte kind : kinds) {
            open |= kind == NO_SECURITY;
        }
        if (!open) {
            throw new Violation("screen security");
        }
        out.write(NO_SECURITY);
        out.flush();
        if (in.readInt() != 0) {
            throw new Violation("screen refusal");
        }
        out.write(1);
        out.flush();
        int width = in.readUnsignedShort();
        int height = in.readUnsignedShort();
        byte[] format = in.readNBytes(16);
        int name = in.readInt();
        if (name < 0 || name > LONGEST_NAME || format.length < 16 || format[0] != 32 || format[1] != 24) {
            throw new Violation("screen form");
        }
        in.skipNBytes(name);
        return new Screen(width, height, ByteBuffer.wrap(format));
    }

    /** The name of the screen is not told. */
    static void ofBrowser(DataInputStream in, DataOutputStream out, Screen screen) throws IOException {
        out.write(VERSION);
        out.flush();
        expect(in.readNBytes(VERSION.length), "browser version");
        out.write(new byte[] {1, NO_SECURITY});
        out.flush();
        if (in.readUnsignedByte() != NO_SECURITY) {
            throw new Violation("browser security");
        }
        out.writeInt(0);
        out.flush();
        in.readUnsignedByte();
        out.writeShort(screen.width());
        out.writeShort(screen.height());
        out.write(screen.pixelFormat().array());
        out.writeInt(0);
        out.flush();
    }

    private static void expect(byte[] version, String who) throws Violation {
        if (!Arrays.equals(version, VERSION)) {
            throw new Violation(who);
        }
    }
}
