package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Manifest;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Packages of random registers, variables, periods, populations and detail are delivered for real, each to a scheme of its own, and looked at from outside:
 * by what is in the files and in the bank. Ten every day, a thousand with {@code ./sluse test --all}.
 */
class RandomPackagesTest {

    static final List<String> REGISTERS = List.of("BEF", "UDDA", "AKM", "IND", "IDAN", "FIRM", "LPR");
    private static final int PACKAGES = Integer.getInteger("sluse.packages", 10);

    /** So many amounts of a column may be keys by chance. */
    private static final long BY_CHANCE = 5;

    private static PlainSql engine;

    private final Installation sluse = World.shared().sluse();
    private final Catalogue catalogue = sluse.bean(Catalogue.class);
    private final AgreedRows agreedRows = new AgreedRows(sluse);

    @BeforeAll
    static void open() throws SQLException {
        engine = new PlainSql();
    }

    @AfterAll
    static void close() throws SQLException {
        engine.close();
    }

    /** A key column that was delivered, and the one in the bank that it was made from. */
    private record KeyColumn(String keyType, String delivered, String bank, String column) {}

    /** Apart, as it takes long. */
    @Tag("heavy")
    @Test
    void holdWhatWasAgreedAndNoKey() throws Exception {
        keepAllKeysAsTheyMayBeSpelled();
        DeliveredPackage before = null;
        for (int seed = 0; seed < PACKAGES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<PackageItem> items = items(random);
            SchemeId scheme = sluse.scheme("random-" + seed, "agency", items);
            DeliveredPackage delivered = sluse.delivered(scheme);

            assertThat(files(delivered)).as("package %s", seed).isEqualTo(agreedFiles(items, delivered));
            for (PackageItem item : items) {
                holdsTheAgreedColumns(delivered, item);
                holdsNoClearKey(delivered, item);
            }
            joinsAsTheBankDoes(keyColumns(delivered, items), random);
            if (before != null) {
                sharesNoPairing(before, delivered);
            }
            before = delivered;
        }
    }

    private List<PackageItem> items(SplittableRandom random) {
        List<PackageItem> items = new ArrayList<>();
        for (String register : REGISTERS) {
            if (random.nextInt(3) == 0) {
                List<String> variables = some(
                        random,
                        catalogue.variables(register).stream()
                                .map(Variable::name)
                                .toList());
                List<String> periods = some(
                        random,
                        catalogue.periods(register).stream()
                                .map(RegisterPeriod::period)
                                .toList());
                items.add(agreedRows.less(new PackageItem(register, variables, periods, "a question"), random));
            }
        }
        return items.isEmpty() ? items(random) : items;
    }

    private static List<String> some(SplittableRandom random, List<String> all) {
        List<String> some = all.stream().filter(_ -> random.nextBoolean()).toList();
        return some.isEmpty() ? List.of(all.get(random.nextInt(all.size()))) : some;
    }

