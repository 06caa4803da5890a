package dk.sluse.inspection.corpus;

import dk.sluse.inspection.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that an attack on the rules brought up: what was missed once, and what was alarmed falsely. */
final class Sly {

    private Sly() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Sample low(String what, String name, String... lines) {
        return Sample.leak("sly " + what, name, bytes(String.join("\n", lines) + "\n"), Rule.LOW_COUNT);
    }

    private static Sample innocent(String what, String name, String... lines) {
        return Sample.innocent("sly " + what, name, bytes(String.join("\n", lines) + "\n"));
    }

    /** Tables with a count that is too low. */
    static List<Sample> lowCounts() {
        return Stream.concat(lowCountsOfTables().stream(), lowCountsOfListings().stream())
                .toList();
    }

    private static List<Sample> lowCountsOfTables() {
        return List.of(
                low("total", "a.csv", "Region;Grundskole;Gymnasial;I alt", "Nord;2;345;347", "Syd;234;120;354"),
                low(
                        "title",
                        "a.csv",
                        "Antal personer efter alder og køn;;",
                        "Alder;Mænd;Kvinder",
                        "18-24;2;300",
                        "25-34;300;400"),
                low("years", "a.csv", "Alder;Grundskole;Gymnasial", "18-29 år;2;300", "30-39 år;400;500"),
                low("leads", "a.csv", "Region;Antal døde i alderen 0-4 år;Rate", "Nord;2;0.21", "Syd;44;0.33"),
                low("margins", "a.csv", "udd,mand,kvinde,All", "GS,1644,1,1645", "GYM,1677,2,1679", "All,3321,3,3324"),
                low("share", "a.csv", "Karakteristik;Alle, n (%)", "Mand;2 (0,4 %)", "Kvinde;498 (99,6 %)"));
    }

    private static List<Sample> lowCountsOfListings() {
        return List.of(
                low("one way", "a.txt", "> table(d$koen)", "", "  M   K", "  2 345"),
                low(
                        "counts",
                        "a.txt",
                        ">>> d.kommune.value_counts()",
                        "Odense      345",
                        "Vejle       120",
                        "Fanø          2",
                        "Name: kommune, dtype: int64"),
                low(
                        "tabulate",
                        "a.lst",
                        "|                    |    N     | Mean  |",
                        "|--------------------+----------+-------|",
                        "|Mand      |Gift     |         2| 345.1 |",
                        "|          |Ugift    |       234| 345.1 |",
                        "|Kvinde    |Gift     |       100| 345.1 |"),
                low("crosstab", "a.lst", """
                        Frequency|
                        Percent  |
                        Row Pct  |
                        Col Pct  |Job     |Ledig   |  Total
                        ---------+--------+--------+
                        Mænd     |   5000 |      2 |   5002
                                 |  50.00 |   0.02 |  50.02
                                 |  99.96 |   0.04 |
                                 |  49.90 |   0.70 |
                        ---------+--------+--------+
                        Kvinder  |   5020 |    300 |   5320
                                 |  47.00 |   2.90 |  49.98
                                 |  50.10 |  99.30 |
                        ---------+--------+--------+"""),
                low(
                        "rows span",
                        "a.html",
                        "<!DOCTYPE html><html><body><table><tr><th>Region</th><th>Køn</th><th>Antal</th></tr>",
                        "<tr><td rowspan=\"2\">Nord</td><td>Mænd</td><td>300</td></tr><tr><td>Kvinder</td><td>2</td></tr></table></body></html>"));
    }

    /** Rows of persons. */
    static List<Sample> rows() {
        List<Sample> all = new ArrayList<>();
        String months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC";
        all.add(records(
                "dates",
                "a.csv",
                "foedt;koen;loen",
                i -> 10 + i % 18 + months.split(" ", -1)[i % 12] + (1950 + i) + ";" + (1 + i % 2) + ";"
                        + (200_000 + 7_919 * i % 90_001)));
        all.add(records(
                "keys",
                "a.csv",
                "pnr;koen;alder",
                i -> String.format("%016x", 0x9e3779b97f4a7c15L * (i + 1)) + ";" + (1 + i * i % 2) + ";"
                        + (20 + i * 7 % 50)));
        all.add(records(
                "sorted by year",
                "a.csv",
                "aar;kom;loen",
                i -> (2015 + i / 8) + ";" + (101 + i * 13 % 40) + ";" + (200_000 + 7_919 * i % 90_001)));
        all.add(records(
                "sorted",
                "a.csv",
                "loen1000;alder;koen",
                i -> (200 + 3 * i + i % 2) + ";" + (20 + i * 7 % 50) + ";" + (1 + i % 2)));
        all.addAll(rowsWithoutNames());
        return all;
    }

