package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.engine.Engine;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.files.StatisticsFile;
import dk.sluse.engine.files.StatisticsFormat;
import dk.sluse.engine.files.StatisticsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files for statistics programs, read back by the reader that registers come in by. */
class StatisticsWriterTest {

    private final Installation sluse = World.shared().sluse();

    @TempDir
    Path root;

    @BeforeAll
    static void needsReadStat() {
        Assumptions.assumeTrue(OwnFiles.statistics(), "NOT RUN: no ReadStat here (Debian: apt install readstat)");
    }

    /** The rows of a file as texts. */
    static List<String> rows(Installation sluse, Path file, String columns) throws IOException {
        Path work = Files.createTempDirectory("read");
        try (EngineSession session = sluse.bean(Engine.class).open(List.of(work))) {
            StatisticsFormat format = StatisticsFormat.of(file).orElseThrow();
            assertThat(new StatisticsFile(session, file, format, work).read("back"))
                    .isTrue();
            return session.query(
                    "SELECT concat_ws('|', " + columns + ") FROM back ORDER BY \"line number\"",
                    row -> row.getString(1));
        }
    }

    /** A name that is a word of SPSS, a missing value in an only column, blanks in front, and labels in their order. */
    @ParameterizedTest
    @EnumSource(
            value = StatisticsFormat.class,
            names = {"DTA", "SAV", "XPT"})
    void haveEveryRow(StatisticsFormat format) throws IOException {
        Path work = Files.createTempDirectory(root, "only");
        Path file = work.resolve("x." + format.ending());
        try (EngineSession session = sluse.bean(Engine.class).open(List.of(work))) {
            StatisticsWriter.Column town =
                    new StatisticsWriter.Column("BY", StatisticsWriter.Kind.TEXT, "By", Map.of());
            assertThat(new StatisticsWriter(session, work)
                            .write("(VALUES (' a'), (NULL), ('b')) AS t(\"BY\")", List.of(town), format, file))
                    .isTrue();
            assertThat(rows(sluse, file, "coalesce(" + (format == StatisticsFormat.SAV ? "BY_" : "\"BY\"") + ", '-')"))
                    .containsExactly(" a", "-", "b");
            StatisticsWriter.Column number =
                    new StatisticsWriter.Column("N", StatisticsWriter.Kind.NUMBER, "", Map.of());
            assertThat(new StatisticsWriter(session, work)
                            .write("(VALUES (1e80), ('nan'::DOUBLE)) AS t(N)", List.of(number), format, file))
                    .isFalse();
        }
    }

    /** What a program cannot have is told or written so that it can; nothing is cut off without a word. */
    @ParameterizedTest
    @EnumSource(
            value = StatisticsFormat.class,
            names = {"DTA", "SAV", "XPT"})
    void doNotChangeWhatTheyHold(StatisticsFormat format) throws IOException {
        Path work = Files.createTempDirectory(root, "write");
        Path file = work.resolve("x." + format.ending());
        String name = "ÅBNING_" + "X".repeat(30);
        try (EngineSession session = sluse.bean(Engine.class).open(List.of(work))) {
            StatisticsWriter writer = new StatisticsWriter(session, work);
            String source = "(VALUES (9007199254740993, 0.1, 'a \"b\", c\\d', NULL), (-1, 1e-7, 'Ærø', NULL)) AS t("
                    + name + ", " + name + "2, T, E)";
            List<StatisticsWriter.Column> columns = List.of(
                    new StatisticsWriter.Column(
                            name,
                            StatisticsWriter.Kind.WHOLE_NUMBER,
                            "Å \"b\" \\ " + "Æ".repeat(300),
                            Map.of("-1", "x")),
                    new StatisticsWriter.Column(name + "2", StatisticsWriter.Kind.NUMBER, "", Map.of()),
                    new StatisticsWriter.Column("T", StatisticsWriter.Kind.TEXT, "t", Map.of("Ærø", "ø")),
                    new StatisticsWriter.Column("E", StatisticsWriter.Kind.TEXT, "e", Map.of()));
            assertThat(writer.write(source, columns, format, file)).isTrue();
            String first = (format == StatisticsFormat.XPT ? "AABNING_" : "ÅBNING_") + "X".repeat(30);
            assertThat(rows(
                            sluse,
                            file,
                            List.of(first.substring(0, 32), first.substring(0, 30) + "_2", "T", "E").stream()
                                    .map(column -> "coalesce(\"" + column + "\", '-')")
                                    .collect(Collectors.joining(", "))))
                    .containsExactly("9007199254740993|0.1|a \"b\", c\\d|-", "-1|0.0000001|Ærø|-");

            int longest = 2045;
            List<StatisticsWriter.Column> text = columns.subList(2, 3);
            assertThat(writer.write("(SELECT repeat('x', " + (longest + 1) + ") AS T)", text, format, file))
                    .isFalse();
            assertThat(writer.write("(SELECT repeat('x', " + longest + ") AS T)", text, format, file))
                    .isTrue();
            assertThat(rows(sluse, file, "T")).containsExactly("x".repeat(longest));
        }
        try (var left = Files.list(work)) {
            assertThat(left).containsExactly(file);
        }
    }
}
