package dk.sluse.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdcCommandTest {

    private static final String SPEC = """
            {"dimensions": [{"column": "town", "hierarchy": "towns.csv"}, {"column": "sex"}],
             "rules": [{"minimumFrequency": 3}]}""";
    private static final String TOWNS = "code;parent\nnorth;\nsouth;\na;north\nb;north\nc;south\nd;south\n";

    @TempDir
    Path folder;

    private String run(String data, String spec, String towns) throws IOException {
        Files.writeString(folder.resolve("d.csv"), data);
        Files.writeString(folder.resolve("s.json"), spec);
        Files.writeString(folder.resolve("towns.csv"), towns);
        PrintStream before = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            int status = SdcCommand.run(new String[] {
                "protect",
                "--data",
                folder.resolve("d.csv").toString(),
                "--spec",
                folder.resolve("s.json").toString(),
                "--out",
                folder.resolve("out.csv").toString(),
                "--report",
                folder.resolve("report.json").toString()
            });
            return status + " " + told.toString(StandardCharsets.UTF_8);
        } finally {
            System.setErr(before);
        }
    }

    private static String persons() {
        StringBuilder rows = new StringBuilder("town,sex\n");
        List.of("a:M:1", "a:K:9", "b:M:12", "b:K:8", "c:M:20", "c:K:7", "d:M:6", "d:K:11")
                .forEach(one -> {
                    String[] parts = one.split(":", -1);
                    rows.repeat(parts[0] + "," + parts[1] + "\n", Integer.parseInt(parts[2]));
                });
        return rows.toString();
    }

    @Test
    void protectsATableOfUnits() throws IOException {
        assertThat(run(persons(), SPEC, TOWNS)).isEqualTo("0 ");

        List<String> table = Files.readAllLines(folder.resolve("out.csv"));
        assertThat(table)
                .hasSize(1 + 7 * 3)
                .contains("town,sex,value,status", "Total,Total,74,published", "a,M,,primary", "c,K,7,published");
        assertThat(table.stream().filter(line -> line.endsWith("secondary") || line.endsWith("hidden")))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(folder.resolve("report.json")).content().contains("\"unsafe\" : 1", "\"cells\" : 21");
    }

    @Test
    void readsIndentedHierarchies() throws IOException {
        String pairs = run(persons(), SPEC, TOWNS) + Files.readString(folder.resolve("out.csv"));
        String spaces = run(persons(), SPEC, "north\n  a\n  b\nsouth\n  c\n  d\n")
                + Files.readString(folder.resolve("out.csv"));
        String signs =
                run(persons(), SPEC, "north\n@a\n@b\nsouth\n@c\n@d\n") + Files.readString(folder.resolve("out.csv"));

        assertThat(spaces).isEqualTo(pairs);
        assertThat(signs).isEqualTo(pairs);
    }

    @Test
    void findsTheDominatedCellsOfSums() throws IOException {
        String spec = """
                {"dimensions": [{"column": "branch"}], "measure": {"column": "turnover"}, "contributor": "group",
                 "rules": [{"dominance": {"n": 1, "k": 80}}]}""";
        String firms = "branch,group,turnover\nx,A,50\nx,A,45\nx,B,5\ny,C,40\ny,D,35\ny,E,30\nz,F,30\nz,G,31\nz,H,2\n";

        assertThat(run(firms, spec, TOWNS)).isEqualTo("0 ");

        assertThat(Files.readAllLines(folder.resolve("out.csv"))).contains("x,,primary", "Total,268,published");
    }

    @Test
    void takesAListOfCells() throws IOException {
        String spec = """
                {"input": "CELLS", "dimensions": [{"column": "sex"}], "count": "n", "rules": [{"minimumFrequency": 3}],
                 "method": {"cost": "CELLS", "effort": "THOROUGH", "reasons": false}}""";

        assertThat(run("sex;n\nM;10\nK;20\n", spec, TOWNS)).isEqualTo("0 ");
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).contains("Total,30,published");
        assertThat(run("sex;n\nM;10\nK;20\nTotal;31\n", spec, TOWNS))
                .contains("1 sluse: 1 totals are not the sums of their parts: Total is 31.0 and its parts are 30.0");
        assertThat(run("sex;n\nM;10\nM;20\n", spec, TOWNS)).contains("line 3: the cell M stands in the list twice");
        assertThat(run("sex;n\nM;-1\nK;20\n", spec, TOWNS)).contains("line 2: n is -1.0; a number of units is");
    }

    @Test
    void proposesCoarserCategories() throws IOException {
        String spec = """
                {"input": "CELLS", "dimensions": [{"column": "age"}], "count": "n", "rules": [{"minimumFrequency": 3}],
                 "coarsening": 1}""";

        assertThat(run("age,n\n0-17,20\n18-64,40\n65-79,2\n80-,1\n", spec, TOWNS))
                .isEqualTo("0 ");

        String report = Files.readString(folder.resolve("report.json"));
        assertThat(report.replaceAll("\\s+", "")).contains("\"merge\":[\"65-79\",\"80-\"],\"hidden\":0,");
    }

    @Test
    void tellsWhatIsWrong() throws IOException {
        assertThat(run("town,gender\na,M\n", SPEC, TOWNS)).contains("no column sex; they have town, gender");
        assertThat(run(persons(), SPEC, "a;b\nb;a\nc;\nd;\n")).contains("goes in a circle: a, b");
        assertThat(run(persons(), SPEC, "a;north\nb;north\nc;\nd;\n")).contains("which has no line of its own");
        assertThat(run("town,sex\nq,M\n", SPEC, TOWNS)).contains("line 2: town has the code 'q'");
        assertThat(run(persons(), SPEC.replace("minimumFrequency", "minimum"), TOWNS))
                .contains("not understood");
        assertThat(run(persons(), "{\"rules\": []}", TOWNS)).contains("needs dimensions");
        assertThat(run(persons(), SPEC.replace("3", "1"), TOWNS)).contains("a minimum frequency below 2");
        assertThat(SdcCommand.run(new String[] {"protect"})).isEqualTo(2);
        assertThat(SdcCommand.run(new String[] {"protect", "--date", "x", "--spec", "y"}))
                .isEqualTo(2);
    }
}
