package dk.sluse.workspace.in;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.workspace.in.Finding.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code and documentation pass, data and programs do not. */
class ScreeningTest {

    private static final int ROWS = 100;

    private final Screening screening = new Screening(ROWS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proc means data=bef; var alder; run;\r\n",
                "df <- read_package(\"BEF\") # 2.015.000.000 kr\n",
                "#!/bin/sh\nexec R\n",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "{\"cells\": []}",
                "kode;tekst;fra\n10;Grundskole;2010\n20;Gymnasial;2010\n",
                "Tlf. 39 17 39 17, CVR 17150413, 202511271530, 3.141592653589793\n",
                "x = 1234567890\ny = 9912345678\n"
            })
    void letsCodeAndNotesIn(String text) {
        assertThat(look("a.txt", text)).isEmpty();
        assertThat(screening.look("a.txt", text.getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }

    @Test
    void letsDocumentsAndPicturesIn() {
        assertThat(screening.look("a.pdf", joined("%PDF-1.7\n%", new byte[] {(byte) 0xe2, 0, 1, 2})))
                .isEmpty();
        assertThat(screening.look("a.png", joined("\u0089PNG\r\n\u001a\n", new byte[] {0, 0, 0, 13})))
                .isEmpty();
    }

    @Test
    void findsPersonalNumbersByTheirLines() {
        assertThat(look("a.R", "x <- 1\nanna <- \"0101801234\"\n# 010180-1234\n# 31 12 99 1234\n# 311299 1234"))
                .extracting(Finding::reason, Finding::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Reason.PERSON, 2),
                        org.assertj.core.groups.Tuple.tuple(Reason.PERSON, 3),
                        org.assertj.core.groups.Tuple.tuple(Reason.PERSON, 5));
        assertThat(look("a.csv", "0101801234\n".repeat(40)))
                .as("told of some of them")
                .hasSize(5);
        assertThat(look("a.csv", "0101801234\n".repeat(200)))
                .extracting(Finding::reason)
                .contains(Reason.TABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d;a;1", "%d\tb\t2", "%d,c,3", "%d|d|4", "%d 12 300.5", "%d"})
    void findsTablesByTheirRows(String row) {
        assertThat(look("a.csv", rows(row, ROWS))).isEmpty();
        assertThat(look("a.csv", "a heading\n\n" + rows(row, ROWS + 1)))
                .singleElement()
                .satisfies(found -> assertThat(found.reason()).isEqualTo(Reason.TABLE))
                .satisfies(found -> assertThat(found.line()).isEqualTo(ROWS + 3));
    }

    /** No text takes longer than its length. */
    @Test
    @Timeout(20)
    void isNotHeldUpByLongLines() {
        assertThat(look("a.txt", "1".repeat(10_000_000) + "x")).isEmpty();
        assertThat(look("a.txt", ("1 ".repeat(5_000_000) + "x;").repeat(1))).isEmpty();
        assertThat(look("a.txt", "a\n".repeat(5_000_000))).isEmpty();
    }

    private static String rows(String row, int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(number -> row.formatted(number))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(1);
        }
        for (byte[] content : new byte[][] {
            packed.toByteArray(),
            joined("PK\u0003\u0004", new byte[20]),
            joined("\u007fELF", new byte[20]),
            joined("MZ", new byte[80]),
            joined("Rar!\u001a\u0007", new byte[20]),
            joined("GIF89a", new byte[20]),
            "{\\rtf1 hidden}".getBytes(StandardCharsets.US_ASCII),
            joined("abc", new byte[] {0}),
            "a text".getBytes(StandardCharsets.UTF_16)
        }) {
            assertThat(screening.look("a.txt", content))
                    .extracting(Finding::reason)
                    .containsExactly(Reason.KIND);
        }
        assertThat(look("a.txt", "")).extracting(Finding::reason).containsExactly(Reason.EMPTY);
    }

    /** Nothing of a name that was refused is told. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".profile",
                "-rf",
                "a/b.R",
                "a\u0000.R",
                "a\n.R",
                "a\u202egpj.R",
                "$(id).R",
                " a.R",
                "a.R ",
                "<script>.R"
            })
    void refusesOddNames(String name) {
        assertThat(look(name, "x")).containsExactly(Finding.of("?", Reason.NAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.R", "læs mig (2).txt", "01_data+prep#3,final.sas", "_x=1@y.py"})
    void takesPlainNames(String name) {
        assertThat(look(name, "x")).isEmpty();
        assertThat(look("a".repeat(101), "x")).isNotEmpty();
        assertThat(look("\u4e00".repeat(100), "x"))
                .as("longer than a file system lets a name be")
                .isNotEmpty();
    }

    private List<Finding> look(String name, String text) {
        return screening.look(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(String head, byte[] rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(rest);
        return all.toByteArray();
    }
}
