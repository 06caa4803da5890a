package dk.sluse.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Policy;
import dk.sluse.inspection.corpus.Corpus;
import dk.sluse.inspection.corpus.Sample;
import dk.sluse.inspection.corpus.Zip;
import dk.sluse.inspection.rule.Finding;
import dk.sluse.inspection.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that are broken, or made to break whoever reads them: each is a finding. */
@Timeout(120)
class BrokenFilesTest {

    private static final Inspector INSPECTOR = new Inspector(Policy.USUAL, _ -> true);
    private static final String TYPES = "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";

    private static List<Rule> rules(String name, byte[] content) {
        return INSPECTOR.inspect(name, content).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void nothingIsThrownWhateverIsWrong() {
        Random random = new Random(7);
        List<Sample> samples = Corpus.microdata();
        for (int i = 0; i < samples.size(); i += 5) {
            Sample sample = samples.get(i);
            for (int change = 0; change < 4; change++) {
                byte[] broken = change == 0
                        ? Arrays.copyOf(sample.content(), random.nextInt(sample.content().length))
                        : sample.content().clone();
                for (int hit = 0; hit < change * 5 && broken.length > 0; hit++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                assertThatNoException().as(sample.what()).isThrownBy(() -> INSPECTOR.inspect(sample.name(), broken));
            }
        }
    }

    /** Four bytes are no file of the old kind; found by fuzzing. */
    @Test
    void whatOnlyBeginsLikeAnOldWorkbookIsNotAccepted() {
        byte[] content = new byte[600];
        System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, content, 0, 4);

        assertThat(rules("table.xls", content)).contains(Rule.TYPE);
    }

    @Test
    void aFileThatUnpacksToTooMuchIsTooLarge() {
        byte[] bomb = new Zip()
                .with("[Content_Types].xml", TYPES)
                .with("xl/workbook.xml", "<workbook/>")
                .with("xl/extra.bin", new byte[1_200_000_000])
                .bytes();
        assertThat(bomb.length).isLessThan(2_000_000);
        assertThat(rules("bomb.xlsx", bomb)).contains(Rule.SIZE);
    }

    @Test
    void aFileInAFileInAFileIsTooDeep() {
        byte[] inner = "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8);
        for (int depth = 0; depth < 8; depth++) {
            inner = new Zip()
                    .with("[Content_Types].xml", TYPES)
                    .with("xl/workbook.xml", "<workbook/>")
                    .with("xl/embeddings/a.bin", inner)
                    .bytes();
        }
        assertThat(rules("deep.xlsx", inner)).contains(Rule.SIZE);
    }

    @Test
    void whatMarkupDefinesIsNotUnfolded() {
        String bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;&c;</text></svg>";
        Inspection inspection = INSPECTOR.inspect("a.svg", bomb.getBytes(StandardCharsets.UTF_8));
        assertThat(inspection.type()).isEqualTo(FileType.SVG);
        assertThat(inspection.findings()).extracting(Finding::rule).contains(Rule.UNREADABLE);
        assertThat(inspection.pieces()).isEmpty();
    }

    @Test
    void aNameDoesNotSayWhatAFileIs() {
        byte[] program = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(rules("table.csv", program)).contains(Rule.TYPE, Rule.NAME);
        assertThat(rules("table.csv", new Zip().with("a.csv", "1;2").bytes())).contains(Rule.TYPE, Rule.NAME);
        assertThat(rules("report.pdf", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8)))
                .contains(Rule.NAME);
        assertThat(rules("empty.csv", new byte[0])).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsNotLookedInto() {
        Inspector strict = new Inspector(new Policy(Policy.USUAL.types(), 100, 5_000, 3, 200, 85), _ -> true);
        assertThat(strict.inspect("a.txt", new byte[101]).findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.SIZE);
    }
}
