package dk.sluse.pseudonymisation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a scheme's serial numbers: {@code <key type>-<n>}, each for the keys that had none before: the number of the first key
 * in the bank's index, how many there are, and for each its serial number's place in the range. Files are only ever added, so
 * an interrupted delivery loses nothing.
 */
record Segments(Path folder, SegmentCipher cipher) {

    private static final int BUFFER = 1 << 16;

    /** The places of all keys of a type, in the order of the keys. */
    int[] read(String keyType) throws IOException {
        int[] all = {};
        for (String name : names(keyType)) {
            try (InputStream in = cipher.decrypting(Files.newInputStream(folder.resolve(name)), name)) {
                IntBuffer head =
                        ByteBuffer.wrap(in.readNBytes(2 * Integer.BYTES)).asIntBuffer();
                int from = head.get();
                int count = head.get();
                if (from != all.length || count < 0) {
                    throw new IOException(
                            "a key table is damaged, or of an earlier version of Sluse: found the scheme anew");
                }
                all = Arrays.copyOf(all, from + count);
                read(in, all, from);
            }
        }
        return all;
    }

    private static void read(InputStream in, int[] all, int from) throws IOException {
        byte[] bytes = new byte[BUFFER];
        int next = from;
        while (next < all.length) {
            int wanted = Math.min(BUFFER, Integer.BYTES * (all.length - next));
            if (in.readNBytes(bytes, 0, wanted) < wanted) {
                throw new EOFException("a key table is damaged");
            }
            ByteBuffer.wrap(bytes, 0, wanted).asIntBuffer().get(all, next, wanted / Integer.BYTES);
            next += wanted / Integer.BYTES;
        }
    }

    private static void write(OutputStream out, int[] all, int from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        int next = from;
        while (next < all.length) {
            int count = Math.min(BUFFER / Integer.BYTES, all.length - next);
            bytes.asIntBuffer().put(all, next, count);
            out.write(bytes.array(), 0, Integer.BYTES * count);
            next += count;
        }
    }

    /** Adds the places from {@code from} on as a file, which is there whole or not at all. */
    void add(String keyType, int from, int[] all) throws IOException {
        String name = keyType + "-" + (names(keyType).size() + 1);
        Path fresh = folder.resolve(name + ".new");
        if (Files.exists(folder.resolve(name))) {
            throw new IllegalStateException("somebody else writes to this key table");
        }
        try (OutputStream file = Files.newOutputStream(fresh);
                OutputStream out = cipher.encrypting(file, name)) {
            write(out, new int[] {from, all.length - from}, 0);
            write(out, all, from);
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> names(String keyType) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(keyType + "-[0-9]+"))
                    .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.substring(keyType.length() + 1))))
                    .toList();
        }
    }
}
