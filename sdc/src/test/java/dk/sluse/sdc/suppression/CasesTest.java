package dk.sluse.sdc.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.sdc.Cases;
import dk.sluse.sdc.rule.EmptyCells;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.PercentRule;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Published tables that peers were run on: the same cells must be unsafe, and what is shown must withstand an attack. Needs the
 * shared folder beside the checkout.
 */
class CasesTest {

    /** As the peers protect: zeros are shown, and few cells hidden. */
    private static final Protection FEW = Protection.USUAL
            .withZeros()
            .withoutReasons()
            .with(Protection.Cost.CELLS)
            .with(Protection.Effort.THOROUGH);

    /** Source: sdcTools/checkTauArgus, test_batch_ex1.R (status vector asserted there); the optimum is unique. */
    @Test
    void hidesTheOptimumOfTauArgusBatchExample1() throws IOException {
        List<Map<String, String>> rows = Cases.read("tau_batch_ex1", "expected_cells.csv");
        Shape shape = Cases.shape(Cases.flat(rows, "region"), Cases.flat(rows, "gender"));
        Table table = Cases.frequencies(shape, rows, List.of("region", "gender"), "freq");

        ProtectedTable safe = Protector.protect(table, List.of(new MinimumFrequency(138)));

        assertThat(hidden(safe)).isEqualTo(expected(rows, "tau_status", "x", "u"));
    }

    /** Source: sdcTools/checkTauArgus, test_batch_ex2.R: P(20,5) and a frequency below 5; optimal pattern asserted there. */
    @Test
    void hidesTheOptimumOfTauArgusBatchExample2() throws IOException {
        List<Map<String, String>> cells = Cases.read("tau_batch_ex2", "expected_cells.csv");
        Shape shape = Cases.shape(Cases.flat(cells, "region"), Cases.flat(cells, "gender"));
        Table table =
                Cases.sums(shape, Cases.read("tau_batch_ex2", "microdata.csv"), List.of("region", "gender"), "num1", 6);
        List<SafetyRule> rules = List.of(new MinimumFrequency(5), new PercentRule(20, 5));

        ProtectedTable safe = Protector.protect(table, rules);

        assertThat(unsafe(table, rules)).isEqualTo(expected(cells, "tau_status", "u"));
        assertThat(hidden(safe)).isEqualTo(expected(cells, "tau_status", "x", "u"));
        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
    }

    /** Source: sdcTools/checkTauArgus, Simple2D: p% with p = 15 on 42,723 records; optimum by value 533,939, modular 2,536,364. */
    @Test
    void findsTheUnsafeCellsOfTauArgusSimple2dAndHidesLessThanItsModularMethod() throws IOException {
        List<Map<String, String>> cells = Cases.read("tau_simple2d", "expected_cells.csv");
        Shape shape = Cases.shape(
                Cases.tree("Size", Cases.read("tau_simple2d", "hier_Size.csv")),
                Cases.tree("Region", Cases.read("tau_simple2d", "hier_Region.csv")));
        Table table =
                Cases.sums(shape, Cases.read("tau_simple2d", "microdata.csv"), List.of("Size", "Region"), "Var2", 2);
        List<SafetyRule> rules = List.of(new PercentRule(15));

        Protection cheap = Protection.USUAL.with(Protection.Cost.VALUE).with(Protection.Effort.THOROUGH);
        ProtectedTable safe = Protector.protect(table, rules, cheap.withoutInsiders());
        ProtectedTable fromInsidersToo = Protector.protect(table, rules, cheap);

        assertThat(unsafe(table, rules)).isEqualTo(expected(cells, "primary", "1"));
        assertThat(LpAttack.tooNarrow(safe, rules, -1)).isEmpty();
        assertThat(hiddenValue(safe)).isBetween(533_900.0, 700_000.0);
        assertThat(hiddenValue(fromInsidersToo)).isLessThan(2_536_364.0);
        for (int cell = 0; cell < shape.cells(); cell++) {
            boolean alone = table.units()[cell] == 1 && isLeaf(shape, cell);
            if (alone && fromInsidersToo.status(cell).suppressed()) {
                assertThat(LpAttack.tooNarrow(fromInsidersToo, rules, cell)).isEmpty();
            }
        }
    }

