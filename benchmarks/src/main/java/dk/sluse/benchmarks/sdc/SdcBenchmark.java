package dk.sluse.benchmarks.sdc;

import com.sun.management.OperatingSystemMXBean;
import dk.sluse.benchmarks.Spread;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Hierarchy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * {@code ./sluse bench sdc}: protects the tables that the peers were measured on, with their rules, and has a reader with a solver
 * attack what is shown. Processor time of the whole process, the audit of the library within; the attack outside.
 */
@SuppressWarnings("SystemOut")
public final class SdcBenchmark {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Protection PEERS = Protection.USUAL.withoutReasons().withZeros();

    /** After so many seconds ten times as many cells are not tried. */
    private static final double LONG = 60;

    private final StringBuilder summary = new StringBuilder("sdc");
    private final int rounds;

    private SdcBenchmark(int rounds) {
        this.rounds = rounds;
    }

    /**
     * Runs all.
     *
     * @param pictures where the picture of the growth is put
     * @param rounds how often each table is protected; the median is told, and the first time
     */
    public static void run(Path checkout, Path pictures, int rounds) throws IOException {
        Records records = Records.load(checkout);
        System.out.println(
                records.comparable()
                        ? "the records that the peers were measured on"
                        : "NOT THE PEERS' RECORDS: they do not lie beside this checkout; others of the same make are used");
        SdcBenchmark benchmark = new SdcBenchmark(rounds);
        benchmark.tables(records);
        benchmark.history(records);
        benchmark.growth(pictures);
        System.out.println("\n" + benchmark.summary);
    }

    private void tables(Records records) {
        Hierarchy municipality = records.municipality();
        Tabulated.Codes b =
                new Tabulated.Codes(List.of(Records.Person::municipality, person -> records.industry(person, 1)));
        Tabulated.Codes c = new Tabulated.Codes(List.of(Records.Person::municipality, Records.Person::industry));
        Tabulated.Codes d = new Tabulated.Codes(
                List.of(Records.Person::municipality, person -> records.industry(person, 2), Records.Person::sex));
        Hierarchy sex = Hierarchy.flat("sex", List.of("K", "M"));
        List<Hierarchy> ofB = List.of(municipality, records.industry(1));
        List<Hierarchy> ofC = List.of(municipality, records.industry(3));
        List<Hierarchy> ofD = List.of(municipality, records.industry(2), sex);
        System.out.println(
                "\n| table | method | cells | unsafe | hidden beside | share hidden | CPU s (first time) | too narrow |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        Tabulated small = Tabulated.frequencies("B", records, ofB, b);
        measure(small, "usual", PEERS);
        measure(small, "thorough, few persons", PEERS.with(Protection.Effort.THOROUGH));
        measure(
                small,
                "thorough, few cells",
                PEERS.with(Protection.Effort.THOROUGH).with(Protection.Cost.CELLS));
        measure(Tabulated.frequencies("C", records, ofC, c), "usual", PEERS);
        measure(Tabulated.frequencies("D", records, ofD, d), "usual", PEERS);
        measure(Tabulated.incomes("B p% 10", records, ofB, b), "usual", PEERS);
        measure(Tabulated.incomes("C p% 10", records, ofC, c), "usual", PEERS);
        measure(Tabulated.incomes("D p% 10", records, ofD, d), "usual", PEERS);
        ordinary(records, sex);
    }

    private void measure(Tabulated tabulated, String method, Protection protection) {
        double[] seconds = new double[protection.effort() == Protection.Effort.THOROUGH ? 1 : rounds];
        ProtectedTable safe = null;
        for (int round = 0; round < seconds.length; round++) {
            long start = SYSTEM.getProcessCpuTime();
            safe = Protector.protect(tabulated.table(), List.of(tabulated.rule()), protection);
            seconds[round] = (SYSTEM.getProcessCpuTime() - start) / 1e9;
        }
        Outcome outcome = Outcome.of(tabulated, Objects.requireNonNull(safe));
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,d | %,d | %,d | %.5f | %.2f (%.2f) | %d |%n",
                tabulated.name(),
                method,
                outcome.cells(),
                outcome.unsafe(),
                outcome.secondary(),
                outcome.share(),
                Spread.of(seconds).median(),
                seconds[0],
                Outcome.narrow(tabulated, safe));
        String key = (tabulated.name() + "_" + method).replaceAll("[^A-Za-z0-9]+", "_");
        summary.append(String.format(
                Locale.ROOT, " %s_hidden=%d %s_share=%.5f", key, outcome.secondary(), key, outcome.share()));
    }

