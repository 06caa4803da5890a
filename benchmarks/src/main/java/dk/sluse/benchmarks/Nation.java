package dk.sluse.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A population register of the size of a nation, as files to import: sorted by person number, one thirtieth of the persons
 * leaving and entering each year, with families. No number is one that could be somebody's: their days begin at 40.
 */
@SuppressWarnings("SystemOut")
final class Nation {

    private static final String SCHEMA = """
            {"fields": [{"name": "PNR", "keyType": "PNR", "unitKey": true}, {"name": "FAMILIE_ID", "keyType": "FAMILY"},
            {"name": "KOEN"}, {"name": "FOED_DAG", "type": "date"}, {"name": "KOM"}, {"name": "CIVST"},
            {"name": "ANTBOERNF", "type": "integer"}, {"name": "IE_TYPE"}], "primaryKey": "PNR"}""";

    private Nation() {}

    /** @param few name of a register that has one person only, with the same kinds of key */
    static void write(Path folder, String register, String few, int persons, int years)
            throws IOException, SQLException {
        Files.createDirectories(folder);
        List<String> resources = new ArrayList<>();
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = engine.createStatement()) {
            statement.execute("SET memory_limit = '4GiB'");
            statement.execute("SET temp_directory = '" + folder.resolve("spill") + "'");
            for (int year = 0; year < years; year++) {
                int first = year * (persons / 30);
                resources.add(resource(statement, folder, register, 2025 - years + 1 + year, first, persons));
                System.out.printf("made-up nation: %d of %d years%n", year + 1, years);
            }
            resources.add(resource(statement, folder, few, 2025, 0, 1));
        }
        Files.writeString(
                folder.resolve("datapackage.json"),
                "{\"registers\": [{\"name\": \"" + register
                        + "\", \"unit\": \"person\", \"owner\": \"office\"}, {\"name\": \""
                        + few + "\", \"unit\": \"person\", \"owner\": \"office\"}], \"resources\": ["
                        + String.join(", ", resources) + "]}");
    }

    private static String resource(Statement engine, Path folder, String register, int year, int first, int persons)
            throws SQLException {
        String file = register + year + ".parquet";
        engine.execute("COPY (SELECT CAST(4000000000 + (i * 6700417) % 5999999957 AS VARCHAR) AS PNR,"
                + " 'F' || lpad(CAST((i // 2 * 7368787) % 99999989 AS VARCHAR), 9, '0') AS FAMILIE_ID,"
                + " CAST(1 + hash(i + 1) % 2 AS VARCHAR) AS KOEN,"
                + " DATE '1930-01-01' + CAST(hash(i + 2) % 33000 AS INTEGER) AS FOED_DAG,"
                + " CAST(101 + hash(i // 2 + " + year + " // 5) % 98 AS VARCHAR) AS KOM,"
                + " substr('UGFE', 1 + CAST(hash(i + " + year + " // 8) % 4 AS INTEGER), 1) AS CIVST,"
                + " CAST(hash(i // 2 + 5) % 5 AS BIGINT) AS ANTBOERNF, CAST(1 + hash(i + 6) % 3 AS VARCHAR) AS IE_TYPE"
                + " FROM range(" + first + ", " + (first + persons) + ") persons(i) ORDER BY PNR) TO '"
                + folder.resolve(file) + "' (FORMAT parquet, COMPRESSION zstd)");
        return "{\"register\": \"" + register + "\", \"period\": \"" + year + "\", \"path\": \"" + file
                + "\", \"schema\": " + SCHEMA + "}";
    }
}
