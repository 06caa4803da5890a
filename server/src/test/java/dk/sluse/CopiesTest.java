package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.copies.DeliveredRows;
import dk.sluse.delivery.copies.DeliveredRows.Copied;
import dk.sluse.delivery.copies.Looking;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.release.author.AuthorWork;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Lane;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a package are found in what is to go home, whatever they are called and however they are written; tables of groups are not. */
class CopiesTest extends AtTheLock {

    private static final String BIRTHS = "SELECT KOEN, FOED_DAG, KOM, CIVST FROM BEF ORDER BY hash(PNR) LIMIT 60";
    private static final String INCOMES =
            "SELECT LOENMV_13, SKATMVIALT_13, DISPON_13 FROM IND WHERE LOENMV_13 > 0 ORDER BY hash(PNR) LIMIT 60";

    /** Rows as a query of the package gives them. */
    static List<List<String>> rows(String query) throws SQLException {
        DeliveredPackage delivered = office.sluse().delivered(LockOffice.DATA);
        try (PlainSql sql = new PlainSql()) {
            String tables = delivered.manifest().registers().stream()
                    .map(register -> register.register().name() + " AS (FROM read_parquet('"
                            + delivered
                                    .folder()
                                    .resolve(register.files().getLast().path()) + "'))")
                    .collect(Collectors.joining(", ", "WITH ", " "));
            for (PackagedFile file :
                    delivered.manifest().register("IND").orElseThrow().files()) {
                tables = tables.strip() + ", IND_" + file.period() + " AS (FROM read_parquet('"
                        + delivered.folder().resolve(file.path()) + "')) ";
            }
            return sql.texts(tables + query).stream()
                    .map(row -> List.of(row.split("\\|", -1)))
                    .toList();
        }
    }

    static Optional<Copied> find(List<List<String>> rows) {
        List<SortedMap<Integer, String>> table = new ArrayList<>();
        for (List<String> row : rows) {
            SortedMap<Integer, String> values = new TreeMap<>();
            for (int at = 0; at < row.size(); at++) {
                values.put(at + 1, row.get(at).equals("null") ? "" : row.get(at));
            }
            table.add(values);
        }
        try (Looking looking = bean(DeliveredRows.class).look(LockOffice.DATA)) {
            Optional<Copied> found = looking.find(table);
            assertThat(looking.isWhole()).isTrue();
            return found;
        }
    }

    private static Copied found(List<List<String>> rows) {
        Optional<Copied> found = find(rows);
        assertThat(found).isPresent();
        return found.orElseThrow();
    }

    @Test
    void asItIs() throws SQLException {
        Copied births = found(rows(BIRTHS));

        assertThat(births.register()).isEqualTo("BEF");
        assertThat(births.period()).contains("202512");
        assertThat(births.variables()).contains("FOED_DAG", "KOEN", "KOM");
        assertThat(births.rows()).hasSizeGreaterThan(50);
        assertThat(found(rows(INCOMES)).variables()).contains("SKATMVIALT_13", "DISPON_13");
    }

    /** Persons in several years below each other, as registers are used most; a year is a column. */
    @Test
    void yearsBelowEachOther() throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        for (String year : List.of("2024", "2025")) {
            rows.addAll(rows("SELECT " + year + ", * FROM (" + INCOMES.replace("FROM IND", "FROM IND_" + year) + ")"));
        }

        Copied copied = found(rows);