    private static boolean isLeaf(Shape shape, int cell) {
        return IntStream.range(0, shape.equations().size())
                .noneMatch(e -> shape.equations().total(e) == cell);
    }

    private static double hiddenValue(ProtectedTable safe) {
        return IntStream.range(0, safe.statuses().size())
                .filter(cell -> safe.status(cell).suppressed())
                .mapToDouble(cell -> safe.table().measures().getFirst().values()[cell])
                .sum();
    }

    /** Source: statisticsnorway/ssb-ssbtools, data z3, two groupings of regions that do not nest; SuppressSmallCounts with maxN = 5. */
    @Test
    void protectsLinkedGroupings() throws IOException {
        List<Map<String, String>> records = Cases.read("gauss_z3", "data.csv");
        Shape shape = Cases.shape(Cases.linked(records), Cases.tree("main", Cases.edges(records, "main", "")));
        Table table = Cases.frequencies(shape, records, List.of("region", "main"), "ant");

        ProtectedTable safe = Protector.protect(table, List.of(new MinimumFrequency(6)), FEW);

        List<Map<String, String>> peer = Cases.read("gauss_z3", "out_region_main_maxN5.csv");
        assertThat(shape.cells()).isEqualTo(peer.size());
        assertThat(unsafe(table, List.of(new MinimumFrequency(6)))).isEqualTo(expected(peer, "primary", "TRUE"));
        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
        assertThat(hidden(safe)).hasSizeLessThanOrEqualTo(43 + 16);
    }

    /** The same in three groupings. The peer hides 185 more, and we 197: a twentieth more, with the search of today. */
    @Test
    void protectsLinkedGroupingsByMonths() throws IOException {
        Table table = regionsByMonths();

        ProtectedTable safe = Protector.protect(table, List.of(new MinimumFrequency(6)), FEW);

        List<Map<String, String>> peer = Cases.read("gauss_z3", "out_3way_maxN5.csv");
        assertThat(unsafe(table, List.of(new MinimumFrequency(6)))).isEqualTo(expected(peer, "primary", "TRUE"));
        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
        assertThat(hidden(safe)).hasSizeLessThanOrEqualTo(468 + 197);
    }

    /** The same with at most 2 and empty cells unsafe: the peer finds 404 unsafe cells and hides 219 more. */
    @Test
    void protectsEmptyCellsOfLinkedGroupings() throws IOException {
        Table table = regionsByMonths();
        List<SafetyRule> rules = List.of(new MinimumFrequency(3), new EmptyCells());

        ProtectedTable safe = Protector.protect(table, rules, FEW);

        List<Map<String, String>> peer = Cases.read("gauss_z3", "out_3way_maxN2_zeros.csv");
        assertThat(unsafe(table, rules)).isEqualTo(expected(peer, "primary", "TRUE"));
        assertThat(LpAttack.exactlyRecovered(safe, true)).isEmpty();
        assertThat(hidden(safe)).hasSizeLessThanOrEqualTo(404 + 219);
    }

