package dk.sluse.benchmarks;

import dk.sluse.Sluse;
import dk.sluse.audit.AuditEntry;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Importer;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.installation.Folders;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The delivery of a population register of the whole nation, every key replaced, sorted, checked, hashed and sealed, against a plain
 * COPY of the same columns from the same files by the same engine with the same threads and memory; then what one further
 * period costs. Every round is a new scheme, so that its serial numbers are made too.
 */
@SuppressWarnings("SystemOut")
final class DeliveryBenchmark {

    private static final String REGISTER = "NATION";
    private static final String FEW = "NATION_FEW";
    private static final AuditEntry BENCH = AuditEntry.of("system:bench", "bench", "bench");

    private final ConfigurableApplicationContext sluse;
    private final Path home;
    private int schemes = Math.toIntExact(System.currentTimeMillis() / 1000 % 1_000_000_000);

    private DeliveryBenchmark(ConfigurableApplicationContext sluse, Path home) {
        this.sluse = sluse;
        this.home = home;
    }

    static void run(Path home, Options options) throws IOException, SQLException {
        SpringApplication application = new SpringApplication(Sluse.class);
        application.setAdditionalProfiles("demo");
        try (ConfigurableApplicationContext sluse =
                application.run("--sluse.home=" + home, "--server.port=0", "--demo.persons=1000", "--demo.years=1")) {
            DeliveryBenchmark benchmark = new DeliveryBenchmark(sluse, home);
            benchmark.await(new SchemeId("work-and-income"));
            benchmark.await(new SchemeId("health-in-fjord"));
            benchmark.importNation(options);
            benchmark.measure(options);
        }
    }