        assertThat(copied.period()).isEqualTo("2024–2025");
        assertThat(copied.rows()).hasSizeGreaterThan(100);
    }

    /** More rows than are looked at; a stray number among rounded ones; a number that nobody can read in a lifetime. */
    @Test
    void largeAndOdd() throws SQLException {
        List<List<String>> rows = new ArrayList<>(
                rows("SELECT round(LOENMV_13, -3), round(SKATMVIALT_13, -3), round(DISPON_13, -3) FROM IND"));
        assertThat(rows).hasSizeGreaterThan(600);
        rows.add(List.of("412345.67", "7", "x"));
        rows.add(List.of("9".repeat(300_000), "7", "x"));

        assertThat(found(rows).rows()).hasSizeGreaterThan(100);
    }

    @Test
    void aFewPersons() throws SQLException {
        // The same five in each run; their serial numbers are others.
        assertThat(found(rows("SELECT KOEN, FOED_DAG, KOM, CIVST FROM BEF ORDER BY FOED_DAG, KOM, CIVST LIMIT 5"))
                        .rows())
                .hasSize(5);
    }

    /** Rounded to hundreds; in thousands with a decimal comma; all three in whole thousands; a column with noise beside true ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT round(LOENMV_13, -2), round(SKATMVIALT_13, -2), round(DISPON_13, -2) FROM IND WHERE LOENMV_13 > 0",
                "SELECT replace((LOENMV_13 / 1e3)::VARCHAR, '.', ','), replace((SKATMVIALT_13 / 1e3)::VARCHAR, '.', ',') FROM IND WHERE LOENMV_13 > 0",
                "SELECT round(LOENMV_13 / 1e3)::INT, round(SKATMVIALT_13 / 1e3)::INT, round(DISPON_13 / 1e3)::INT FROM IND WHERE LOENMV_13 > 0",
                "SELECT LOENMV_13, SKATMVIALT_13, DISPON_13 + hash(PNR) % 5000 FROM IND WHERE LOENMV_13 > 0",
                "SELECT format('{:,}', LOENMV_13), format('{:,}', SKATMVIALT_13) FROM IND WHERE LOENMV_13 > 0",
                "SELECT (FOED_DAG - DATE '1960-01-01')::VARCHAR, KOM, KOEN FROM BEF",
                "SELECT strftime(FOED_DAG, '%d%b%Y'), KOM::INT, CASE KOEN WHEN '1' THEN 'Mand' ELSE 'Kvinde' END FROM BEF",
                "SELECT strftime(FOED_DAG, '%d.%m.%Y'), KOM::INT || '.0', CIVST FROM BEF",
                "SELECT GF_BRANCHE_07, GF_KOM, GF_OMSAETNING * 1000 FROM FIRM",
            })
    void writtenOtherwise(String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>(rows(query + " ORDER BY hash(1) LIMIT 80"));
        Collections.shuffle(rows, new Random(1));

        assertThat(find(rows)).isPresent();
    }

    /** With a head, blanks, a wrong row in three, and a number before each. */
    @Test
    void amongOthers() throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("no", "a", "b", "c", "d"));
        int number = 0;
        for (List<String> row : rows(BIRTHS)) {
            number++;
            rows.add(
                    number % 3 == 0
                            ? List.of(Integer.toString(number), "1", "1899-01-01", "x", "")
                            : List.of(
                                    Integer.toString(number),
                                    row.get(0),
                                    row.get(1),
                                    number % 5 == 0 ? "" : row.get(2),
                                    row.get(3)));
        }

        assertThat(found(rows).rows()).doesNotContain(0).hasSizeGreaterThan(30);
    }

    /** Serial numbers alone, without their beginning, or as programmers write numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT PNR FROM BEF LIMIT 20",
                "SELECT PNR[1:4] || '-' || PNR[5:8] || '-' || PNR[9:12], 'x' FROM BEF LIMIT 20",
                "SELECT PNR::BIGINT - 100000000000, 5 FROM BEF LIMIT 20",
                "SELECT to_hex(CVRNR::BIGINT) FROM FIRM LIMIT 20",
            })
    void serialNumbers(String query) throws SQLException {
        assertThat(found(rows(query)).rows()).hasSize(20);
    }

    /** Rows as a table, in a program, turned, and two at a time in a listing; and a table of groups. */
    private static Map<String, byte[]> files(List<List<String>> rows) {
        return Map.of(
                "a.csv",
                lines("a;b;c", rows.stream().map(row -> String.join(";", row))),
                "b.sql",
                lines("", rows.stream().map(row -> "insert into t values (" + String.join(", ", row) + ");")),
                "c.csv",
                lines(
                        "",
                        IntStream.range(0, 3)
                                .mapToObj(at ->
                                        rows.stream().map(row -> row.get(at)).collect(Collectors.joining(";")))),
                "d.txt",
                lines(
                        "",
                        IntStream.range(0, rows.size())
                                .mapToObj(
                                        at -> (at % 2 == 0 ? "next persons\n" : "") + String.join(" ", rows.get(at)))),
                "e.csv",
                LockOffice.bytes("region;persons\nNorth;5120\nSouth;7310\nWest;612\n"));
    }

    private static byte[] lines(String head, Stream<String> lines) {
        return LockOffice.bytes((head.isEmpty() ? "" : head + "\n") + lines.collect(Collectors.joining("\n")));
    }

    /** From the file to what its author and the office read. */
    @Test
    void theLockStopsThem() throws SQLException {
        int request = office.said("ann", LockOffice.DATA, files(rows(INCOMES).subList(0, 12)));

        for (int file = 1; file <= 4; file++) {
            assertThat(office.rules(request, file)).contains(Rule.DELIVERED_ROWS);
        }
        assertThat(office.rules(request, 5)).isEmpty();
        Flag flag = office.flags(request, 1).stream()
                .filter(one -> one.rule() == Rule.DELIVERED_ROWS)
                .findFirst()
                .orElseThrow();
        Flag.Source source = Objects.requireNonNull(flag.source());
        assertThat(source.register()).isEqualTo("IND");
        assertThat(source.variables()).contains("DISPON_13", "SKATMVIALT_13");
        assertThat(flag.place()).startsWith("table 1!A");
        assertThat(bean(AuthorWork.class).send(person("ann"), request)).isEmpty();
        assertThat(the(request).lane()).isEqualTo(Lane.FULL);
        assertThat(office.as("ann").get("/outgoing/" + request).body())
                .contains("Rækker fra pakken")
                .doesNotContain("De er fra IND", "DISPON_13");
        assertThat(office.as("rie").get("/outgoing/" + request + "/review").body())
                .contains("det samme dér er DISPON_13, ");
    }

    /** Another scheme has not got these rows; and a scheme may have no package at all. */
    @Test
    void onlyTheSchemesOwnPackageIsAsked() throws SQLException {
        String table = rows(BIRTHS).stream().map(row -> String.join(";", row)).collect(Collectors.joining("\n"));

        int request = office.said("ann", LockOffice.WORK, Map.of("a.csv", LockOffice.bytes(table)));

        assertThat(Arrays.asList(office.rules(request, 1).toArray()))
                .doesNotContain(Rule.DELIVERED_ROWS, Rule.UNREADABLE);
    }
}
