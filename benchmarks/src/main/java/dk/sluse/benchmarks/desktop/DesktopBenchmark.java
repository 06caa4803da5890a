package dk.sluse.benchmarks.desktop;

import dk.sluse.agent.wire.Running;
import dk.sluse.benchmarks.Analyst;
import dk.sluse.benchmarks.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Desktops of a demo on this machine: opened with a click in a real Chromium; keys through the server against keys straight to the
 * screen's socket; what goes over the line; twenty people at work at once; a hundred idle ones.
 */
@SuppressWarnings("SystemOut")
public final class DesktopBenchmark {

    private static final int ACTIVE = 20;
    private static final int IDLE = 100;
    private static final int KEYS = 60;
    private static final long SECONDS_AT_WORK = 60;
    private static final double GIBIBYTE = 1L << 30;
    private static final double IN_GIBIBYTES = 20;

    private static final Map<String, String> BOMBS = new TreeMap<>(Map.of(
            "fork", "f() { f | f & }; f",
            "memory", "while :; do python3 -c 'x = b\"x\" * (9 << 30)'; done",
            "disk", "while :; do cat /dev/zero > big; done"));

    private final Place place;
    private final Path home;
    private final int rounds;

    private DesktopBenchmark(Place place, Path home, int rounds) {
        this.place = place;
        this.home = home;
        this.rounds = rounds;
    }

    public static void run(Path home, Path images, int rounds) throws IOException, InterruptedException {
        List<String> figures = new ArrayList<>();
        try (Place place = Place.start(home, images, IDLE)) {
            DesktopBenchmark benchmark = new DesktopBenchmark(place, home, rounds);
            System.out.println("\nmedians, in brackets the middle half\n");
            benchmark.browser(figures);
            benchmark.one(figures);
            benchmark.many(figures);
            benchmark.beside(figures);
            benchmark.idle(figures);
        }
        System.out.println("\ndesktop " + String.join(" ", figures));
    }

    private static Spread spread(List<Double> figures) {
        return Spread.of(figures.stream().mapToDouble(one -> one).toArray());
    }

    private void browser(List<String> figures) throws IOException {
        List<Double> clicks = new ArrayList<>();
        try (Chromium chromium = Chromium.signIn(place.port(), "asta")) {
            for (int round = -2; round < rounds; round++) {
                double click = chromium.open();
                if (round >= 0) {
                    clicks.add(click);
                }
                if (round + 1 < rounds) {
                    place.end("asta");
                }
            }
            chromium.terminal();
            List<List<Double>> keys = chromium.keys(3 * KEYS);
            Spread click = spread(clicks);
            Spread canvas = spread(keys.getFirst());
            Spread frame = spread(keys.getLast());
            System.out.printf(
                    Locale.ROOT,
                    "click to usable desktop in Chromium, ms: %s, slowest %.0f%n",
                    click.text(0),
                    click.quantile(1));
            System.out.printf(
                    Locale.ROOT,
                    "key to canvas in Chromium, ms: %s, p95 %.0f; to the frame that shows it: %s, p95 %.0f (%d keys)%n",
                    canvas.text(1),
                    canvas.quantile(0.95),
                    frame.text(1),
                    frame.quantile(0.95),
                    keys.getLast().size());
            figures.add(
                    String.format(Locale.ROOT, "click_ms=%.0f click_worst_ms=%.0f", click.median(), click.quantile(1)));
            figures.add(String.format(
                    Locale.ROOT, "key_p50_ms=%.1f key_p95_ms=%.1f", frame.median(), frame.quantile(0.95)));
        } finally {
            place.end("asta");
        }
    }

    /** Keys of one, through the server and straight to the screen by turns; then what goes over the line. */
    private void one(List<String> figures) throws IOException, InterruptedException {
        String name = Place.names(1).getFirst();
        int number = place.open(name);
        var client = Analyst.signIn(home, place.port(), name).client();
        List<Double> through = new ArrayList<>();
        List<Double> straight = new ArrayList<>();
        try (Typist browser = Typist.at(place, number, client)) {
            for (int round = 0; round < 3; round++) {
                through.addAll(browser.type("x".repeat(KEYS / 3)));
                try (Viewer direct = Viewer.open(Line.direct(place.places.desktop(number)))) {
                    direct.settle(500);
                    straight.addAll(new Typist(place, number, direct).type("y".repeat(KEYS / 3)));
                }
                browser.viewer.settle(500);
            }
            System.out.printf(
                    Locale.ROOT,
                    "key to pixel of a viewer, ms: through the server %s, straight to the screen's socket %s%n",
                    spread(through).text(1),
                    spread(straight).text(1));
            double ratio = spread(through).median() / spread(straight).median();
            figures.add(String.format(Locale.ROOT, "through_server_over_direct=%.2f", ratio));
            bandwidth(browser, figures);
        }
        place.end(name);
    }

    private void bandwidth(Typist browser, List<String> figures) throws IOException, InterruptedException {
        browser.viewer.chord('u', 0xFFE3);
        browser.viewer.settle(500);
        long before = browser.viewer.received();
        browser.type("z".repeat(KEYS));
        long typing = browser.viewer.received() - before;
        browser.viewer.chord('u', 0xFFE3);
        double scrolling = bytes(
                        browser,
                        "timeout 5 yes \"$(seq -s ' ' 20)\" | while read l; do echo $l; sleep .02; done;:>s1",
                        "s1")
                / 5;
        double plot = bytes(browser, "R -q -e 'x11(); hist(rnorm(9999)); Sys.sleep(2)';:>s2", "s2");
        System.out.printf(
                Locale.ROOT,
                "bytes from the desktop: %d keys %.0f kB; a scrolling terminal %.0f kB/s; a plot opened and closed %.0f kB%n",
                KEYS,
                typing / 1e3,
                scrolling / 1e3,
                plot / 1e3);
        figures.add(String.format(
                Locale.ROOT,
                "typing_kB=%.0f scrolling_kB_s=%.0f plot_kB=%.0f",
                typing / 1e3,
                scrolling / 1e3,
                plot / 1e3));
    }