    /** A table as an analyst asks for all day: 5 regions by 18 ages by sex. */
    private void ordinary(Records records, Hierarchy sex) {
        Hierarchy region = Hierarchy.flat(
                "region", records.regionOf().values().stream().distinct().toList());
        Hierarchy age = Hierarchy.flat(
                "age",
                records.persons().stream()
                        .map(Records.Person::age)
                        .distinct()
                        .sorted()
                        .toList());
        Tabulated.Codes codes = new Tabulated.Codes(List.of(
                person -> Objects.requireNonNull(records.regionOf().get(person.municipality())),
                Records.Person::age,
                Records.Person::sex));
        List<Records.Person> few = records.persons().subList(0, 3_000);
        Tabulated ordinary = Tabulated.frequencies(
                "ordinary",
                new Records(records.comparable(), few, records.regionOf(), records.industries()),
                List.of(region, age, sex),
                codes);
        double[] milliseconds = IntStream.range(0, 200)
                .mapToDouble(_ -> {
                    long start = System.nanoTime();
                    Protector.protect(ordinary.table(), List.of(ordinary.rule()));
                    return (System.nanoTime() - start) / 1e6;
                })
                .toArray();
        Outcome outcome = Outcome.of(ordinary, Protector.protect(ordinary.table(), List.of(ordinary.rule())));
        System.out.printf(
                Locale.ROOT,
                "%nan ordinary table of %d cells, %d unsafe, reasons marked: %.1f ms (median of 200)%n",
                outcome.cells(),
                outcome.unsafe(),
                Spread.of(milliseconds).median());
        summary.append(String.format(
                Locale.ROOT, " ordinary_ms=%.1f", Spread.of(milliseconds).median()));
    }

    private void history(Records records) {
        History history = new History(records);
        double[] milliseconds = history.measure();
        System.out.printf(
                Locale.ROOT,
                "%na new table of about 1,000 cells checked against %,d released ones: %s ms, at most %.0f%n",
                history.size(),
                Spread.of(milliseconds).text(0),
                Arrays.stream(milliseconds).max().orElse(0));
        summary.append(String.format(
                Locale.ROOT, " history_ms=%.0f", Spread.of(milliseconds).median()));
    }

    private void growth(Path pictures) throws IOException {
        System.out.println("\n| dimensions | cells | unsafe | hidden beside | CPU s |\n|---|---|---|---|---|");
        Growth growth = new Growth();
        for (int dimensions = 2; dimensions <= 4; dimensions++) {
            double before = 0;
            for (int cells = 1_000; cells <= 1_000_000 && before < LONG; cells *= 10) {
                Tabulated tabulated = growth.table(dimensions, cells);
                long start = SYSTEM.getProcessCpuTime();
                ProtectedTable safe = Protector.protect(tabulated.table(), List.of(tabulated.rule()), PEERS);
                double seconds = (SYSTEM.getProcessCpuTime() - start) / 1e9;
                Outcome outcome = Outcome.of(tabulated, safe);
                growth.add(dimensions, outcome.cells(), seconds);
                before = seconds;
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %,d | %,d | %,d | %.2f |%n",
                        dimensions,
                        outcome.cells(),
                        outcome.unsafe(),
                        outcome.secondary(),
                        seconds);
            }
        }
        System.out.println("\nplotted in " + growth.plot(pictures));
    }
}
