package dk.sluse.pseudonymisation;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a key table: {@code <key type>-<n>}, each with the keys that came in by one delivery, one line of key,
 * tab, serial number for each. Files are only ever added, so an interrupted delivery loses nothing.
 */
record Segments(Path folder, SegmentCipher cipher) {

    /** A key with its serial number. */
    @FunctionalInterface
    interface Entry<E extends Exception> {

        void is(String key, String serial) throws E;
    }

    <E extends Exception> void read(String keyType, Entry<E> entry) throws IOException, E {
        for (String name : names(keyType)) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    cipher.decrypting(Files.newInputStream(folder.resolve(name)), name), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int tab = line.indexOf('\t');
                    entry.is(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        }
    }

    /** Adds a file; it is there whole or not at all. */
    void add(String keyType, List<String[]> entries) throws IOException {
        String name = keyType + "-" + (names(keyType).size() + 1);
        Path fresh = folder.resolve(name + ".new");
        if (Files.exists(folder.resolve(name))) {
            throw new IllegalStateException("somebody else writes to this key table");
        }
        try (OutputStream file = Files.newOutputStream(fresh);
                BufferedWriter lines = new BufferedWriter(
                        new OutputStreamWriter(cipher.encrypting(file, name), StandardCharsets.UTF_8))) {
            for (String[] entry : entries) {
                lines.write(entry[0] + "\t" + entry[1] + "\n");
            }
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> names(String keyType) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(keyType + "-[0-9]+"))
                    .sorted()
                    .toList();
        }
    }
}
