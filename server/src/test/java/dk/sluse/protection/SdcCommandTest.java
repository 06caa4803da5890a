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

    private static final String AGES = """
            {"input": "CELLS", "dimensions": [{"column": "age"}], "count": "n", "rules": [{"minimumFrequency": 3}], %s}""";
    private static final String FEW_OLD = "age,n\n0-17,20\n18-64,40\n65-79,9\n80-,2\n";

    private String report() throws IOException {
        return Files.readString(folder.resolve("report.json")).replaceAll("\\s+", " ");
    }

    @Test
    void explainsEveryHiddenCellInBothLanguages() throws IOException {
        assertThat(run(FEW_OLD, AGES.formatted("\"explain\": true"), TOWNS)).isEqualTo("0 ");
        assertThat(report())
                .contains(
                        "\"cell\" : \"80-\", \"why\" : [ \"Too few units: 2, and 3 are needed.\" ]",
                        "\"cure\" : [ \"Merge 80- with 65-79 (age).\", \"Use Total in place of 80- (age).\" ]",
                        "[ \"[Total] − [0-17] − [18-64] − [65-79] gives 80-.\" ]");

        assertThat(run(FEW_OLD, AGES.formatted("\"explain\": true, \"language\": \"da\""), TOWNS))
                .isEqualTo("0 ");
        assertThat(report()).contains("For få enheder: 2, og der skal være 3.", "Slå 80- sammen med 65-79 (age).");
    }

    @Test
    void obeysDecisionsOnSingleCells() throws IOException {
        Files.writeString(folder.resolve("hand.csv"), "age,status\n0-17,hide\n65-79,show\n18-64,0.5\n");
        assertThat(run(FEW_OLD, AGES.formatted("\"byHand\": \"hand.csv\""), TOWNS))
                .isEqualTo("0 ");
        assertThat(Files.readAllLines(folder.resolve("out.csv")))
                .contains("65-79,9,published")
                .noneMatch(line -> line.startsWith("0-17,20") || line.startsWith("80-,2"));

        Files.writeString(folder.resolve("hand.csv"), "age,status\n80-,show\n");
        assertThat(run(FEW_OLD, AGES.formatted("\"byHand\": \"hand.csv\""), TOWNS))
                .contains("1 sluse: the cell 80- is to be shown by hand, and a rule finds it unsafe");
        Files.writeString(folder.resolve("hand.csv"), "age,status\n0-17,hide\n0-17,show\n");
        assertThat(run(FEW_OLD, AGES.formatted("\"byHand\": \"hand.csv\""), TOWNS))
                .contains("line 3: the cell 0-17 is decided twice");
        Files.writeString(folder.resolve("hand.csv"), "age,status\n0-17,hide\n");
        assertThat(run(FEW_OLD.replace("0-17,20", "0-17,0"), AGES.formatted("\"byHand\": \"hand.csv\""), TOWNS))
                .isEqualTo("0 ");
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).noneMatch(line -> line.startsWith("0-17,0"));
        Files.writeString(folder.resolve("hand.csv"), "age,status\n80-,-1\n");
        assertThat(run(FEW_OLD, AGES.formatted("\"byHand\": \"hand.csv\""), TOWNS))
                .contains("line 2: the status of a cell is hide, show or a cost above 0");
    }

    /** Alone the firm with 100 dominates; as one of a sample that stands for four such firms it does not. */
    @Test
    void takesTheWeightsOfASample() throws IOException {
        String spec = """
                {"dimensions": [{"column": "branch"}], "measure": {"column": "turnover"}%s,
                 "rules": [{"dominance": {"n": 1, "k": 50}}]}""";
        String firms = "branch,turnover,w\nx,100,4\nx,10,7\ny,40,1\ny,40,1\ny,40,1\n";

        assertThat(run(firms, spec.formatted(""), TOWNS)).isEqualTo("0 ");
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).contains("x,,primary");
        assertThat(run(firms, spec.formatted(", \"weight\": \"w\""), TOWNS)).isEqualTo("0 ");
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).contains("x,470,published");
        assertThat(run("branch,turnover,w\nx,1,0\n", spec.formatted(", \"weight\": \"w\""), TOWNS))
                .contains("line 2: w is 0.0; a unit of a sample stands for 1 or more");
    }

    /** One person in a; with the groups of kinds shown beside, c and d must be protected too. */
    @Test
    void protectsLinkedGroupsOfTheSameCodes() throws IOException {
        Files.writeString(folder.resolve("kinds.csv"), "coast;\ninland;\na;coast\nc;coast\nb;inland\nd;inland\n");
        String spec = SPEC.replace("\"towns.csv\"}", "\"towns.csv\", \"linked\": \"kinds.csv\"}");

        assertThat(run(persons(), spec, TOWNS)).isEqualTo("0 ");

        assertThat(Files.readAllLines(folder.resolve("out.csv")))
                .hasSize(1 + 9 * 3)
                .contains("coast,K,16,published", "inland,Total,37,published", "a,M,,primary");
        Files.writeString(folder.resolve("kinds.csv"), "coast;\ne;coast\n");
        assertThat(run(persons(), spec, TOWNS)).contains("has the code e, which the first one has not");
    }

    /** Who is alone in y knows his own 40, and with it the hidden x; unless contributors are reckoned with. */
    @Test
    void protectsAgainstContributorsUnlessToldNotTo() throws IOException {
        String spec = """
                {"dimensions": [{"column": "branch"}], "measure": {"column": "turnover"},
                 "rules": [{"minimumFrequency": 2}]%s}""";
        String firms = "branch,turnover\nx,50\ny,40\nz,30\nz,20\nz,40\nu,30\nu,20\nu,40\n";

        assertThat(run(firms, spec.formatted(""), TOWNS)).isEqualTo("0 ");
        long against = hidden();
        assertThat(run(firms, spec.formatted(", \"method\": {\"insiders\": false}"), TOWNS))
                .isEqualTo("0 ");

        assertThat(hidden()).isEqualTo(2);
        assertThat(against).isGreaterThan(2);
    }

    private long hidden() throws IOException {
        return Files.readAllLines(folder.resolve("out.csv")).stream()
                .filter(line -> line.contains(",,"))
                .count();
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
