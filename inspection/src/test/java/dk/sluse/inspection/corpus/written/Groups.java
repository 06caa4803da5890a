package dk.sluse.inspection.corpus.written;

import dk.sluse.inspection.corpus.Sample;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables of groups that look like rows of units, and figures that look like counts. */
public final class Groups {

    private Groups() {}

    /** What looks like rows. */
    public static List<Sample> rows() {
        return Stream.of(rows1(), rows2()).flatMap(List::stream).toList();
    }

    private static List<Sample> rows1() {
        return List.of(
                Form.innocent(
                        "deciles",
                        "a.csv",
                        "decil;antal;gns\n",
                        i -> i < 10 ? (i + 1) + ";" + (900 + i) + ";" + Form.income(i) : ""),
                Form.innocent(
                        "ages",
                        "a.csv",
                        "alder;maend;kvinder\n",
                        i -> i + ";" + (30_000 + Form.income(i)) + ";" + (29_000 + Form.income(i + 50))),
                Form.innocent(
                        "months",
                        "a.csv",
                        "maaned,at_risk,S\n",
                        i -> i + "," + (20_000 - 37 * i * i % 900) + "," + (i == 0 ? "1.0" : "0.9" + (90 - i))),
                Form.innocent(
                        "bins",
                        "a.csv",
                        "fra;til;antal\n",
                        i -> i % 7 == 3
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "%.2f;%.2f;%d",
                                        Form.step(i),
                                        Form.step(i + 1),
                                        90 + Form.income(i))));
    }

    private static List<Sample> rows2() {
        return List.of(
                Form.sample(
                        "grid of parameters",
                        "a.csv",
                        "delta,n,power\n0.01,1000,0.12\n0.01,2000,0.13\n0.01,5000,0.18\n0.01,10000,0.27\n0.02,1000,0.13\n0.02,2000,0.17\n0.02,5000,0.27\n0.02,10000,0.43\n0.03,1000,0.15\n0.03,2000,0.2\n0.03,5000,0.35\n0.03,10000,0.6\n"),
                Form.sample(
                        "percent below",
                        "a.lst",
                        "Frequency|\nPercent  |\nRow Pct  |\nCol Pct  |E       |F       |  Total\n---------+--------+--------+\n1        |    812 |   4211 |   5023\n         |   8.12 |  42.11 |  50.23\n         |  16.17 |  83.83 |\n         |  24.10 |  63.45 |\n---------+--------+--------+\n2        |   2557 |   2426 |   4983\n         |  25.57 |  24.26 |  49.83\n         |  51.31 |  48.69 |\n         |  75.90 |  36.55 |\n---------+--------+--------+\nTotal        3369     6637    10006\n            33.67    66.33   100.00\n"),
                Form.sample(
                        "statistics below",
                        "a.log",
                        "      region |      loen     alder\n-------------+--------------------\n Hovedstaden |  401223.1      41.2\n             |  151220.2      13.1\n             |  302110.0      31.0\n             |  388200.0      41.0\n             |  471000.0      52.0\n             |   29101.0   29120.0\n-------------+--------------------\n    Sjaelland |  371223.1      44.2\n             |  131220.2      13.4\n             |  292110.0      33.0\n             |  361200.0      45.0\n             |  441000.0      54.0\n             |   13101.0   13120.0\n"),
                Form.sample(
                        "errors below",
                        "a.txt",
                        "Kvinde          -0.121***      -0.118***\n                 (0.002)        (0.002)\nAlder            0.031***       0.029***\n                 (0.001)        (0.001)\nAlder^2         -0.0003***     -0.0002***\n                (0.00001)      (0.00001)\nBørn             -0.011**       -0.012**\n                 (0.004)        (0.004)\nGift             -0.022***      -0.021***\n                 (0.004)        (0.004)\nObservationer    120,000        120,000\n"));
    }

    /** What looks like counts. */
    public static List<Sample> figures() {
        return Stream.of(figures1(), figures2()).flatMap(List::stream).toList();
    }

    private static List<Sample> figures1() {
        return List.of(
                Form.sample(
                        "labels apart",
                        "a.json",
                        "{\"columns\":[2014,2015,2016],\"index\":[\"A\",\"B\",\"C\",\"F\",\"G\",\"H\",\"I\",\"J\",\"K\",\"L\",\"M\",\"N\"],\"data\":["
                                + IntStream.range(0, 12)
                                        .mapToObj(i -> "[" + Form.income(i) + ".0," + Form.income(i + 20) + ".0,"
                                                + Form.income(i + 40) + ".0]")
                                        .collect(Collectors.joining(","))
                                + "]}\n"),
                Form.sample("settings", "a.json", "{\n \"depth\": [\n  2,\n  3,\n  4\n ],\n \"folds\": 5\n}\n"),
                Form.sample(
                        "chart",
                        "a.json",
                        "{\"data\":{\"labels\":[\"Stat\",\"Region\"],\"datasets\":[{\"label\":\"Kvinder\",\"data\":[3201,4020],\"borderWidth\":1},{\"label\":\"Mænd\",\"data\":[3199,3980],\"borderWidth\":1}]}}\n"),
                Form.sample(
                        "variables",
                        "a.csv",
                        "Variabel,Type,Længde,Kilde\nKOEN,num,1,BEF\nKOM,num,3,BEF\nANTBOERN,num,2,FAM\n"));
    }

    private static List<Sample> figures2() {
        return List.of(
                Form.sample(
                        "children",
                        "a.csv",
                        "familie;antal_boern;antal_familier\nPar;1;78708\nPar;2;86766\nPar;3;71329\nEnlig;1;10585\nEnlig;2;20409\nEnlig;3;58058\n"),
                Form.sample("thousandths", "a.csv", "mål,værdi\nskew,0.001\nkurtosis,2.991\nomnibus,0.286\n"),
                Form.sample(
                        "code list",
                        "a.txt",
                        "Variabel: ANTBOERN\n  0   Ingen børn\n  1   1 barn\n  2   2 børn\n  3   3 eller flere\n"),
                Form.sample(
                        "whole means",
                        "a.tex",
                        "\\begin{tabular}{lrr}\n & Behandlede & Kontrol & p \\\\ \\midrule\nAlder & 41{,}2 & 41{,}1 & 0{,}41 \\\\\nAntal børn & 1 & 1 & 0{,}88 \\\\\nAndel & 0{,}51 & 0{,}50 & 0{,}22 \\\\\n\\end{tabular}\n"));
    }
}
