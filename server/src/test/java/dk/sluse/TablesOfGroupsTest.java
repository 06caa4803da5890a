package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables of groups and figures by chance are not taken for rows of a package. */
@Tag("heavy")
class TablesOfGroupsTest extends AtTheLock {

    /** Tables as analysts make them, many of them, and none is taken for rows. */
    @Test
    void tablesOfGroupsAreNot() throws SQLException {
        List<String> groups = List.of(
                "KOM",
                "KOEN",
                "REG",
                "CIVST",
                "HUSTYPE",
                "ALDER",
                "IE_TYPE",
                "REG, KOM",
                "KOM, KOEN",
                "ALDER, KOEN",
                "REG, KOEN, CIVST",
                "HUSTYPE, KOEN, REG");
        List<String> figures = List.of(
                "count(*)",
                "count(*), sum(ANTPERSF)",
                "count(*), round(avg(ALDER), 1)",
                "round(avg(ANTBOERNF), 2), count(*), min(REG)",
                "count(*) FILTER (KOEN = '1'), count(*) FILTER (KOEN = '2')");
        List<String> alarms = new ArrayList<>();
        for (String group : groups) {
            for (String figure : figures) {
                look(alarms, "SELECT " + group + ", " + figure + " FROM BEF GROUP BY ALL ORDER BY ALL");
            }
            look(
                    alarms,
                    "SELECT " + group
                            + ", count(*), sum(DISPON_13), avg(DISPON_13), round(avg(LOENMV_13)), round(stddev(LOENMV_13), -3) FROM BEF JOIN IND USING (PNR) GROUP BY ALL ORDER BY ALL");
        }
        for (String group :
                List.of("GF_BRANCHE_07", "GF_KOM", "GF_BRANCHE_07[1:2], GF_BRANCHE_07[1:4], GF_BRANCHE_07")) {
            look(alarms, "SELECT " + group + ", count(*) FROM FIRM GROUP BY ALL ORDER BY ALL");
        }

        assertThat(alarms).isEmpty();
    }

    private static void look(List<String> alarms, String query) throws SQLException {
        CopiesTest.find(CopiesTest.rows(query))
                .ifPresent(copied -> alarms.add(query + " -> " + copied.variables() + " "
                        + copied.rows().size()));
    }

    /** Figures by chance are nobody's. */
    @Test
    void figuresByChanceAreNot() {
        Random random = new Random(5);
        List<List<String>> alarms = new ArrayList<>();
        for (int table = 0; table < 60; table++) {
            int most = List.of(3, 100, 1_000, 500_000).get(table % 4);
            List<List<String>> rows = IntStream.range(0, 4 + random.nextInt(60))
                    .mapToObj(row -> IntStream.range(0, 5)
                            .mapToObj(at -> Integer.toString(at == 0 ? row : random.nextInt(most)))
                            .toList())
                    .toList();
            CopiesTest.find(rows).ifPresent(copied -> alarms.add(copied.variables()));
        }
        assertThat(alarms).isEmpty();
    }
}
