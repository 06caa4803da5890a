package dk.sluse.inspection.read.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The directories of a TIFF, after its specification 6.0: what each entry holds, and how many bytes all of it takes. */
final class TiffDirectories {

    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
    private static final int MOST = 1_000;
    private static final int ENTRY = 12;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int STRIP_SIZES = 279;
    private static final int TILE_SIZES = 325;

    private final ByteBuffer in;
    private final List<String> remarks = new ArrayList<>();
    private long known = 8;
    private int width;
    private int height;

    TiffDirectories(ByteBuffer in) {
        this.in = in;
    }

    List<String> remarks() {
        return remarks;
    }

    /** How many bytes directories, their values and the pictures take. */
    long known() {
        return known;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void read() throws IOException {
        try {
            Set<Integer> seen = new HashSet<>();
            int at = in.getInt(4);
            while (at != 0 && seen.add(at) && seen.size() < MOST) {
                int entries = in.getShort(at) & 0xffff;
                known += 2L + (long) entries * ENTRY + 4;
                for (int i = 0; i < entries; i++) {
                    entry(at + 2 + i * ENTRY);
                }
                at = in.getInt(at + 2 + entries * ENTRY);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("a directory of a picture is cut off", e);
        }
    }

    private void entry(int at) {
        int tag = in.getShort(at) & 0xffff;
        int type = in.getShort(at + 2) & 0xffff;
        long count = in.getInt(at + 4) & 0xffffffffL;
        long size = type < SIZES.length ? SIZES[type] * count : 0;
        int values = size <= 4 ? at + 8 : in.getInt(at + 8);
        known += size <= 4 ? 0 : size;
        switch (tag) {
            case WIDTH -> width = number(type, values);
            case HEIGHT -> height = number(type, values);
            case STRIP_SIZES, TILE_SIZES -> {
                for (int i = 0; i < count && i < in.capacity(); i++) {
                    known += number(type, values + i * SIZES[Math.min(type, SIZES.length - 1)]) & 0xffffffffL;
                }
            }
            default -> {
                if (type == ASCII || type == 7 || type == 1) {
                    byte[] text = new byte[(int) Math.min(size, in.capacity())];
                    in.get(values, text);
                    remarks.add(new String(text, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    private int number(int type, int at) {
        return type == SHORT ? in.getShort(at) & 0xffff : in.getInt(at);
    }
}
