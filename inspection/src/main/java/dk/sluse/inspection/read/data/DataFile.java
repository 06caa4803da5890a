package dk.sluse.inspection.read.data;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.content.TooMuch;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.picture.Pictures;
import dk.sluse.inspection.read.text.PlainText;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A data file of SPSS, Stata or SAS. Its rows are read by the program ReadStat in a process with limits, numbers to six decimals; of what else is in it
 * (labels, notes, what lies behind its end) the words are found in its bytes. So nobody can say that all of it was read.
 */
public final class DataFile {

    private static final Path READSTAT = Path.of("/usr/bin/readstat");
    private static final Path LIMITS = Path.of("/usr/bin/prlimit");

    /** The programs that are needed, where Debian has them. */
    public static final List<Path> PROGRAMS = List.of(READSTAT, LIMITS);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final List<String> LIMITED = List.of(
            LIMITS.toString(),
            "--as=1073741824",
            "--fsize=100000000",
            "--cpu=60",
            "--core=0",
            READSTAT.toString(),
            "rows.csv");

    private static final String TRANSPORT = "HEADER RECORD*******LIB";
    private static final String MEMBER = "HEADER RECORD*******MEMB";
    private static final int MOST_TABLES = 50;
    private static final String COMPRESSED = "$FL3";
    private static final String END_OF_STATA = "</stata_dta>";

    private DataFile() {}

    /** Whether such files can be read here. */
    public static boolean isReadable() {
        return PROGRAMS.stream().allMatch(Files::isExecutable);
    }

    /**
     * Reads a file into the reading.
     *
     * @throws IOException if it is broken, or ReadStat is missing
     */
    public static void read(FileType type, byte[] content, Reading reading, Where where) throws IOException {
        String bytes = new String(content, StandardCharsets.ISO_8859_1);
        List<String> words = Pictures.readable(bytes);
        reading.text(where.place(), where.how(), words);
        int end = bytes.indexOf(END_OF_STATA);
        if (type == FileType.DTA && end >= 0 && end + END_OF_STATA.length() < content.length) {
            reading.conceals(Concealment.SURPLUS_BYTES, where.place());
        }
        List<byte[]> tables = tables(content, bytes);
        for (int table = 0; table < tables.size(); table++) {
            table(tables.get(table), ending(type, bytes), reading, where.within("table " + (table + 1)));
        }
        if (PlainText.isFullOfFigures(besides(words, reading))) {
            reading.conceals(Concealment.METADATA, where.place().within("labels"));
        }
    }

    /** Words that do not stand in the tables too: labels and notes. */
    private static List<String> besides(List<String> words, Reading reading) {
        Set<String> values = reading.pieces().stream()
                .flatMap(piece -> piece instanceof Grid grid ? grid.rows().stream() : Stream.empty())
                .flatMap(row -> row.cells().stream())
                .map(Cell::text)
                .collect(Collectors.toSet());
        return words.stream()
                .filter(line -> !values.containsAll(List.of(line.strip().split("\\s+", -1))))
                .toList();
    }

    /** A transport file may hold several tables, of which ReadStat reads the first: each with what stands before all. */
    private static List<byte[]> tables(byte[] content, String bytes) throws IOException {
        int first = bytes.startsWith(TRANSPORT) ? bytes.indexOf(MEMBER) : -1;
        if (first < 0) {
            return List.of(content);
        }
        List<byte[]> tables = new ArrayList<>();
        for (int from = first; from >= 0; ) {
            int next = bytes.indexOf(MEMBER, from + 1);
            int to = next < 0 ? content.length : next;
            byte[] table = Arrays.copyOf(content, first + to - from);
            System.arraycopy(content, from, table, first, to - from);
            tables.add(table);
            from = next;
            if (tables.size() > MOST_TABLES) {
                throw new TooMuch("tables");
            }
        }
        return tables;
    }

    private static void table(byte[] content, String ending, Reading reading, Where where) throws IOException {
        Path folder = Files.createTempDirectory("inspected");
        Path file = folder.resolve("file." + ending);
        Path rows = folder.resolve("rows.csv");
        try {
            Files.write(file, content);
            convert(folder, file);
            reading.grid(where.place(), where.how(), rows(rows, reading));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(rows);
            Files.delete(folder);
        }
    }

    private static String ending(FileType type, String bytes) {
        return switch (type) {
            case SAV -> bytes.startsWith(COMPRESSED) ? "zsav" : "sav";
            case DTA -> "dta";
            case SAS7BDAT -> bytes.startsWith(TRANSPORT) ? "xpt" : "sas7bdat";
            default -> throw new IllegalArgumentException("no data file: " + type);
        };
    }

    private static void convert(Path folder, Path file) throws IOException {
        List<String> command = new ArrayList<>(LIMITED);
        command.add(command.size() - 1, file.getFileName().toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process process = builder.start();
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("a data file cannot be read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The names of variables, then a row for each. */
    private static List<Row> rows(Path file, Reading reading) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser records = CSVParser.parse(text, CSVFormat.RFC4180)) {
            for (CSVRecord values : records) {
                List<Cell> cells = new ArrayList<>();
                for (int column = 0; column < values.size(); column++) {
                    String value = value(values.get(column));
                    if (!value.isEmpty()) {
                        cells.add(reading.cell(column + 1, value));
                    }
                }
                rows.add(new Row(rows.size() + 1, cells));
            }
        } catch (IllegalStateException e) {
            // The library throws these for text that is broken.
            throw new IOException("rows cannot be read", e);
        }
        return rows;
    }

    /** Whole numbers are written with six decimals. */
    private static String value(String written) {
        String value = written.strip();
        return value.matches("-?[0-9]+\\.0+") ? value.substring(0, value.indexOf('.')) : value;
    }
}