    private static List<Sample> rowsWithoutNames() {
        List<Sample> all = new ArrayList<>();
        all.add(records(
                "floats",
                "a.csv",
                "pnr;koen;alder",
                i -> (7_000_000 + 7_919 * i) + ".0;" + (1 + i % 2) + ";" + (20 + i * 7 % 50)));
        all.add(records("identities", "a.txt", "", i -> Long.toString(10_000_000 + i * 2_654_435_761L % 89_999_999)));
        all.add(records(
                "listing",
                "a.log",
                "     | alder   koen     loen |",
                i -> (i % 5 == 0 ? "     |-----------------------|\n" : "")
                        + String.format(
                                "%3d. | %5d %6s %8d |",
                                i + 1, 20 + i * 7 % 50, i % 3 == 0 ? "mand" : "kvinde", 200_000 + 7_919 * i % 90_001)));
        return all;
    }

    /** Makes a row by its number. */
    private interface Line {
        String of(int row);
    }

    private static Sample records(String what, String name, String head, Line line) {
        String text = IntStream.range(0, 40).mapToObj(line::of).collect(Collectors.joining("\n", head + "\n", "\n"));
        return Sample.leak("sly " + what, name, bytes(text), Rule.RECORD_LEVEL);
    }

    /** Keys in spellings of their own. */
    static List<Sample> keys() {
        List<Sample> all = new ArrayList<>();
        for (String spelling : List.of(
                "100\u202f123\u202f456\u202f789",
                "100\u200b123456789",
                "１００１２３４５６７８９",
                "100/123/456/789",
                "in (5,100123456789)",
                "1001-2345-6789")) {
            all.add(Sample.leak("sly key " + all.size(), "a.txt", bytes("Se " + spelling + "\n"), Rule.SERIAL_NUMBER));
        }
        return all;
    }

    /** Texts with nothing in them. */
    static List<Sample> innocents() {
        return Stream.concat(innocentTexts().stream(), innocentLists().stream()).toList();
    }

    private static List<Sample> innocentTexts() {
        return List.of(
                innocent(
                        "survdiff",
                        "a.txt",
                        "       N Observed Expected (O-E)^2/E",
                        "sex=1 138      112     91.6      4.55",
                        "sex=2  90       53     73.4      5.68",
                        "",
                        " Chisq= 10.3  on 1 degrees of freedom, p= 0.001"),
                innocent("index figures", "a.csv", "aar;indeks", "2019;100", "2020;103", "2021;107", "2022;111"),
                innocent("breaks", "a.R", "b <- c(100, 150, 200, 250, 300)", "plot(x, ylim = c(min = 0, max = 100))"),
                innocent("highest", "a.csv", "Højeste fuldførte uddannelse;Antal", "Grundskole;4000", "Gymnasium;5000"),
                innocent("thousands", "a.csv", "Kommune;Antal personer", "Fanø;2.000", "Læsø;1.000", "Odense;5.345"),
                innocent("blanks", "a.txt", "Antal observationer: 1 234 567", "Number of obs = 1 234"),
                innocent("median", "a.csv", "Karakteristik;Kvinder;Mænd", "Median antal børn;2;1", "Antal;4000;5000"));
    }

    private static List<Sample> innocentLists() {
        return List.of(
                innocent(
                        "days",
                        "a.csv",
                        "dato;antal",
                        IntStream.rangeClosed(1, 28)
                                .mapToObj(day -> String.format("%02d-02-2024;%d", day, 400 + day * 37 % 91))
                                .collect(Collectors.joining("\n"))),
                innocent(
                        "codes",
                        "a.csv",
                        "diagnose;antal",
                        IntStream.rangeClosed(1, 30)
                                .mapToObj(code -> String.format("A%02d;%d", code, 400 + code * 37 % 91))
                                .collect(Collectors.joining("\n"))),
                innocent(
                        "municipalities",
                        "a.csv",
                        "komkode;antal",
                        IntStream.rangeClosed(1, 30)
                                .mapToObj(code -> (101 + code * 17 % 31) + ";" + (400 + code * 37 % 91))
                                .collect(Collectors.joining("\n"))),
                innocent(
                        "on a colour",
                        "a.html",
                        "<!DOCTYPE html><html><body><table><tr style=\"background:#003366\"><th style=\"color:#fff\">Region</th><th>Antal</th></tr><tr><td>Nord</td><td>400</td></tr></table></body></html>"),
                innocent(
                        "stars",
                        "a.txt",
                        "            Df Sum Sq Mean Sq F value Pr(>F)",
                        "alder        1  120.1   120.1    30.2  <2e-16 ***",
                        "koen         1   20.3    20.3     5.1   0.024 *"));
    }
}
