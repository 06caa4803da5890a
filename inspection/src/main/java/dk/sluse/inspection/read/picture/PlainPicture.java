package dk.sluse.inspection.read.picture;

import dk.sluse.inspection.content.FileType;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A PNG or JPEG with nothing but its pixels and how they look: no remarks, no properties, nothing behind its end. Blocks are taken over or left
 * out; none is unpacked. After the PNG specification (W3C, third edition) and ITU-T T.81.
 */
public final class PlainPicture {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> BLOCKS =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "sBIT", "sRGB", "bKGD", "pHYs", "cICP");

    private static final int MARK = 0xff;
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int TABLES = 0xdb;
    private static final int RESTART = 0xdd;
    private static final int ADOBE = 0xee;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    private static final int LENGTH_OF_ADOBE = 14;

    /** Says that the picture is a JFIF of square pixels, without a small picture. */
    private static final byte[] JFIF = {
        (byte) MARK, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    private final ByteBuffer in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PlainPicture(byte[] content) {
        this.in = ByteBuffer.wrap(content);
    }

    /** The plain picture; empty for what is none of these types, or broken. */
    public static Optional<byte[]> of(FileType type, byte[] content) {
        PlainPicture picture = new PlainPicture(content);
        try {
            boolean whole = switch (type) {
                case PNG -> picture.png();
                case JPEG -> picture.jpeg();
                default -> false;
            };
            return whole ? Optional.of(picture.out.toByteArray()) : Optional.empty();
        } catch (BufferUnderflowException _) {
            return Optional.empty();
        }
    }

    private void copy(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        out.writeBytes(bytes);
    }

    /** Whether the end was reached. */
    private boolean png() {
        in.position(Math.min(PNG.length, in.limit()));
        out.writeBytes(PNG);
        while (in.remaining() >= 12) {
            int length = in.getInt(in.position());
            if (length < 0 || length > in.remaining() - 12) {
                return false;
            }
            String type =
                    new String(in.array(), in.position() + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (BLOCKS.contains(type)) {
                copy(length + 12);
            } else {
                in.position(in.position() + length + 12);
            }
            if (type.equals("IEND")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the end was reached. */
    private boolean jpeg() {
        if ((in.get() & MARK) != MARK || (in.get() & MARK) != START) {
            return false;
        }
        out.write(MARK);
        out.write(START);
        out.writeBytes(JFIF);
        while (in.remaining() >= 2) {
            if ((in.get() & MARK) != MARK) {
                return false;
            }
            int marker = in.get() & MARK;
            if (marker == END) {
                out.write(MARK);
                out.write(END);
                return true;
            }
            if (marker != MARK) {
                segment(marker);
            } else {
                // Any number of these may stand before a marker.
                in.position(in.position() - 1);
            }
        }
        return false;
    }

    private void segment(int marker) {
        int length = in.duplicate().getShort() & 0xffff;
        boolean adobe = marker == ADOBE && length == LENGTH_OF_ADOBE;
        boolean looks = (marker >= FIRST_FRAME && marker <= LAST_FRAME)
                || marker == SCAN
                || marker == TABLES
                || marker == RESTART;
        if (adobe || looks) {
            out.write(MARK);
            out.write(marker);
            copy(length);
        } else {
            in.position(Math.min(in.limit(), in.position() + length));
        }
        if (marker == SCAN) {
            scan();
        }
    }

    /** What is packed, up to the next marker that is not part of it. */
    private void scan() {
        while (in.remaining() >= 2) {
            int one = in.get(in.position()) & MARK;
            int next = in.get(in.position() + 1) & MARK;
            boolean part = one != MARK || next == 0 || (next >= FIRST_RESTART && next <= LAST_RESTART);
            if (!part) {
                return;
            }
            copy(one == MARK ? 2 : 1);
        }
    }
}
