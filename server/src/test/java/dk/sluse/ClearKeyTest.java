package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.catalogue.Importer;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are left in clear stop a delivery, whatever they look like; what only looks like one does not. */
class ClearKeyTest {

    private final Installation sluse = World.shared().sluse();

    /** A register whose "note" holds person numbers in clear, as careless deliveries do, however they are spelled. */
    @ParameterizedTest
    @CsvSource({
        "PLAIN, string, %2$s%3$s",
        "DASH, string, see also %2$s-%3$s",
        "BLANK, string, %2$s %3$s",
        "DATE_LIKE, string, born %4$s.%5$s.%6$s %3$s",
        "STRIPPED, string, %1$d",
        "AMID, string, case%2$s%3$sb",
        "NUMERIC, integer, %1$d",
        "DECIMAL, number, %1$d",
        "NEGATIVE, integer, -%1$d",
        "EN_DASH, string, %2$s–%3$s",
        "BY_PAIRS, string, nr: %4$s%5$s-%6$s-%3$s;",
        "UNDERSCORE, string, %2$s_%3$s"
    })
    void stopsWhereAClearKeyIsLeft(String spelling, String type, String pattern, @TempDir Path source)
            throws Exception {
        StringBuilder csv = new StringBuilder("PNR,NOTE\n");
        for (String key : texts("SELECT PNR FROM " + bank("BEF", "202512") + " ORDER BY PNR LIMIT 20")) {
            csv.append(key).append(',').append(spelled(key, pattern)).append('\n');
        }
        DeliveredOrNot delivery = deliver("NOTES_" + spelling, type, csv.toString(), source);

        assertThat(delivery.state()).isEqualTo(Delivery.State.STOPPED);
        assertThat(sluse.bean(Deliveries.class).current(delivery.scheme())).isEmpty();
        assertThat(sluse.home()
                        .resolve("packages")
                        .resolve(delivery.scheme().value())
                        .resolve("1"))
                .doesNotExist();
    }

    /** Keys that are given one after the other fill their range: most numbers of a column are keys, and no chance. */
    @Test
    void stopsWhereKeysLieDensely(@TempDir Path source) throws Exception {
        StringBuilder csv = new StringBuilder("PNR,NOTE\n");
        for (int i = 0; i < 50; i++) {
            csv.append(900_000 + i).append(',').append(900_000 + i).append('\n');
        }
        String dense = csv.toString();

        assertThat(deliver("NOTES_DENSE", "integer\", \"x\": \"", dense, source, "LBNR")
                        .state())
                .isEqualTo(Delivery.State.STOPPED);
        assertThat(deliver("NOTES_AMOUNT", "integer\", \"measuredIn\": \"kr.", dense, source, "LBNR")
                        .state())
                .isEqualTo(Delivery.State.DONE);
        assertThat(deliver(
                                "NOTES_SHORT",
                                "string",
                                dense.replace(",900", ",A").replace("900", "A"),
                                source,
                                "SHORT_KEY")
                        .state())
                .isEqualTo(Delivery.State.STOPPED);
    }

    /** Case numbers, dates and telephone numbers are not person numbers, and amounts may be one by chance. */
    @Test
    void deliversWhatOnlyLooksLikeAKey(@TempDir Path source) throws Exception {
        List<String> keys = texts("SELECT PNR FROM " + bank("BEF", "202512") + " ORDER BY PNR LIMIT 20");
        StringBuilder csv = new StringBuilder("PNR,NOTE\n");
        keys.forEach(key -> csv.append(key).append(",case 99 99 99-9999 of 01.02.2024 tel 12 34 56 78\n"));

        assertThat(deliver("NOTES_FINE", "string", csv.toString(), source).state())
                .isEqualTo(Delivery.State.DONE);
        String amounts = csv.toString().replaceAll(",case.*", ",4000000001");
        assertThat(deliver("NOTES_CHANCE", "integer", amounts, source).state()).isEqualTo(Delivery.State.DONE);
    }

    /** Periods in the bank have numbers of the old kind of key; read as the new kind they would be other units. */
    @Test
    void letsNoVariableBecomeAnotherKey(@TempDir Path source) throws Exception {
        deliver("NOTES_KEYS", "string", "PNR,NOTE\n1234567,a\n", source, "LBNR");
        Path descriptor = source.resolve("datapackage.json");
        String before = Files.readString(descriptor);
        Importer importer = sluse.bean(Importer.class);

        Files.writeString(descriptor, before.replace("LBNR", "SE"));
        assertThat(importer.importNow(source, "system:test", _ -> {}))
                .singleElement()
                .satisfies(fault -> assertThat(fault.column()).contains("PNR.keyType"));
        Files.writeString(
                descriptor, before.replace("\"keyType\": \"LBNR\"", "\"keyType\": \"LBNR\", \"type\": \"integer\""));
        assertThat(importer.importNow(source, "system:test", _ -> {}))
                .singleElement()
                .satisfies(fault -> assertThat(fault.column()).contains("PNR.type"));
    }

    private static String spelled(String key, String pattern) {
        return pattern.formatted(
                Long.parseLong(key),
                key.substring(0, 6),
                key.substring(6),
                key.substring(0, 2),
                key.substring(2, 4),
                key.substring(4, 6));
    }

    private record DeliveredOrNot(SchemeId scheme, Delivery.State state) {}

    private DeliveredOrNot deliver(String register, String type, String csv, Path source) throws IOException {
        return deliver(register, type, csv, source, "PNR");
    }

    private DeliveredOrNot deliver(String register, String type, String csv, Path source, String keyType)
            throws IOException {
        Files.writeString(source.resolve("notes.csv"), csv);
        Files.writeString(source.resolve("datapackage.json"), """
                {"registers": [{"name": "%1$s", "unit": "person", "owner": "health"}],
                 "resources": [{"register": "%1$s", "period": "2025", "path": "notes.csv", "schema": {"fields": [
                   {"name": "PNR", "keyType": "%3$s", "unitKey": true}, {"name": "NOTE", "type": "%2$s"}],
                   "primaryKey": "PNR"}}]}""".formatted(register, type, keyType));
        assertThat(sluse.bean(Importer.class).importNow(source, "system:test", _ -> {}))
                .isEmpty();
        SchemeId scheme = sluse.scheme(
                register.toLowerCase(Locale.ROOT).replace('_', '-'),
                "agency",
                List.of(new PackageItem(register, List.of("NOTE"), List.of("2025"), "test")));
        return new DeliveredOrNot(
                scheme,
                sluse.bean(Deliveries.class).newest(scheme).orElseThrow().state());
    }

    private String bank(String register, String period) {
        return "read_parquet('" + sluse.home() + "/bank/" + register + "/1/" + period + ".parquet')";
    }

    private static List<String> texts(String sql) throws SQLException {
        try (PlainSql engine = new PlainSql()) {
            return engine.texts(sql);
        }
    }
}
