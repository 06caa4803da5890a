package dk.sluse;

import static dk.sluse.WaitingLists.HEADER;
import static dk.sluse.WaitingLists.always;
import static dk.sluse.WaitingLists.lines;
import static dk.sluse.WaitingLists.once;
import static dk.sluse.WaitingLists.plain;

import dk.sluse.delivery.own.reading.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files of own data that must be refused. */
final class BadOwnFiles {

    /** What is wrong with a file, and for what reason it must be refused. */
    record Bad(String what, String name, Supplier<byte[]> content, String layout, Reason reason) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static final int[] COMPANY_WEIGHTS = {2, 7, 6, 5, 4, 3, 2, 1};

    private BadOwnFiles() {}

    static Stream<Bad> all() {
        return Stream.of(formats(), workbooks(), texts(), values(), contents()).flatMap(one -> one);
    }

    private static Bad bad(String what, String name, byte[] content, Reason reason) {
        return new Bad(what, name, () -> content, "", reason);
    }

    private static Bad csv(String what, byte[] content, Reason reason) {
        return bad(what, "a.csv", content, reason);
    }

    private static Bad csv(String what, String content, Reason reason) {
        return csv(what, OwnFiles.text(content), reason);
    }

    private static Bad asc(String what, String content, String layout, Reason reason) {
        return new Bad(what, "a.asc", () -> OwnFiles.text(content), layout, reason);
    }

    private static Stream<Bad> formats() {
        return Stream.of(
                csv("nothing", "", Reason.EMPTY),
                bad("an old workbook", "a.xls", ole("Workbook"), Reason.FORMAT_XLS),
                bad("a document", "a.pdf", OwnFiles.text("%PDF-1.7\n%âãÏÓ\n"), Reason.FORMAT_PDF),
                bad("an archive", "a.zip", OwnFiles.zip("a.csv"), Reason.FORMAT_ARCHIVE),
                bad("a packed archive", "a.gz", bytes("1f8b0800000000000003"), Reason.FORMAT_ARCHIVE),
                bad("a picture", "a.png", bytes("89504e470d0a1a0a0000"), Reason.FORMAT),
                csv("a program", bytes("7f454c46020101000000"), Reason.FORMAT),
                bad("a text that is called a workbook", "a.xlsx", OwnFiles.text(plain()), Reason.FORMAT_DIFFERS),
                bad(
                        "Stata's mark and nothing more",
                        "a.dta",
                        OwnFiles.text("<stata_dta><header><release>118"),
                        OwnFiles.statistics() ? Reason.UNREADABLE : Reason.FORMAT_UNREADABLE_HERE));
    }

    private static Stream<Bad> workbooks() {
        List<String> lines = lines();
        return Stream.of(
                bad("a workbook with a password", "a.xlsx", ole("EncryptedPackage"), Reason.ENCRYPTED),
                bad("macros", "a.xlsm", OwnFiles.zip("xl/workbook.xml", "xl/vbaProject.bin"), Reason.MACROS),
                bad("a bomb", "a.xlsx", OwnFiles.bomb(), Reason.UNPACKS_TOO_LARGE),
                bad("a broken workbook", "a.xlsx", OwnFiles.zip("xl/workbook.xml"), Reason.UNREADABLE),
                bad("half a workbook", "a.xlsx", Arrays.copyOf(OwnFiles.xlsx(lines), 900), Reason.UNREADABLE),
                bad("a row of thousands", "a.ods", OwnFiles.odsWithRepeatedRow(lines, 12_000), Reason.UNREADABLE),
                bad("a row of some", "a.ods", OwnFiles.odsWithRepeatedRow(lines, 9_000), Reason.DUPLICATE),
                bad("two sheets", "a.xlsx", twoSheets(), Reason.SHEETS),
                bad("a number that is no day", "a.xlsx", OwnFiles.xlsx(farOff()), Reason.TYPE),
                bad("a hidden sheet", "a.xlsx", OwnFiles.xlsxWithHiddenSheet(lines), Reason.HIDDEN),
                bad(
                        "a formula",
                        "a.xlsx",
                        OwnFiles.xlsx(
                                book -> OwnFiles.sheet(book, "data", lines).formula(3, 3, "1+1")),
                        Reason.FORMULA));
    }

    private static List<String> farOff() {
        return lines().stream()
                .map(line -> line.replace("2024-03-01", "999999"))
                .toList();
    }