    private void importNation(Options options) throws IOException, SQLException {
        Catalogue catalogue = sluse.getBean(Catalogue.class);
        if (catalogue.periods(REGISTER).size() == options.years()) {
            return;
        }
        Path source = home.resolve("nation");
        Nation.write(source, REGISTER, FEW, options.persons(), options.years());
        System.out.println("importing …");
        Meter meter = Meter.start();
        List<?> faults = sluse.getBean(Importer.class).importNow(source, "system:bench", _ -> {});
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the made-up nation is not imported: " + faults);
        }
        System.out.printf(Locale.ROOT, "imported: %s%n", meter.stop());
        try (var files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** What the jobs cost, round by round. */
    private record Costs(Rounds plain, Rounds delivery, Rounds numbers, Rounds further) {

        static Costs of(int rounds) {
            return new Costs(new Rounds(rounds), new Rounds(rounds), new Rounds(rounds), new Rounds(rounds));
        }
    }

    private void measure(Options options) throws IOException, SQLException {
        Costs costs = Costs.of(options.rounds());
        Meter.forgetPeak();
        for (int round = 0; round < options.rounds(); round++) {
            costs.plain().note(round, plainCopy());
            costs.numbers().note(round, deliver(newScheme(), FEW, 1));
            costs.delivery().note(round, deliver(newScheme(), REGISTER, options.years()));
            SchemeId growing = newScheme();
            deliver(growing, REGISTER, options.years() - 1);
            costs.further().note(round, deliver(growing, REGISTER, options.years()));
            forget();
        }
        tell(costs, options, Meter.peakGibibytes());
    }

    private static void tell(Costs costs, Options options, double peak) {
        Spread cpu = costs.delivery().cpuOver(costs.plain(), 1);
        Spread wall = costs.delivery().wallOver(costs.plain(), 1);
        Spread numbers = costs.numbers().cpuOver(costs.plain(), 1);
        Spread share = costs.further().cpuOver(costs.delivery(), 1.0 / options.years());
        System.out.printf(
                Locale.ROOT,
                "%n%,d persons × %d years, 8 columns, two kinds of key; %d rounds; medians, in brackets the middle half%n%n",
                options.persons(),
                options.years(),
                options.rounds());
        System.out.println("| | CPU s | wall s | of plain COPY, CPU | wall |\n|---|---|---|---|---|");
        line("plain COPY", costs.plain(), "1", "1");
        line("delivery, serial numbers made", costs.delivery(), cpu.text(2), wall.text(2));
        line(
                "of this the serial numbers",
                costs.numbers(),
                numbers.text(2),
                costs.numbers().wallOver(costs.plain(), 1).text(2));
        line("one further period", costs.further(), "", "");
        System.out.printf(
                Locale.ROOT,
                "%none further period costs %s of its share of the CPU time; memory at most %.1f GiB%n"
                        + "%ndelivery persons=%d years=%d cpu_ratio=%.2f wall_ratio=%.2f maps_ratio=%.2f"
                        + " further_period_share=%.2f peak_gib=%.1f%n",
                share.text(2),
                peak,
                options.persons(),
                options.years(),
                cpu.median(),
                wall.median(),
                numbers.median(),
                share.median(),
                peak);
    }

    private static void line(String what, Rounds cost, String cpuRatio, String wallRatio) {
        System.out.printf(
                "| %s | %s | %s | %s | %s |%n",
                what, cost.cpu().text(1), cost.wall().text(1), cpuRatio, wallRatio);
    }

    /** Deletes what was delivered; a round leaves ten gigabytes. */
    private void forget() throws IOException {
        try (Stream<Path> packages = Files.list(home.resolve("packages"))) {
            for (Path scheme : packages.filter(
                            one -> one.getFileName().toString().startsWith("bench-"))
                    .toList()) {
                Folders.delete(scheme);
            }
        }
        Folders.delete(home.resolve("plain"));
    }

    /** A plain COPY of each period, as the package has a file for each. */
    private Meter.Cost plainCopy() throws IOException, SQLException {
        Path folder = Files.createDirectories(home.resolve("plain"));
        Meter meter = Meter.start();
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = engine.createStatement()) {
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            statement.execute("SET memory_limit = '4GiB'");
            String columns = String.join(", ", variables());
            for (RegisterPeriod period : sluse.getBean(Catalogue.class).periods(REGISTER)) {
                statement.execute("COPY (SELECT " + columns + " FROM read_parquet('" + home.resolve(period.path())
                        + "')) TO '" + folder.resolve(period.period() + ".parquet")
                        + "' (FORMAT parquet, COMPRESSION zstd)");
            }
        }
        return meter.stop();
    }

    private List<String> variables() {
        return sluse.getBean(Catalogue.class).variables(REGISTER).stream()
                .map(Variable::name)
                .toList();
    }

    private SchemeId newScheme() {
        SchemeId id = new SchemeId("bench-" + schemes++);
        sluse.getBean(Schemes.class)
                .found(new Scheme(id, "labour-agency", "Bench", "Bench", LocalDate.of(2099, 12, 31)), BENCH);
        return id;
    }

    /** Agrees on the first periods of a register, and waits until they are delivered. */
    private Meter.Cost deliver(SchemeId scheme, String register, int periods) {
        List<String> wanted = sluse.getBean(Catalogue.class).periods(register).stream()
                .limit(periods)
                .map(RegisterPeriod::period)
                .toList();
        List<String> variables = sluse.getBean(Catalogue.class).variables(register).stream()
                .map(Variable::name)
                .toList();
        Meter meter = Meter.start();
        sluse.getBean(Schemes.class)
                .agree(scheme, List.of(new PackageItem(register, variables, wanted, "Bench")), BENCH);
        await(scheme);
        return meter.stop();
    }

    private void await(SchemeId scheme) {
        while (true) {
            Optional<Delivery> newest = sluse.getBean(Deliveries.class).newest(scheme);
            if (newest.isPresent() && newest.get().state() == Delivery.State.STOPPED) {
                throw new IllegalStateException("the delivery was stopped");
            }
            if (newest.isPresent() && newest.get().state() == Delivery.State.DONE) {
                return;
            }
            LockSupport.parkNanos(20_000_000L);
        }
    }
}
