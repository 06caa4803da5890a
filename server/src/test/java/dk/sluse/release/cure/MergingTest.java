package dk.sluse.release.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tables as analysts make them, with small groups put together. */
class MergingTest {

    private static List<String> merged(String... lines) {
        return new Merging(SuppressionTest.grid(lines), SuppressionTest.THRESHOLD)
                .table().map(Grid::rows).orElse(List.of()).stream()
                        .map(row -> String.join(
                                ";", row.cells().stream().map(Cell::text).toList()))
                        .toList();
    }

    @Test
    void smallGroupsAreOneGroup() {
        assertThat(merged(
                        "region;men;women;pct.",
                        "North;3;7;2.5",
                        "South;40;60;50.1",
                        "East;4;12;4.2",
                        "West;70;80;43.2",
                        "Total;117;159;100"))
                .containsExactly(
                        "region;men;women;pct.",
                        "Øvrige (other);7;19;..",
                        "South;40;60;50.1",
                        "West;70;80;43.2",
                        "Total;117;159;100");
        assertThat(merged("region;persons", "North;3", "South;40", "East;17", "Total;60"))
                .as("the smallest other goes along")
                .containsExactly("region;persons", "Øvrige (other);20", "South;40", "Total;60");
    }

    @Test
    void whatCannotBePutTogetherIsLeftAlone() {
        assertThat(merged("region;persons", "North;3", "South;40", "Total;43"))
                .as("nothing would be left")
                .isEmpty();
        assertThat(merged("region;men;women", "North;1;7", "South;0;60", "East;1;12", "West;0;80", "Total;2;159"))
                .as("low in total")
                .isEmpty();
        assertThat(merged("region;men;women", "North;3;7", "South;40;.."))
                .as("holes")
                .isEmpty();
    }

    /** Rows of groups are not merged: sums of groups would tell the merged ones. */
    @Test
    void whatIsGroupedIsLeftAlone() {
        assertThat(merged("region;persons", "A1;3", "A2;60", "A total;63", "B1;20", "B2;50", "B total;70", "Total;133"))
                .isEmpty();
        assertThat(merged(
                        "branch;firms", "Farming;3", "Farms, sum;3", "Trade;60", "Shops;50", "Trades;110", "Total;113"))
                .isEmpty();
        assertThat(merged("region;sex;persons", "North;men;3", ";women;40", "South;men;20", ";women;50"))
                .isEmpty();
        assertThat(merged("group;persons", "Ill;3", "Well;40", "All patients;60", "Young;44"))
                .isEmpty();
    }

    /** Random tables: nothing low is left, each column adds up to what it did, and nothing else is others. */
    @Test
    void whatIsPutTogetherAddsUp() {
        Random random = new Random(3);
        int made = 0;
        for (int attempt = 0; attempt < 300; attempt++) {
            int rows = 3 + random.nextInt(8);
            List<String> lines = new ArrayList<>(List.of("region;men;women"));
            long[] sums = new long[2];
            for (int row = 0; row < rows; row++) {
                long men = random.nextInt(4) == 0 ? random.nextInt(6) : 5 + random.nextInt(900);
                long women = random.nextInt(4) == 0 ? random.nextInt(6) : 5 + random.nextInt(900);
                sums[0] += men;
                sums[1] += women;
                lines.add((char) ('A' + row) + "x;" + men + ";" + women);
            }
            lines.add("Total;" + sums[0] + ";" + sums[1]);
            List<String> merged = merged(lines.toArray(String[]::new));
            if (merged.isEmpty() || merged.equals(lines)) {
                continue;
            }
            made++;
            long[] after = new long[2];
            for (String line : merged.subList(1, merged.size() - 1)) {
                for (int column = 0; column < 2; column++) {
                    long count = Long.parseLong(line.split(";", -1)[column + 1]);
                    assertThat(count).matches(one -> one == 0 || one >= SuppressionTest.THRESHOLD);
                    after[column] += count;
                }
            }
            assertThat(after).isEqualTo(sums);
            assertThat(lines)
                    .containsAll(merged.stream()
                            .filter(line -> !line.startsWith("Øvrige"))
                            .toList());
        }
        assertThat(made).isGreaterThan(100);
    }
}
