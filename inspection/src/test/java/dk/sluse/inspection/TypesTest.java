package dk.sluse.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Policy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is, where it could be taken for text: whatever its name says. */
class TypesTest {

    private static FileType type(String name, String content, Charset charset) {
        return new Inspector(Policy.USUAL, _ -> true)
                .inspect(name, content.getBytes(charset))
                .type();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '%PDF-1.4 and letters',              PDF
            '%% a comment\n%PDF-1.4 and letters', PDF
            '\n\n%PDF-1.7 and letters',          PDF
            '{\\\\rtf1 letters}',                 RTF
            '<stata_dta><header><release>118',   DTA
            'ÿØÿ and letters of a picture',      JPEG
            'a;b\n400;500\n',                    DELIMITED
            'Året;b\n400;500\n',                 DELIMITED
            '<a;b\n400;500\n',                   DELIMITED
            """)
    void isToldByWhatIsInIt(String content, FileType expected) {
        assertThat(type("a.csv", content.translateEscapes(), StandardCharsets.ISO_8859_1))
                .isEqualTo(expected);
    }

    @Test
    void textIsTextInAnyCode() {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16}) {
            assertThat(type("a.csv", "Ålder;b\n400;500\n", charset)).isEqualTo(FileType.DELIMITED);
        }
        assertThat(type("a.csv", "\ufeffÅlder;b\n400;500\n", StandardCharsets.UTF_8))
                .isEqualTo(FileType.DELIMITED);
    }
}