    private static double bytes(Typist browser, String command, String mark) throws IOException, InterruptedException {
        browser.viewer.settle(500);
        long before = browser.viewer.received();
        browser.viewer.type(command);
        browser.await(mark);
        return browser.viewer.received() - before;
    }

    /** All at work at once. */
    private void many(List<String> figures) throws IOException, InterruptedException {
        List<Typist> typists = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(ACTIVE)) {
            for (String name : Place.names(ACTIVE)) {
                int number = place.open(name);
                typists.add(Typist.at(
                        place, number, Analyst.signIn(home, place.port(), name).client()));
            }
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_AT_WORK);
            List<Callable<List<Double>>> work = new ArrayList<>();
            typists.forEach(typist -> work.add(() -> typist.work(until)));
            List<Double> keys = new ArrayList<>();
            for (Future<List<Double>> one : people.invokeAll(work)) {
                keys.addAll(one.get());
            }
            long memory = place.client.running().stream()
                    .mapToLong(Running::memoryBytes)
                    .sum();
            Spread spread = spread(keys);
            System.out.printf(
                    Locale.ROOT,
                    "%d people at work on %d processors: key to pixel, ms: %s, p95 %.0f, p99 %.0f (%d keys); %.0f MiB each%n",
                    ACTIVE,
                    Runtime.getRuntime().availableProcessors(),
                    spread.text(1),
                    spread.quantile(0.95),
                    spread.quantile(0.99),
                    keys.size(),
                    memory / (double) ACTIVE / (1 << 20));
            figures.add(String.format(
                    Locale.ROOT, "active_p50_ms=%.1f active_p95_ms=%.1f", spread.median(), spread.quantile(0.95)));
        } catch (ExecutionException e) {
            throw new IOException("somebody could not work", e);
        } finally {
            typists.forEach(Typist::close);
            Place.names(ACTIVE).forEach(place::end);
        }
    }

    /** What somebody at work feels of another who lets programs multiply, eat memory, or fill the disk. */
    private void beside(List<String> figures) throws IOException, InterruptedException {
        List<String> names = Place.names(2);
        int number = place.open(names.getFirst());
        double worst = 0;
        try (Typist worker = Typist.at(
                place,
                number,
                Analyst.signIn(home, place.port(), names.getFirst()).client())) {
            double alone = spread(worker.type("x".repeat(KEYS))).median();
            for (Map.Entry<String, String> bomb : BOMBS.entrySet()) {
                int other = place.open(names.getLast());
                try (Typist bomber = Typist.at(
                        place,
                        other,
                        Analyst.signIn(home, place.port(), names.getLast()).client())) {
                    bomber.viewer.type(":>b; " + bomb.getValue());
                    bomber.await("b");
                    Spread beside = spread(worker.type("y".repeat(2 * KEYS)));
                    double ratio = beside.median() / alone;
                    worst = Math.max(worst, ratio);
                    System.out.printf(
                            Locale.ROOT,
                            "beside a %s bomb: key to pixel, ms: %s, p95 %.0f; %.2f times as alone%n",
                            bomb.getKey(),
                            beside.text(1),
                            beside.quantile(0.95),
                            ratio);
                }
                place.end(names.getLast());
                Files.delete(place.places.work().resolve("own-" + other + ".img"));
            }
        }
        place.end(names.getFirst());
        figures.add(String.format(Locale.ROOT, "beside_bombs_worst_ratio=%.2f", worst));
    }

    /** So many are opened and left alone: the larger of what the machine has less of then, and of what their groups have. */
    private void idle(List<String> figures) throws IOException, InterruptedException {
        long before = available();
        List<Double> starts = new ArrayList<>();
        try {
            for (String name : Place.names(IDLE)) {
                long start = System.nanoTime();
                var _ = place.open(name);
                starts.add((System.nanoTime() - start) / 1e6);
            }
            // The desktop of the last one draws itself.
            Thread.sleep(10_000);
            double less = (before - available()) / (double) IDLE;
            double said = place.client.running().stream()
                    .mapToLong(Running::memoryBytes)
                    .average()
                    .orElseThrow();
            double each = Math.max(less, said);
            System.out.printf(
                    Locale.ROOT,
                    "%d idle ones: %.0f MiB less on the machine for each, %.0f in its group; %.0f fit in %.0f GiB; start, ms: %s%n",
                    IDLE,
                    less / (1 << 20),
                    said / (1 << 20),
                    IN_GIBIBYTES * GIBIBYTE / each,
                    IN_GIBIBYTES,
                    spread(starts).text(0));
            figures.add(String.format(
                    Locale.ROOT,
                    "idle_MiB=%.0f fit_in_20_GiB=%.0f start_ms=%.0f",
                    each / (1 << 20),
                    IN_GIBIBYTES * GIBIBYTE / each,
                    spread(starts).median()));
        } finally {
            Place.names(IDLE).forEach(place::end);
        }
    }

    private static long available() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