    /**
     * Source: statisticsnorway/ssb-ssbtools, example1: ages by countries by years, and unions of countries by years for all ages only.
     * The unions by age are not published. At most 1, empty cells unsafe: 6 unsafe cells, and the peer hides 14 more.
     */
    @Test
    void protectsATableOfWhichSomeCellsAreNotPublished() throws IOException {
        List<Map<String, String>> records = Cases.read("gauss_example1", "data.csv");
        Hierarchy countries = Cases.linked(records, "geo", "", "eu");
        Shape shape = Cases.shape(
                Cases.tree("age", Cases.edges(records, "age", "")),
                countries,
                Cases.tree("year", Cases.edges(records, "year", "")));
        Table table = Cases.frequencies(shape, records, List.of("age", "geo", "year"), "freq");
        List<SafetyRule> rules = List.of(new MinimumFrequency(2), new EmptyCells());
        List<Map<String, String>> peer = Cases.read("gauss_example1", "out_maxN1.csv");
        Set<String> published = new TreeSet<>(expected(peer, "suppressed", "TRUE", "FALSE"));
        double[] weights = IntStream.range(0, shape.cells())
                .mapToDouble(cell -> published.containsAll(Cases.names(shape, IntStream.of(cell))) ? 1 : 1e-6)
                .toArray();

        ProtectedTable safe = Protector.protect(table, rules, FEW.withWeights(weights));

        Set<String> unsafe = unsafe(table, rules);
        unsafe.retainAll(published);
        assertThat(unsafe).isEqualTo(expected(peer, "primary", "TRUE"));
        assertThat(LpAttack.exactlyRecovered(safe, true)).isEmpty();
        Set<String> hidden = hidden(safe);
        hidden.retainAll(published);
        assertThat(published).hasSize(56);
        assertThat(hidden).hasSizeLessThanOrEqualTo(6 + 14);
    }

    /** Source: sdcTools/UserSupport, issue 135: three singletons in a row, which sdcTable's heuristic and optimum betray. */
    @Test
    void doesNotBetrayThreeSingletonsInARow() throws IOException {
        List<Map<String, String>> records = Cases.read("issue135_singletons", "data.csv");
        Shape shape = Cases.shape(
                Cases.tree("var1", Cases.edges(records, "var1", "")),
                Cases.tree("var2", Cases.edges(records, "var2", "")));
        Table table = Cases.frequencies(shape, records, List.of("var1", "var2"), "values");

        ProtectedTable safe = Protector.protect(table, List.of(new MinimumFrequency(3)), Protection.USUAL.withZeros());

        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
        assertThat(hidden(safe)).hasSizeLessThanOrEqualTo(9);
    }

    /** Source: sdcTools/UserSupport, issue 46: additive to one decimal, but not in binary fractions. */
    @Test
    void takesATableThatAddsUpInDecimals() throws IOException {
        List<Map<String, String>> rows = Cases.read("issue46_additivity", "data.csv");
        Shape shape = Cases.shape(Cases.flat(rows, "V1"), Cases.flat(rows, "V2"));
        double[] values = new double[shape.cells()];
        rows.forEach(row ->
                values[Cases.cell(shape, row, List.of("V1", "V2"))] = Double.parseDouble(row.getOrDefault("RESP", "")));

        Table table = new Table(shape, new long[values.length], List.of(Measure.of(Measure.Kind.NON_NEGATIVE, values)));

        assertThat(table.measures()).hasSize(1);
    }

    private static Set<String> hidden(ProtectedTable safe) {
        return Cases.names(
                safe.table().shape(),
                IntStream.range(0, safe.statuses().size())
                        .filter(cell -> safe.status(cell).suppressed()));
    }

    private static Set<String> unsafe(Table table, List<SafetyRule> rules) {
        return Cases.names(
                table.shape(),
                IntStream.range(0, table.shape().cells())
                        .filter(cell -> rules.stream().anyMatch(rule -> rule.finds(table, cell))));
    }

    /** Regions in two groupings that do not nest, by main income, by month. */
    private static Table regionsByMonths() throws IOException {
        List<Map<String, String>> records = Cases.read("gauss_z3", "data.csv");
        Shape shape = Cases.shape(
                Cases.linked(records),
                Cases.tree("main", Cases.edges(records, "main", "")),
                Cases.tree("month", Cases.edges(records, "month", "month2")));
        return Cases.frequencies(shape, records, List.of("region", "main", "month"), "ant");
    }

    /** The cells whose column has one of these values, named by the columns before the first number. */
    private static Set<String> expected(List<Map<String, String>> rows, String column, String... values) {
        int groupings = rows.getFirst().containsKey("month") || rows.getFirst().containsKey("year") ? 3 : 2;
        return rows.stream()
                .filter(row -> Set.of(values).contains(row.getOrDefault(column, "")))
                .map(row -> row.values().stream().limit(groupings).collect(Collectors.joining("/")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
