package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditEntry;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Manifest;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final Installation sluse = World.shared().sluse();
    private final DeliveredPackage labour = sluse.delivered(World.LABOUR);
    private final DeliveredPackage health = sluse.delivered(World.HEALTH);
    private final Path bank = sluse.home().resolve("bank");

    @Test
    void holdsExactlyWhatWasAgreed() throws Exception {
        Set<String> files;
        try (Stream<Path> walk = Files.walk(health.folder())) {
            files = walk.filter(Files::isRegularFile)
                    .map(file -> health.folder().relativize(file).toString())
                    .filter(file -> !file.startsWith("codes/"))
                    .collect(Collectors.toSet());
        }

        assertThat(files)
                .containsExactlyInAnyOrder(
                        "manifest.json",
                        "BEF/202512.parquet",
                        "LPR/2023.parquet",
                        "LPR/2024.parquet",
                        "LPR/2025.parquet");
        assertThat(texts("SELECT name FROM parquet_schema('" + health.folder()
                        + "/BEF/202512.parquet') WHERE type IS NOT NULL"))
                .containsExactlyInAnyOrder("PNR", "KOEN", "KOM", "ALDER", "MOR_ID");
        assertThat(health.manifest().register("BEF").orElseThrow().files())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.rows()).isEqualTo(number("SELECT count(*) FROM " + bank("BEF", "202512")));
                    assertThat(file.coverage()).containsEntry("PNR", file.rows());
                });
    }

    @Test
    void bringsTheTextsOfItsCodes() throws SQLException {
        String codes = "read_parquet('" + health.folder() + "/codes/KOEN.parquet')";

        assertThat(texts("SELECT code, title_da, title_en FROM " + codes + " ORDER BY code"))
                .containsExactly("1|Mand|Man", "2|Kvinde|Woman");
        assertThat(texts("SELECT count(*) FROM read_parquet('" + health.folder() + "/BEF/202512.parquet') b ANTI JOIN "
                        + codes + " c ON b.KOEN = c.code"))
                .containsExactly("0");
        assertThat(health.folder().resolve("codes/KOM.parquet")).exists();
    }

    /** Joins over serials give what joins over keys give: the same unit has the same number everywhere. */
    @Test
    void givesTheSameUnitTheSameNumberInAllRegistersAndYears() throws SQLException {
        String join =
                "SELECT b.KOM, u.HFAUDD, sum(i.PERINDKIALT_13), count(*) FROM %s b JOIN %s u ON b.PNR = u.PNR JOIN %s i"
                        + " ON i.PNR = b.PNR JOIN %s m ON m.PNR = b.MOR_ID GROUP BY ALL ORDER BY ALL";

        assertThat(texts(join.formatted(
                        delivered("BEF", "202512"),
                        delivered("UDDA", "202409"),
                        delivered("IND", "2023"),
                        delivered("BEF", "202312"))))
                .isNotEmpty()
                .isEqualTo(texts(join.formatted(
                        bank("BEF", "202512"), bank("UDDA", "202409"), bank("IND", "2023"), bank("BEF", "202312"))));
        String firms =
                "SELECT f.GF_BRANCHE_07, sum(j.JOBLON) FROM %s j JOIN %s f ON j.CVRNR = f.CVRNR GROUP BY ALL ORDER BY ALL";
        assertThat(texts(firms.formatted(delivered("IDAN", "2024"), delivered("FIRM", "2025"))))
                .isNotEmpty()
                .isEqualTo(texts(firms.formatted(bank("IDAN", "2024"), bank("FIRM", "2025"))));
    }

    @Test
    void givesAnotherSchemeOtherNumbers() throws SQLException {
        String other = "read_parquet('" + health.folder() + "/BEF/202512.parquet')";

        long common = number("SELECT count(*) FROM " + other + " JOIN " + delivered("BEF", "202512") + " USING (PNR)");

        assertThat(common).isLessThan(5);
    }

    @Test
    void writesNumbersAsTwelveDigitsThatSayNothingOfTheKey() throws SQLException {
        String numbers = "SELECT PNR, row_number() OVER () AS place FROM " + delivered("BEF", "202512");

        assertThat(number("SELECT count(*) FROM (" + numbers + ") WHERE NOT regexp_full_match(PNR, '[0-9]{12}')"))
                .isZero();
        assertThat(number("SELECT count(*) FROM (" + numbers + ") a JOIN (" + numbers
                        + ") b ON a.place = b.place - 1 WHERE a.PNR >= b.PNR"))
                .isZero();
        String inOrderOfKeys = "SELECT KOM, row_number() OVER (ORDER BY PNR) AS place FROM ";
        assertThat(number("SELECT count(*) FROM (" + inOrderOfKeys + bank("BEF", "202512") + ") JOIN (" + inOrderOfKeys
                        + delivered("BEF", "202512") + ") USING (place, KOM)"))
                .isLessThan(number("SELECT count(*) // 10 FROM " + bank("BEF", "202512")));
    }

    @Test
    void hasNoClearKeyInAnyColumn() throws SQLException {
        for (Manifest.PackagedRegister register : labour.manifest().registers()) {
            String name = register.register().name();
            for (var variable : register.variables()) {
                for (var file : register.files()) {
                    String clear = "SELECT count(*) FROM " + delivered(name, file.period()) + " WHERE CAST("
                            + variable.name() + " AS VARCHAR) IN (SELECT PNR FROM " + bank("BEF", "202512")
                            + " UNION ALL SELECT CVRNR FROM " + bank("FIRM", "2025")
                            + " UNION ALL SELECT FAMILIE_ID FROM " + bank("BEF", "202512")
                            + " UNION ALL SELECT ADRESSE_ID FROM " + bank("BEF", "202512") + ")";
                    // An amount may look like a key by chance; a key column may not hold one at all.
                    assertThat(number(clear))
                            .as(name + "." + variable.name())
                            .isLessThanOrEqualTo(variable.isKey() ? 0 : 5);
                }
            }
        }
    }

    @Test
    void keepsTheKeyTablesEncrypted() throws IOException {
        Path vault = sluse.home().resolve("vault").resolve("labour");
        try (Stream<Path> files = Files.list(vault)) {
            List<Path> tables = files.filter(
                            file -> file.getFileName().toString().startsWith("PNR"))
                    .toList();
            assertThat(tables).isNotEmpty();
            for (Path table : tables) {
                // In clear a table begins with its first key, 0, and how many there are, and is as long as that.
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(table));
                assertThat(bytes.getInt(0)).isNotZero();
            }
        }
        assertThat(Files.getPosixFilePermissions(sluse.home().resolve("vault"))).hasSize(3);
    }

    /** What is delivered already and has not changed is not written again; units keep their numbers. */
    @Test
    void writesOnlyWhatIsNew() throws Exception {
        PackageItem two = new PackageItem("BEF", List.of("KOM"), List.of("202312", "202412"), "test");
        PackageItem three = new PackageItem("BEF", List.of("KOM"), List.of("202312", "202412", "202512"), "test");
        SchemeId scheme = sluse.scheme("growing", "agency", List.of(two));
        Path first = sluse.delivered(scheme).folder();

        sluse.bean(Schemes.class).agree(scheme, List.of(three), AuditEntry.of("system:test", "test", "growing"));
        sluse.awaitDelivery(scheme);

        DeliveredPackage grown = sluse.delivered(scheme);
        assertThat(grown.folder()).isNotEqualTo(first);
        for (String period : two.periods()) {
            assertThat(Files.isSameFile(
                            grown.folder().resolve("BEF/" + period + ".parquet"),
                            first.resolve("BEF/" + period + ".parquet")))
                    .isTrue();
        }
        assertThat(grown.manifest().register("BEF").orElseThrow().files()).hasSize(3);
        String folder = "read_parquet('" + grown.folder() + "/BEF/";
        assertThat(number("SELECT count(*) FROM " + folder + "202512.parquet') JOIN " + folder
                        + "202412.parquet') USING (PNR)"))
                .isEqualTo(number("SELECT count(*) FROM " + bank("BEF", "202512") + " JOIN " + bank("BEF", "202412")
                        + " USING (PNR)"));
    }

    private String bank(String register, String period) {
        return "read_parquet('" + bank + "/" + register + "/1/" + period + ".parquet')";
    }

    private String delivered(String register, String period) {
        return "read_parquet('" + labour.folder() + "/" + register + "/" + period + ".parquet')";
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    private static List<String> texts(String sql) throws SQLException {
        try (PlainSql engine = new PlainSql()) {
            return engine.texts(sql);
        }
    }
}
