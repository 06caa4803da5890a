package dk.sluse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticDenmarkTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path made;

    @BeforeAll
    static void make() throws IOException, SQLException {
        new SyntheticDenmark(7, 60_000, 3).writeTo(made, percent -> {});
    }

    @Test
    void isTheSameForTheSameSeed(@TempDir Path again) throws IOException, SQLException {
        new SyntheticDenmark(7, 60_000, 3).writeTo(again, percent -> {});

        for (String file : files(made)) {
            assertThat(query("SELECT md5(string_agg(t::VARCHAR, '|')) FROM '" + made.resolve(file) + "' t"))
                    .as(file)
                    .isEqualTo(query("SELECT md5(string_agg(t::VARCHAR, '|')) FROM '" + again.resolve(file) + "' t"));
        }
    }

    @Test
    void givesEveryPersonOneNumberThatIsNeverIssued() throws SQLException {
        assertThat(query("SELECT count(*) = count(DISTINCT pnr), min(substr(pnr, 3, 2)) >= '21',"
                        + " bool_and((right(pnr, 1)::INT % 2 = 1) = (koen = '1')) FROM '" + made
                        + "/bef/202512-*.parquet'"))
                .isEqualTo(List.of("true", "true", "true"));
    }

    @Test
    void letsTimePass() throws SQLException {
        String now = made + "/bef/202512-*.parquet";
        String before = made + "/bef/202412-*.parquet";

        List<String> story = query("SELECT count(*) FILTER (a.pnr IS NULL AND b.alder = 0) > 300,"
                + " count(*) FILTER (b.pnr IS NULL) > 300, count(*) FILTER (a.kom <> b.kom) > 500,"
                + " bool_and(b.alder = a.alder + 1 OR a.pnr IS NULL OR b.pnr IS NULL),"
                + " count(*) FILTER (a.civst = 'U' AND b.civst = 'G') > 50"
                + " FROM '" + before + "' a FULL JOIN '" + now + "' b ON a.pnr = b.pnr");

        assertThat(story).containsOnly("true");
    }

    @Test
    void hasFamiliesThatFitTogether() throws SQLException {
        assertThat(query("SELECT bool_and(c.alder - p.alder BETWEEN -60 AND 60), bool_and(p.familie_id = c.familie_id)"
                        + " FROM '" + made + "/bef/202512-*.parquet' c JOIN '" + made
                        + "/bef/202512-*.parquet' p ON c.e_faelle_id = p.pnr"))
                .isEqualTo(List.of("true", "true"));
    }

    @Test
    void hasSkewedIncomesAndDominantFirms() throws SQLException {
        assertThat(query("SELECT mean(perindkialt_13) > 1.05 * median(perindkialt_13), min(formrest_ny05) < 0 FROM '"
                        + made + "/ind/2025-*.parquet'"))
                .isEqualTo(List.of("true", "true"));
        assertThat(
                        query(
                                "SELECT count(*) > 20 FROM (SELECT max(gf_omsaetning) / sum(gf_omsaetning) AS share, count(*) AS n FROM '"
                                        + made
                                        + "/firm/2025-0.parquet' GROUP BY gf_kom, gf_branche_07) WHERE n >= 3 AND share > 0.85"))
                .isEqualTo(List.of("true"));
    }

    @Test
    void writesDatesAndNamesAsRealDeliveriesDo() throws SQLException {
        assertThat(query("SELECT typeof(d_inddto), d_inddto > 23000 FROM '" + made + "/lpr/2025-0.parquet' LIMIT 1"))
                .isEqualTo(List.of("BIGINT", "true"));
        assertThat(query("SELECT name FROM parquet_schema('" + made + "/bef/202412-0.parquet') WHERE name = 'PNR'"))
                .isEqualTo(List.of("PNR"));
    }

    private static List<String> files(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            return paths.filter(path -> path.toString().endsWith(".parquet"))
                    .map(path -> directory.relativize(path).toString())
                    .toList();
        }
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            rows.next();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(rows.getString(i)));
            }
            return values;
        }
    }
}
