package dk.sluse.inspection.confined;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The class path of this library and what it needs, as files that a confined process can read. */
final class ClassPath {

    private static final String NESTED = "jar:nested:";
    private static final String INSIDE = "/!";

    private ClassPath() {}

    /**
     * Finds all of it. Where it is packed into a program of one file, it is unpacked.
     *
     * @param folder where to unpack; made if it is needed and not there
     * @throws IOException if some of it is nowhere
     */
    static List<Path> find(Path folder) throws IOException {
        URL own = ClassPath.class.getProtectionDomain().getCodeSource().getLocation();
        String location = own.toString();
        return location.startsWith(NESTED)
                ? unpacked(location.substring(NESTED.length()), folder)
                : besides(Path.of(URI.create(location)));
    }

    /** What archives are called, but for their versions: a program that holds this one may have chosen others. */
    private static List<Pattern> names() throws IOException {
        try (InputStream in = ClassPath.class.getResourceAsStream("class-path")) {
            if (in == null) {
                throw new FileNotFoundException("the list of what inspection needs");
            }
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .split(":", -1))
                    .map(one -> one.substring(one.lastIndexOf('/') + 1).replaceFirst("-[0-9].*$", ""))
                    .map(one -> Pattern.compile("(.*/)?" + Pattern.quote(one) + "-[0-9][^/]*\\.jar"))
                    .toList();
        }
    }

    private static List<Path> besides(Path own) throws IOException {
        List<Path> known = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        List<Path> found = new ArrayList<>(List.of(own));
        for (Pattern name : names()) {
            found.add(known.stream()
                    .filter(one -> name.matcher(one.toString()).matches())
                    .findFirst()
                    .orElseThrow(() -> new FileNotFoundException(name.pattern())));
        }
        return found;
    }

    /** @param location {@code /program.jar/!BOOT-INF/lib/inspection.jar!/} */
    private static List<Path> unpacked(String location, Path folder) throws IOException {
        int inside = location.indexOf(INSIDE);
        Path program = Path.of(URI.create("file:" + location.substring(0, inside)));
        String own = location.substring(inside + INSIDE.length()).replaceFirst("!/$", "");
        Files.createDirectories(folder);
        List<Path> found = new ArrayList<>();
        try (ZipFile archive = new ZipFile(program.toFile())) {
            List<String> all = archive.stream().map(ZipEntry::getName).toList();
            found.add(unpack(archive, own, folder));
            for (Pattern name : names()) {
                String entry = all.stream()
                        .filter(one -> name.matcher(one).matches())
                        .findFirst()
                        .orElseThrow(() -> new FileNotFoundException(name.pattern()));
                found.add(unpack(archive, entry, folder));
            }
        }
        return found;
    }

    private static Path unpack(ZipFile archive, String name, Path folder) throws IOException {
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException(name);
        }
        Path file = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
        try (InputStream in = archive.getInputStream(entry)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }
}