    private static byte[] twoSheets() {
        return OwnFiles.xlsx(workbook -> {
            OwnFiles.sheet(workbook, "one", lines());
            OwnFiles.sheet(workbook, "two", lines());
        });
    }

    private static Stream<Bad> texts() {
        String plain = plain();
        return Stream.of(
                csv("two bytes to a letter", OwnFiles.text(plain, StandardCharsets.UTF_16), Reason.ENCODING),
                csv("zeros in the text", plain + "\0\0\0", Reason.ENCODING),
                asc("positions that overlap", plain, "PNR 1-10\nPARISH 10-14", Reason.LAYOUT),
                asc("positions in words", plain, "the first ten are the key", Reason.LAYOUT),
                asc("a short line", "0101701000 7001\nshort\n", "PNR 1-10\nPARISH 12-15", Reason.LINE_MALFORMED),
                csv("a header alone", HEADER + "\n", Reason.NO_ROWS),
                csv("no header", plain.replace(HEADER + "\n", ""), Reason.COLUMN_UNKNOWN),
                csv("a column twice", plain.replace("KIND", "DAYS"), Reason.HEADER_TWICE),
                csv("a column too few", plain.replace(";KIND", "").replace(";kræft", ""), Reason.COLUMN_MISSING),
                csv(
                        "a column too many",
                        plain.replace("KIND", "KIND;MORE").replace("kræft", "kræft;1"),
                        Reason.COLUMN_UNKNOWN),
                csv("a field too many", plain + "0101701000;7001;2024-01-01;1;x;y;z\n", Reason.LINE_MALFORMED));
    }

    private static Stream<Bad> values() {
        return Stream.of(
                csv("a word for a number", once(3, "many"), Reason.TYPE),
                csv("a day that there is not", once(2, "2024-02-30"), Reason.TYPE),
                csv("a code that there is not", once(1, "9999"), Reason.CODE),
                csv("a key in another form", once(0, "010170-1000"), Reason.KEY_FORMAT),
                csv("a key of no day", once(0, "3213701000"), Reason.KEY_IMPOSSIBLE),
                csv("a row about nobody", once(0, ""), Reason.VALUE_MISSING),
                csv("somebody twice", once(0, "0201701001"), Reason.DUPLICATE));
    }

    private static Stream<Bad> contents() {
        return Stream.of(
                csv("person numbers among the texts", always(4, "ref {ii}0190-1234"), Reason.KEY_UNDECLARED),
                csv("person numbers among the numbers", always(3, "{ii}02701234"), Reason.KEY_UNDECLARED),
                csv("company numbers among the texts", companies(), Reason.KEY_UNDECLARED),
                csv("keys of the bank among the texts", once(4, "nr0101701000"), Reason.KEY_UNDECLARED),
                csv("names", names(), Reason.NAMES),
                csv("a mail address", once(4, "somebody@example.dk"), Reason.CONTACT),
                csv("addresses", always(4, "Nørregade {i}"), Reason.CONTACT),
                csv("telephone numbers", always(4, "+45 33 {ii} 33 33"), Reason.CONTACT),
                csv("free text", always(4, "came for the {i}th time and felt better"), Reason.FREE_TEXT),
                csv("nobody who is known", plain().replace("0170", "0199"), Reason.KEY_UNUSED));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] ole(String entry) {
        byte[] content = Arrays.copyOf(bytes("d0cf11e0a1b11ae1"), 2048);
        byte[] name = entry.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, content, 1024, name.length);
        return content;
    }

    private static String names() {
        List<String> names = List.of("Jensen", "Peter", "Anne Marie", "Søren", "Hansen", "Kirsten", "Mette", "Lars");
        List<String> lines = lines();
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, lines.get(i).replace("kræft", names.get(i % names.size()) + " " + i % 9));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Numbers whose control digit is right. */
    private static String companies() {
        List<String> lines = lines();
        int number = 10_000_000;
        for (int i = 1; i < lines.size(); i++) {
            do {
                number++;
            } while (!controls("" + number));
            lines.set(i, lines.get(i).replace("kræft", "" + number));
        }
        return String.join("\n", lines) + "\n";
    }

    private static boolean controls(String digits) {
        return IntStream.range(0, 8)
                                .map(i -> COMPANY_WEIGHTS[i] * (digits.charAt(i) - '0'))
                                .sum()
                        % 11
                == 0;
    }
}