    private static Set<String> files(DeliveredPackage delivered) throws IOException {
        try (Stream<Path> walk = Files.walk(delivered.folder())) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> delivered.folder().relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> agreedFiles(List<PackageItem> items, DeliveredPackage delivered) {
        Set<String> files = new HashSet<>(Set.of("manifest.json"));
        delivered.manifest().codeLists().forEach(list -> files.add("codes/" + list.name() + ".parquet"));
        items.forEach(item -> item.periods().forEach(period -> files.add(item.register() + "/" + period + ".parquet")));
        return files;
    }

    private static String delivered(DeliveredPackage delivered, String register, String period) {
        return "read_parquet('" + delivered.folder() + "/" + register + "/" + period + ".parquet')";
    }

    /** The agreed variables, and the keys that tell whom rows are about, with every row and value of the bank. */
    private void holdsTheAgreedColumns(DeliveredPackage delivered, PackageItem item) throws SQLException {
        Set<String> agreed = catalogue.variables(item.register()).stream()
                .filter(variable -> variable.unitKey() || item.variables().contains(variable.name()))
                .map(Variable::name)
                .collect(Collectors.toSet());
        for (RegisterPeriod period : periods(item)) {
            String file = delivered(delivered, item.register(), period.period());
            assertThat(Set.copyOf(engine.texts("SELECT column_name FROM (DESCRIBE SELECT * FROM " + file + ")")))
                    .isEqualTo(agreed);
            for (Variable variable : catalogue.variables(item.register())) {
                if (agreed.contains(variable.name())) {
                    String values = variable.isKey()
                            ? "SELECT count(*), count(%1$s), count(DISTINCT %1$s) FROM "
                            : "SELECT count(*), count(%1$s), sum(hash(%1$s)::HUGEINT) FROM ";
                    assertThat(engine.texts(values.formatted(variable.name()) + file))
                            .as(item.register() + "." + variable.name())
                            .isEqualTo(engine.texts(values.formatted(agreedRows.value(variable, item, period))
                                    + agreedRows.rows(item, period)));
                }
            }
        }
    }

    private List<RegisterPeriod> periods(PackageItem item) {
        return catalogue.periods(item.register()).stream()
                .filter(period -> item.periods().contains(period.period()))
                .toList();
    }

    private String bank(RegisterPeriod period) {
        return "read_parquet('" + sluse.home().resolve(period.path()) + "')";
    }

    /**
     * From the registers that have them, not from what the delivery works with; without zeros in front. What has fewer than six
     * places then is a number like others.
     */
    private void keepAllKeysAsTheyMayBeSpelled() throws SQLException {
        List<String> sources = new ArrayList<>();
        for (String register : REGISTERS) {
            for (RegisterPeriod period : catalogue.periods(register)) {
                for (Variable variable : catalogue.variables(register)) {
                    if (variable.isKey()) {
                        sources.add("SELECT CAST(" + variable.name() + " AS VARCHAR) AS key FROM " + bank(period));
                    }
                }
            }
        }
        engine.run("CREATE TABLE clear_key AS SELECT DISTINCT ltrim(key, '0') AS key FROM ("
                + String.join(" UNION ALL ", sources) + ") WHERE length(ltrim(key, '0')) >= 6");
    }

    private void holdsNoClearKey(DeliveredPackage delivered, PackageItem item) throws SQLException {
        for (String period : item.periods()) {
            String file = delivered(delivered, item.register(), period);
            for (String column : engine.texts("SELECT column_name FROM (DESCRIBE SELECT * FROM " + file + ")")) {
                String text = "CAST(" + column + " AS VARCHAR)";
                long clear = engine.number("SELECT count(DISTINCT value) FROM (SELECT ltrim(regexp_replace(" + text
                        + ", '[- ./]|\\.0$', '', 'g'), '0') AS value FROM " + file
                        + " UNION ALL SELECT ltrim(unnest(regexp_extract_all(" + text
                        + ", '[0-9]{6,}')), '0') FROM " + file + ") JOIN clear_key ON key = value");
                boolean amount = catalogue.variables(item.register()).stream()
                        .anyMatch(variable -> variable.name().equals(column) && variable.isNumeric());
                assertThat(clear).as(item.register() + "." + column).isLessThanOrEqualTo(amount ? BY_CHANCE : 0);
            }
        }
    }

    private List<KeyColumn> keyColumns(DeliveredPackage delivered, List<PackageItem> items) {
        List<KeyColumn> columns = new ArrayList<>();
        for (PackageItem item : items) {
            Manifest.PackagedRegister packaged =
                    delivered.manifest().register(item.register()).orElseThrow();
            for (RegisterPeriod period : periods(item)) {
                for (Variable variable : packaged.variables()) {
                    String keyType = variable.keyType();
                    if (keyType != null) {
                        columns.add(new KeyColumn(
                                keyType,
                                delivered(delivered, item.register(), period.period()),
                                agreedRows.rows(item, period),
                                variable.name()));
                    }
                }
            }
        }
        return columns;
    }

    private static void joinsAsTheBankDoes(List<KeyColumn> columns, SplittableRandom random) throws SQLException {
        for (int i = 0; i < 3; i++) {
            KeyColumn one = columns.get(random.nextInt(columns.size()));
            List<KeyColumn> alike = columns.stream()
                    .filter(other -> other.keyType().equals(one.keyType()))
                    .toList();
            KeyColumn other = alike.get(random.nextInt(alike.size()));
            String join =
                    "SELECT count(*), count(DISTINCT a." + one.column() + "), max(n) FROM (SELECT a." + one.column()
                            + ", count(*) AS n FROM %s a JOIN %s b ON a." + one.column() + " = b." + other.column()
                            + " GROUP BY ALL) a";
            assertThat(engine.texts(join.formatted(one.delivered(), other.delivered())))
                    .isEqualTo(engine.texts(join.formatted(one.bank(), other.bank())));
        }
    }

    /** Numbers that two schemes both use are as few as chance makes, two in a hundred million pairs. */
    private void sharesNoPairing(DeliveredPackage one, DeliveredPackage other) throws SQLException {
        for (Manifest.PackagedRegister register : one.manifest().registers()) {
            for (Manifest.PackagedFile file : register.files()) {
                String name = register.register().name();
                boolean both = other.manifest()
                        .register(name)
                        .flatMap(packaged -> packaged.file(file.period()))
                        .isPresent();
                Set<String> keys = new HashSet<>();
                register.variables().stream().filter(Variable::unitKey).forEach(key -> keys.add(key.name()));
                for (String key : both ? keys : Set.<String>of()) {
                    assertThat(engine.number("SELECT count(*) FROM (SELECT DISTINCT " + key + " FROM "
                                    + delivered(one, name, file.period()) + ") JOIN (SELECT DISTINCT " + key
                                    + " FROM " + delivered(other, name, file.period()) + ") USING (" + key
                                    + ")"))
                            .isLessThan(10);
                }
            }
        }
    }
}
