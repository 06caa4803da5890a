package dk.sluse.workspace.bridge;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;

/** Updates of a screen with rectangles of every form. */
final class Updates {

    private Updates() {}

    static byte[] random(Random random) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        int rectangles = random.nextInt(6);
        out.writeShort(0);
        out.writeShort(rectangles);
        for (int at = 0; at < rectangles; at++) {
            rectangle(random, out);
        }
        return bytes.toByteArray();
    }

    private static void rectangle(Random random, DataOutputStream out) throws IOException {
        int width = 1 + random.nextInt(90);
        int height = 1 + random.nextInt(90);
        int form = random.nextInt(9);
        out.writeShort(random.nextInt(700));
        out.writeShort(random.nextInt(500));
        out.writeShort(width);
        out.writeShort(height);
        switch (form) {
            case 0 -> {
                out.writeInt(0);
                some(random, out, width * height * 4);
            }
            case 1 -> {
                out.writeInt(1);
                some(random, out, 4);
            }
            case 2 -> {
                out.writeInt(-239);
                some(random, out, width * height * 4 + (width + 7) / 8 * height);
            }
            case 3 -> {
                out.writeInt(-308);
                out.write(new byte[] {2, 0, 0, 0});
                some(random, out, 32);
            }
            default -> {
                out.writeInt(7);
                tight(random, out, form, width, height);
            }
        }
    }

    private static void tight(Random random, DataOutputStream out, int form, int width, int height) throws IOException {
        switch (form) {
            case 4 -> {
                out.write(0x80);
                some(random, out, 3);
            }
            case 5 -> {
                out.write(0x90);
                packed(random, out, 1 + random.nextInt(40_000));
            }
            case 6 -> {
                out.write(0x00);
                plain(random, out, width * height * 3);
            }
            case 7 -> {
                int colours = 2 + random.nextInt(3);
                out.write(0x40);
                out.write(1);
                out.write(colours - 1);
                some(random, out, colours * 3);
                plain(random, out, (colours == 2 ? (width + 7) / 8 : width) * height);
            }
            default -> {
                out.write(0x50);
                out.write(2);
                plain(random, out, width * height * 3);
            }
        }
    }

    private static void plain(Random random, DataOutputStream out, int bytes) throws IOException {
        if (bytes < 12) {
            some(random, out, bytes);
        } else {
            packed(random, out, 1 + random.nextInt(bytes));
        }
    }

    private static void packed(Random random, DataOutputStream out, int length) throws IOException {
        for (int rest = length, at = 0; ; at++) {
            boolean more = at < 2 && rest > 0x7F;
            out.write(at == 2 ? rest : (rest & 0x7F) | (more ? 0x80 : 0));
            if (!more) {
                break;
            }
            rest >>= 7;
        }
        some(random, out, length);
    }

    private static void some(Random random, DataOutputStream out, int bytes) throws IOException {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        out.write(some);
    }
}
