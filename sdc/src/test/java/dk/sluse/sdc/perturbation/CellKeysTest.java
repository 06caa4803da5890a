package dk.sluse.sdc.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dk.sluse.sdc.Cases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellKeysTest {

    /**
     * Source: sdcTools/tauargus, ptab_freq.txt, read by ptable 0.3.3: D = 5, V = 3, js = 2, and half of all counts stay. In one row the
     * peer evens out two changes, by 0.0013.
     */
    @Test
    void buildsThePublishedPerturbationTable() throws IOException {
        PerturbationTable built = PerturbationTable.of(5, 3, 2, 0.5);

        PerturbationTable published = published();
        assertThat(built.rows()).hasSize(published.rows().size());
        for (int count = 0; count < built.rows().size(); count++) {
            PerturbationTable.Row row = built.rows().get(count);
            PerturbationTable.Row peer = published.rows().get(count);
            assertThat(row.changes()).containsAll(peer.changes());
            for (int i = 0; i < row.changes().size(); i++) {
                int place = peer.changes().indexOf(row.changes().get(i));
                double expected = place < 0 ? 0 : peer.probabilities().get(place);
                assertThat(row.probabilities().get(i)).isCloseTo(expected, within(2e-3));
            }
        }
    }

    @Test
    void everyRowHasTheMeanAndVarianceAskedFor() {
        for (int most : new int[] {2, 3, 5, 8}) {
            PerturbationTable table = PerturbationTable.of(most, 1.5, 0, Double.NaN);
            table.rows().stream().skip(2).forEach(row -> {
                assertThat(row.mean()).isCloseTo(0, within(1e-6));
                assertThat(row.variance()).isCloseTo(1.5, within(1e-6));
            });
        }
    }

    @Test
    void refusesAVarianceThatNoChangesHave() {
        assertThatThrownBy(() -> PerturbationTable.of(2, 9, 0, Double.NaN))
                .hasMessageContaining("no changes with mean 0");
        assertThatThrownBy(() -> PerturbationTable.of(0, 1, 0, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Source: as above, microdata.csv with record keys, changed by cellKey 1.0.2: 42 cells. */
    @Test
    void changesCountsAsThePeerDoes() throws IOException {
        CellKeys keys = new CellKeys(published());
        List<Map<String, String>> records = Cases.read("cellkey_freq", "microdata.csv");

        for (Map<String, String> cell : Cases.read("cellkey_freq", "expected_full.csv")) {
            long units = 0;
            long sum = 0;
            double weighted = 0;
            for (Map<String, String> record : records) {
                if (matches(cell, record)) {
                    units++;
                    sum += CellKeys.fraction(number(record, "rkey"));
                    weighted += number(record, "weight");
                }
            }
            assertThat(units).isEqualTo((long) number(cell, "count"));
            assertThat(CellKeys.key(sum)).isCloseTo(number(cell, "cell_key"), within(1e-7));
            assertThat(keys.count(units, sum)).isEqualTo((long) number(cell, "perturbed"));
            assertThat(keys.weighted(weighted, units, sum)).isCloseTo(number(cell, "weighted_perturbed"), within(1e-3));
        }
    }

    @Test
    void movesSumsByNoMoreThanTheShares() {
        CellKeys keys = new CellKeys(PerturbationTable.of(5, 1, 0, 0.5));
        for (int i = 0; i < 1000; i++) {
            long key = CellKeys.fraction(i / 1000.0);
            double changed =
                    keys.sum(500, 9, key, new double[] {200, 100}, new long[] {7L << 55, 3L << 58}, List.of(0.5, 0.3));
            assertThat(changed).isBetween(500 - 130.0, 500 + 130.0);
        }
        assertThat(keys.sum(0, 0, 1, new double[] {0, 0}, new long[] {0, 0}, List.of(0.5)))
                .isZero();
    }

    private static boolean matches(Map<String, String> cell, Map<String, String> record) {
        boolean wanted = cell.getOrDefault("variable", "").equals("total") || number(record, "highinc") == 1;
        return wanted && matches(cell, record, "sex") && matches(cell, record, "age");
    }

    private static boolean matches(Map<String, String> cell, Map<String, String> record, String column) {
        String code = cell.getOrDefault(column, "");
        return code.equals("Total") || code.equals(record.get(column));
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.getOrDefault(column, ""));
    }

    private static PerturbationTable published() throws IOException {
        List<List<Integer>> changes = new ArrayList<>();
        List<List<Double>> probabilities = new ArrayList<>();
        for (Map<String, String> line : Cases.read("cellkey_freq", "ptable.csv")) {
            int count = (int) number(line, "i");
            if (count == changes.size()) {
                changes.add(new ArrayList<>());
                probabilities.add(new ArrayList<>());
            }
            changes.get(count).add((int) number(line, "v"));
            probabilities.get(count).add(number(line, "p_int_ub") - number(line, "p_int_lb"));
        }
        List<PerturbationTable.Row> rows = new ArrayList<>();
        for (int count = 0; count < changes.size(); count++) {
            rows.add(new PerturbationTable.Row(changes.get(count), probabilities.get(count)));
        }
        return new PerturbationTable(rows);
    }
}
