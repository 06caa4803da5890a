package dk.sluse.pseudonymisation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(
                    cipher.decrypting(Files.newInputStream(folder.resolve(name)), name), BUFFER))) {
                int from = in.readInt();
                int count = in.readInt();
                if (from != all.length || count < 0) {
                    throw new IOException("a key table is damaged");
                }
                all = Arrays.copyOf(all, from + count);
                for (int i = from; i < all.length; i++) {
                    all[i] = in.readInt();
                }
            }
        }
        return all;
    }

    /** Adds the places from {@code from} on as a file, which is there whole or not at all. */
    void add(String keyType, int from, int[] all) throws IOException {
        String name = keyType + "-" + (names(keyType).size() + 1);
        Path fresh = folder.resolve(name + ".new");
        if (Files.exists(folder.resolve(name))) {
            throw new IllegalStateException("somebody else writes to this key table");
        }
        try (OutputStream file = Files.newOutputStream(fresh);
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(cipher.encrypting(file, name), BUFFER))) {
            out.writeInt(from);
            out.writeInt(all.length - from);
            for (int i = from; i < all.length; i++) {
                out.writeInt(all[i]);
            }
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
