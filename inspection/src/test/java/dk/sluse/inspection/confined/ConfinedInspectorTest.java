package dk.sluse.inspection.confined;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.Inspector;
import dk.sluse.inspection.confined.ConfinedInspector.Confines;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Policy;
import dk.sluse.inspection.corpus.Corpus;
import dk.sluse.inspection.corpus.Sample;
import dk.sluse.inspection.corpus.Zip;
import dk.sluse.inspection.read.data.DataFile;
import dk.sluse.inspection.rule.Finding;
import dk.sluse.inspection.rule.Rule;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConfinedInspectorTest {

    private static final Program PROGRAM = program();

    private static Program program() {
        try {
            return Program.find(Path.of("nothing is unpacked here"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final ConfinedInspector inspector = new ConfinedInspector(Policy.USUAL, PROGRAM, Confines.USUAL);

    @BeforeEach
    void hasASandbox() {
        assumeTrue(Files.exists(Path.of("/usr/bin/bwrap")), "SKIPPED: bubblewrap is not installed");
    }

    private static List<Rule> rules(Inspection inspection) {
        return inspection.findings().stream().map(Finding::rule).toList();
    }

    @Test
    void findsTheSameAsWithoutASandbox() throws IOException {
        Set<String> some =
                Set.of("persons 0 workbook.xlsx", "hidden 0 pivot.xlsx", "nameless 0 page.pdf", "values 0 data.sav");
        List<Sample> samples = Corpus.microdata().stream()
                .filter(one -> some.contains(one.what()))
                .toList();
        assertThat(samples).hasSize(DataFile.isReadable() ? some.size() : some.size() - 1);
        ConfinedInspector all = new ConfinedInspector(Policy.ALL, PROGRAM, Confines.USUAL);
        for (Sample sample : samples) {
            Inspection here = new Inspector(Policy.ALL, _ -> true).inspect(sample.name(), sample.content());

            Inspection there = all.inspect(sample.name(), sample.content());

            assertThat(there.type()).isEqualTo(here.type());
            assertThat(there.findings()).isEqualTo(here.findings());
            assertThat(rules(there)).containsAnyOf(Rule.RECORD_LEVEL, Rule.SERIAL_NUMBER);
        }
    }

    /** The pixels are the same, and nothing that was hidden is there; what is no picture is not painted. */
    @Test
    void aPictureIsPaintedAnew() throws IOException {
        ConfinedPictures pictures = new ConfinedPictures(PROGRAM, Confines.USUAL);
        for (String how : List.of("behind.png", "gamma.png", "scan.jpg", "comment.jpg", "behind.tif")) {
            byte[] hiding = Corpus.pictureHiding(how);
            byte[] plain = pictures.plain(hiding).orElseThrow();
            assertThat(plain.length).as(how).isLessThan(1_000);
            BufferedImage before = ImageIO.read(new ByteArrayInputStream(hiding));
            BufferedImage after = ImageIO.read(new ByteArrayInputStream(plain));
            assertThat(after.getRGB(0, 0, 40, 30, null, 0, 40)).isEqualTo(before.getRGB(0, 0, 40, 30, null, 0, 40));
        }
        assertThat(pictures.plain("no picture".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void aFileThatTakesAllMemoryIsAFinding() throws IOException {
        byte[] bomb = new Zip()
                .with(
                        "[Content_Types].xml",
                        "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>")
                .with("xl/workbook.xml", "<workbook/>")
                .with("xl/extra.xml", ("<a>" + "x".repeat(200_000_000) + "</a>").getBytes(StandardCharsets.UTF_8))
                .bytes();
        ConfinedInspector small =
                new ConfinedInspector(Policy.USUAL, PROGRAM, new Confines(Duration.ofSeconds(60), 64));

        Inspection inspection = small.inspect("bomb.xlsx", bomb);

        assertThat(rules(inspection)).containsExactly(Rule.UNREADABLE);
        assertThat(rules(inspector.inspect("a.csv", "a;b\n400;500\n".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void aFileThatTakesTooLongIsAFinding() throws IOException {
        ConfinedInspector hasty = new ConfinedInspector(Policy.USUAL, PROGRAM, new Confines(Duration.ofMillis(1), 512));
        assertThat(rules(hasty.inspect("a.csv", "a;b\n400;500\n".getBytes(StandardCharsets.UTF_8))))
                .containsExactly(Rule.UNREADABLE);
    }

    /** Whoever takes the process over finds nothing there, and nobody to tell it to; outside the same attempts succeed. */
    @Test
    void nothingElseCanBeReachedFromInside() throws IOException, InterruptedException {
        Path secret = Files.writeString(Files.createTempFile("secret", ".txt"), "secret");
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(door.getLocalPort());
            List<Path> withIntruder = new ArrayList<>(PROGRAM.classPath());
            withIntruder.add(Path.of("target", "test-classes"));
            List<String> inside = new ArrayList<>(
                    new ConfinedInspector(Policy.USUAL, new Program(withIntruder, PROGRAM.learnt()), Confines.USUAL)
                            .command(Intruder.class.getName()));
            inside.addAll(List.of(secret.toString(), port));
            List<String> outside = List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Intruder.class.getName(),
                    secret.toString(),
                    port);

            assertThat(run(inside))
                    .containsExactly("read no", "write no", "connect no", "processes 2", "environment no");
            assertThat(run(outside))
                    .contains("read yes", "write yes", "connect yes", "environment yes")
                    .doesNotContain("processes 2");
        } finally {
            Files.delete(secret);
        }
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SECRET", "secret");
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return lines;
    }

    @Test
    void saysWhatIsMissingWhereItCannotStart() {
        ConfinedInspector none = new ConfinedInspector(
                Policy.USUAL, new Program(List.of(Path.of("/tmp")), PROGRAM.learnt()), Confines.USUAL);
        assertThatThrownBy(() -> none.inspect("a.csv", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bubblewrap must be installed");
    }

    @Test
    void believesNoReportThatIsNone() throws IOException {
        assertThat(Report.read("type\tDELIMITED\nwhole\n").type()).isEqualTo(FileType.DELIMITED);
        for (String report : List.of(
                "",
                "whole\n",
                "type\tDELIMITED\n",
                "type\tOTHER\nwhole\n",
                "type\tDELIMITED\nfinding\tLOW_COUNT\t-\t1\ta\nwhole\n",
                "type\tDELIMITED\nfinding\tLOW_COUNT\t-\tmany\ta\tb\nwhole\n",
                "type\tDELIMITED\nfinding\tNOTHING\t-\t1\ta\tb\nwhole\n",
                "type\tDELIMITED\nfinding\tLOW_COUNT\t-\t1\ta\t\\z\nwhole\n",
                "type\tDELIMITED\nrow\t1\t1\ta\nwhole\n",
                "type\tDELIMITED\ngrid\t-\t\t\nline\ta\nwhole\n",
                "type\tDELIMITED\ngrid\t-\t\t\nrow\t1\t1\nwhole\n",
                "type\tDELIMITED\nwhole\nfinding\tLOW_COUNT\t-\t1\ta\tb\n",
                "type\tDELIMITED\nnothing\nwhole\n")) {
            assertThatThrownBy(() -> Report.read(report)).as(report).isInstanceOf(IOException.class);
        }
    }

    /** What a file holds comes back as it was read, whatever stands in its cells. */
    @Test
    void tellsWhatAFileHolds() throws IOException {
        Inspection here = new Inspector(Policy.USUAL, _ -> true)
                .inspect("a.csv", "a;b\n\\n;\"x\ty\nz\"\næ\u2028;3\n".getBytes(StandardCharsets.UTF_8));
        Inspection there = Report.read(Report.of(here));

        assertThat(there.pieces()).isEqualTo(here.pieces());
        assertThat(there.whole()).isTrue();
    }

    /** What is too much for a page is cut, and says so. */
    @Test
    void saysThatItHoldsMore() throws IOException {
        Inspection here = new Inspector(Policy.USUAL, _ -> true)
                .inspect("a.csv", "abc;5000\n".repeat(700_000).getBytes(StandardCharsets.UTF_8));
        Inspection there = Report.read(Report.of(here));

        assertThat(there.whole()).isFalse();
        assertThat(there.findings()).isEqualTo(here.findings());
    }

    @Test
    void anOrderIsReadAsItWasWritten() throws IOException {
        Order order = new Order(Policy.USUAL, "tab\tæ\n.csv");
        assertThat(Order.read(new java.io.ByteArrayInputStream(order.line().getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(order);
    }
}
