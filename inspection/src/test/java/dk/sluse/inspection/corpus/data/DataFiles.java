package dk.sluse.inspection.corpus.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables as data files of SPSS, Stata and SAS, written by ReadStat. */
public final class DataFiles {

    /** Bytes before the first table of a transport file. */
    private static final int LIBRARY_HEADER = 240;

    private DataFiles() {}

    /** By the names of files. */
    public static Map<String, Function<List<List<String>>, byte[]>> all() {
        Map<String, Function<List<List<String>>, byte[]>> all = new LinkedHashMap<>();
        all.put("data.sav", table -> written(table, "SAV", "out.sav"));
        all.put("packed.sav", table -> written(table, "SAV", "out.sav", "out.zsav"));
        all.put("data.dta", table -> written(table, "STATA", "out.dta"));
        all.put("data.xpt", table -> written(table, "STATA", "out.dta", "out.xpt"));
        all.put("data.sas7bdat", table -> written(table, "STATA", "out.dta", "out.sas7bdat"));
        return all;
    }

    /** Rows behind the end, in a second table, and in the labels of variables. */
    public static Map<String, Function<List<List<String>>, byte[]>> hiding(List<List<String>> seen) {
        return Map.of(
                "behind.dta",
                rows -> joined(written(seen, "STATA", "out.dta"), csv(rows).getBytes(StandardCharsets.UTF_8)),
                "second.xpt",
                rows -> {
                    byte[] second = written(rows, "STATA", "out.dta", "out.xpt");
                    return joined(
                            written(seen, "STATA", "out.dta", "out.xpt"),
                            Arrays.copyOfRange(second, LIBRARY_HEADER, second.length));
                },
                "labels.sav",
                rows -> written(seen, rows, "SAV", "out.sav"));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private static byte[] written(List<List<String>> table, String type, String... files) {
        return written(table, List.of(), type, files);
    }

    /**
     * A table as a file.
     *
     * @param labels rows that the labels of its variables have, one each
     * @param files one made from the other
     */
    private static byte[] written(List<List<String>> table, List<List<String>> labels, String type, String... files) {
        try {
            Path folder = Files.createTempDirectory("data");
            Files.writeString(folder.resolve("in.csv"), csv(table));
            Files.writeString(folder.resolve("in.json"), description(table, labels, type));
            run(folder, "in.csv", "in.json", files[0]);
            for (int i = 1; i < files.length; i++) {
                run(folder, files[i - 1], files[i]);
            }
            byte[] made = Files.readAllBytes(folder.resolve(files[files.length - 1]));
            delete(folder);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has ReadStat read the first of these files, and write the last. */
    public static void run(Path folder, String... files) throws IOException {
        List<String> command = new ArrayList<>(List.of("readstat"));
        command.addAll(List.of(files));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("readstat failed");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static String csv(List<List<String>> table) {
        return Stream.concat(Stream.of(names(table)), table.stream().skip(1))
                .map(row -> row.stream().map(DataFiles::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Names that all programs take. */
    private static List<String> names(List<List<String>> table) {
        List<String> names = new ArrayList<>();
        for (String head : table.getFirst()) {
            String name = head.toLowerCase(Locale.ROOT)
                    .replace("æ", "ae")
                    .replace("ø", "oe")
                    .replace("å", "aa")
                    .replaceAll("[^a-z0-9]+", "_")
                    .replaceAll("^_|_$", "");
            String begins = name.matches("[a-z].*") ? name : "v" + name;
            names.add(names.contains(begins) ? begins + names.size() : begins);
        }
        return names;
    }

    private static String description(List<List<String>> table, List<List<String>> labels, String type) {
        List<String> names = names(table);
        return IntStream.range(0, names.size())
                .mapToObj(column -> "{\"name\":\"" + names.get(column) + "\",\"type\":\""
                        + (isNumeric(table, column) ? "NUMERIC" : "STRING") + "\""
                        + (labels.isEmpty() ? "" : ",\"label\":\"" + String.join(" ", labels.get(column + 1)) + "\"")
                        + "}")
                .collect(Collectors.joining(",", "{\"type\":\"" + type + "\",\"variables\":[", "]}"));
    }

    private static boolean isNumeric(List<List<String>> table, int column) {
        return table.stream().skip(1).allMatch(row -> row.get(column).matches("-?[0-9]+(\\.[0-9]+)?"));
    }
}
