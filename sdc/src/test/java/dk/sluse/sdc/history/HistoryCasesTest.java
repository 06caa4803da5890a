package dk.sluse.sdc.history;

import static dk.sluse.sdc.history.Releases.THREE;
import static dk.sluse.sdc.history.Releases.axis;
import static dk.sluse.sdc.history.Releases.shown;
import static dk.sluse.sdc.history.Releases.table;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.sdc.Cases;
import dk.sluse.sdc.history.Disclosure.Kind;
import dk.sluse.sdc.history.Release.Axis;
import dk.sluse.sdc.history.ReleaseHistory.Verdict;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a peer passes, one table at a time. */
class HistoryCasesTest {

    private final ReleaseHistory history = new ReleaseHistory();

    /** Source: AI-SDC/ACRO, charities: counts and sums of all and of all but one pass there, and their difference is that one. */
    @Test
    void catchesTheDifferenceOfTwoPassingOutputs() throws IOException {
        List<Map<String, String>> records = Cases.read("acro_differencing", "charities.csv");
        history.add(charities("full", records, Map.of()));
        Set<String> others = records.stream()
                .map(record -> record.getOrDefault("charity", ""))
                .filter(name -> !name.equals("4Children"))
                .collect(Collectors.toSet());

        Verdict verdict = history.check(charities(
                "without",
                records.stream()
                        .filter(record -> others.contains(record.get("charity")))
                        .toList(),
                Map.of("charity", others)));

        assertThat(verdict.disclosures())
                .filteredOn(one -> one.kind() == Kind.DIFFERENCE)
                .filteredOn(one -> one.about().conditions().containsKey("survivor"))
                .filteredOn(one -> one.about().conditions().containsKey("year"))
                .hasSize(6)
                .allSatisfy(
                        one -> assertThat(one.toString()).startsWith("+ full").contains("− without"));
    }

    private static Release charities(String name, List<Map<String, String>> records, Map<String, Set<String>> filters) {
        List<String> years = records.stream()
                .map(one -> one.getOrDefault("year", ""))
                .distinct()
                .sorted()
                .toList();
        Shape shape = Cases.shape(
                Hierarchy.withoutTotal("year", years),
                Hierarchy.flat("survivor", List.of("Dead in 2015", "Alive in 2015")));
        Map<String, Integer> counts = new HashMap<>();
        records.forEach(record -> counts.merge(record.get("year") + "/" + record.get("survivor"), 1, Integer::sum));
        Table table = table(shape, counts);
        return new Release(
                name,
                "charities",
                Protector.protect(table, THREE),
                List.of(
                        Axis.of("year", shape.dimensions().get(0), false),
                        Axis.of("survivor", shape.dimensions().get(1), true)),
                filters,
                List.of("charities"),
                THREE,
                new BitSet(),
                0);
    }

    /** Source: AI-SDC/ACRO, charities: cells hidden in one output follow from the margins of the next. */
    @Test
    void catchesTheRecoveryFromTheNextTable() throws IOException {
        Release grants =
                withoutTotals("out1", "grant", Cases.read("acro_no_secondary", "out1_year_grant_suppressed.csv"));
        assertThat(shown(grants.table())).hasSize(18);
        assertThat(history.add(grants).passes()).isTrue();

        Verdict verdict =
                history.check(withoutTotals("out3", "status", Cases.read("acro_no_secondary", "out3_year_status.csv")));

        assertThat(verdict.disclosures())
                .filteredOn(one -> one.kind() == Kind.COMPUTED)
                .hasSize(6)
                .allSatisfy(one -> assertThat(one.about().toString()).startsWith("grant R/G"));
    }

    /** Years by what stands in the other columns; a figure that the file leaves out is 8. */
    private static Release withoutTotals(String name, String column, List<Map<String, String>> rows) {
        Hierarchy years = Hierarchy.withoutTotal(
                "year", rows.stream().map(row -> row.getOrDefault("year", "")).toList());
        List<String> codes = rows.getFirst().keySet().stream()
                .filter(one -> !one.equals("year"))
                .toList();
        Hierarchy columns = Hierarchy.flat(column, codes);
        Map<String, Integer> counts = new HashMap<>();
        for (Map<String, String> row : rows) {
            for (String code : codes) {
                String count = row.getOrDefault(code, "");
                counts.put(row.get("year") + "/" + code, count.isEmpty() ? 8 : Integer.parseInt(count));
            }
        }
        Table table = table(Cases.shape(years, columns), counts);
        BitSet totals = new BitSet();
        years.nodes()
                .forEach(year -> totals.set(table.shape().cell(years.nodes().indexOf(year), 0)));
        double[] weights = new double[table.shape().cells()];
        Arrays.setAll(weights, cell -> totals.get(cell) ? 1e-6 : 1);
        List<SafetyRule> ten = List.of(new MinimumFrequency(10));
        Protection cheapTotals = Protection.USUAL.withWeights(weights).withoutReasons();
        return new Release(
                name,
                "charities",
                Protector.protect(table, ten, cheapTotals),
                List.of(Axis.of("year", years, false), axis(column, columns)),
                Map.of(),
                List.of("charities"),
                ten,
                totals,
                0);
    }
}
