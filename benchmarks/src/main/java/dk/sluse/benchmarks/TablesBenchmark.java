package dk.sluse.benchmarks;

import dk.sluse.Sluse;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Manifest;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole request for a table (query, protect, render, over TLS) against the plain GROUP BY on the same files by the
 * same engine with the same threads; for sums with dominance against the plain GROUP BY by unit and cell. Rounds
 * alternate, so that what else happens on the machine hits both alike.
 */
@SuppressWarnings("SystemOut")
final class TablesBenchmark {

    private static final SchemeId SCHEME = new SchemeId("work-and-income");
    private static final Pattern REGISTER = Pattern.compile("\\{([A-Z]+)}");
    private static final int WARM_UP = 10;

    private final DeliveredPackage delivered;
    private final Analyst analyst;
    private final Connection engine;

    private TablesBenchmark(DeliveredPackage delivered, Analyst analyst, Connection engine) {
        this.delivered = delivered;
        this.analyst = analyst;
        this.engine = engine;
    }

    static void run(Path home, Options options) throws IOException, InterruptedException, SQLException {
        SpringApplication application = new SpringApplication(Sluse.class);
        application.setAdditionalProfiles("demo");
        try (ConfigurableApplicationContext sluse = application.run(
                        "--sluse.home=" + home,
                        "--server.port=0",
                        "--demo.persons=" + options.persons(),
                        "--demo.years=" + options.years());
                Connection engine = DriverManager.getConnection("jdbc:duckdb:")) {
            int port = Integer.parseInt(String.valueOf(sluse.getEnvironment().getProperty("local.server.port")));
            DeliveredPackage delivered = awaitPackage(sluse.getBean(Deliveries.class));
            Analyst analyst = Analyst.signIn(home, port, "asta");
            new TablesBenchmark(delivered, analyst, engine).measure(options);
        }
    }

    private static DeliveredPackage awaitPackage(Deliveries deliveries) {
        while (true) {
            Optional<DeliveredPackage> delivered = deliveries.current(SCHEME);
            if (delivered.isPresent()) {
                return delivered.get();
            }
            LockSupport.parkNanos(200_000_000L);
        }
    }

    private void measure(Options options) throws IOException, InterruptedException, SQLException {
        try (Statement statement = engine.createStatement()) {
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            statement.execute("SET memory_limit = '2GiB'");
        }
        System.out.printf(
                Locale.ROOT,
                "%n%,d persons × %d years; %d rounds; medians, in brackets the middle half%n%n",
                options.persons(),
                options.years(),
                options.rounds());
        System.out.println("| table | floor, ms | whole request, ms | ratio |\n|---|---|---|---|");
        List<Double> counts = new ArrayList<>();
        List<Double> sums = new ArrayList<>();
        for (TableCase one : TableCase.all(2026 - options.years(), 2025)) {
            double ratio = measure(one, options.rounds());
            (one.dominance() ? sums : counts).add(ratio);
        }
        System.out.printf(
                Locale.ROOT,
                "%ntables persons=%d years=%d count_ratio_median=%.2f count_ratio_worst=%.2f sum_ratio_median=%.2f"
                        + " sum_ratio_worst=%.2f%n",
                options.persons(),
                options.years(),
                median(counts),
                counts.stream().mapToDouble(d -> d).max().orElseThrow(),
                median(sums),
                sums.stream().mapToDouble(d -> d).max().orElseThrow());
    }

    private static double median(List<Double> figures) {
        return Spread.of(figures.stream().mapToDouble(d -> d).toArray()).median();
    }

    private double measure(TableCase one, int rounds) throws IOException, InterruptedException, SQLException {
        String plain = plain(one);
        double[] floors = new double[rounds];
        double[] wholes = new double[rounds];
        double[] ratios = new double[rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            long start = System.nanoTime();
            fetchAll(plain);
            long middle = System.nanoTime();
            String page = analyst.page(one.path());
            long end = System.nanoTime();
            if (!page.contains("sluse-table")) {
                throw new IllegalStateException("no table on the page: " + one.name());
            }
            if (round >= 0) {
                floors[round] = (middle - start) / 1e6;
                wholes[round] = (end - middle) / 1e6;
                ratios[round] = wholes[round] / floors[round];
            }
        }
        Spread ratio = Spread.of(ratios);
        System.out.printf(
                "| %s | %s | %s | %s |%n",
                one.name(), Spread.of(floors).text(0), Spread.of(wholes).text(0), ratio.text(2));
        return ratio.median();
    }

    private void fetchAll(String sql) throws SQLException {
        try (Statement statement = engine.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    /**
     * One GROUP BY for each period, as the periods are tables of their own, in one statement. Groups of unit and cell are
     * as many as the units; they are read to the end in the engine, so that handing them over does not raise the floor.
     */
    private String plain(TableCase one) {
        String groups = one.periods().stream()
                .map(period -> REGISTER.matcher(one.plain())
                        .replaceAll(match -> Matcher.quoteReplacement(file(match.group(1), period.substring(0, 4)))))
                .collect(Collectors.joining(") UNION ALL (", "(", ")"));
        return one.dominance() ? "SELECT count(*), sum(s) FROM (" + groups + ")" : groups;
    }

    private String file(String register, String year) {
        Manifest.PackagedRegister packaged =
                delivered.manifest().register(register).orElseThrow();
        String path = packaged.files().stream()
                .filter(file -> file.period().startsWith(year))
                .findFirst()
                .orElseThrow()
                .path();
        return "read_parquet('" + delivered.folder().resolve(path) + "')";
    }
}
