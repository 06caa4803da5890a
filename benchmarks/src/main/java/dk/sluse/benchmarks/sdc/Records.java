package dk.sluse.benchmarks.sdc;

import dk.sluse.sdc.table.Hierarchy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Made-up persons with sex, age, municipality (98 in 5 regions), industry (127 in 36 groups in 19 sections), education and income.
 *
 * @param comparable whether they are the very records that the peers were measured on
 */
record Records(
        boolean comparable, List<Person> persons, Map<String, String> regionOf, Map<String, List<String>> industries) {

    /** One record. */
    record Person(String sex, String age, String municipality, String industry, String education, double income) {}

    private static final Path PEERS = Path.of("..", "shared", "feasibility", "sdc_bench");
    private static final int PERSONS = 100_000;
    private static final int MUNICIPALITIES = 98;
    private static final int INDUSTRIES = 127;

    /** The peers' records where they lie beside the checkout; else others of the same make. */
    static Records load(Path checkout) throws IOException {
        Path peers = checkout.resolve(PEERS);
        return Files.isRegularFile(peers.resolve("micro_100000.csv.gz")) ? read(peers) : make();
    }

    private static Records read(Path folder) throws IOException {
        Map<String, String> regionOf = new LinkedHashMap<>();
        for (String[] line : lines(folder.resolve("hier_mun.csv"))) {
            regionOf.put(line[0], line[1]);
        }
        Map<String, List<String>> industries = new LinkedHashMap<>();
        for (String[] line : lines(folder.resolve("hier_ind.csv"))) {
            industries.put(line[0], List.of(line[2], line[1], line[0]));
        }
        List<Person> persons = new ArrayList<>(PERSONS);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("micro_100000.csv.gz"))),
                StandardCharsets.UTF_8))) {
            in.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cell -> new Person(cell[1], cell[2], cell[3], cell[4], cell[5], Double.parseDouble(cell[6])))
                    .forEach(persons::add);
        }
        return new Records(true, persons, regionOf, industries);
    }

    private static List<String[]> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Records make() {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, String> regionOf = new LinkedHashMap<>();
        IntStream.range(0, MUNICIPALITIES).forEach(i -> regionOf.put("M" + i, "R" + i * 5 / MUNICIPALITIES));
        Map<String, List<String>> industries = new LinkedHashMap<>();
        IntStream.range(0, INDUSTRIES)
                .forEach(i -> industries.put(
                        "I" + i, List.of("S" + i * 36 / INDUSTRIES * 19 / 36, "G" + i * 36 / INDUSTRIES, "I" + i)));
        double[] municipality = skewed(random, MUNICIPALITIES, 0.8);
        double[] industry = skewed(random, INDUSTRIES, 1.3);
        List<Person> persons = new ArrayList<>(PERSONS);
        for (int i = 0; i < PERSONS; i++) {
            double income = Math.rint(Math.exp(12.5 + 0.55 * random.nextGaussian()));
            persons.add(new Person(
                    random.nextBoolean() ? "K" : "M",
                    "A" + random.nextInt(18),
                    "M" + draw(random, municipality),
                    "I" + draw(random, industry),
                    "E" + random.nextInt(10),
                    random.nextInt(100) == 0 ? income * 20 : income));
        }
        return new Records(false, persons, regionOf, industries);
    }

    /** Running sums of shares that differ by the exponential of a normal variable. */
    private static double[] skewed(SplittableRandom random, int size, double spread) {
        double[] sums = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.exp(spread * random.nextGaussian());
            sums[i] = sum;
        }
        return sums;
    }

    private static int draw(SplittableRandom random, double[] sums) {
        double at = random.nextDouble() * sums[sums.length - 1];
        int low = 0;
        while (sums[low] < at) {
            low++;
        }
        return low;
    }

    Hierarchy municipality() {
        return hierarchy(
                "municipality",
                regionOf.entrySet().stream()
                        .map(one -> List.of(one.getValue(), one.getKey()))
                        .toList());
    }

    /** Industries down to a level: 1 for sections, 2 for groups, 3 for industries. */
    Hierarchy industry(int levels) {
        return hierarchy(
                "industry",
                industries.values().stream()
                        .map(path -> path.subList(0, levels))
                        .distinct()
                        .toList());
    }

    String industry(Person person, int level) {
        return Objects.requireNonNull(industries.get(person.industry())).get(level - 1);
    }

    /** A tree from the paths of its leaves, the outermost group first. */
    static Hierarchy hierarchy(String name, List<List<String>> paths) {
        List<Hierarchy.Node> nodes = new ArrayList<>(List.of(new Hierarchy.Node(Hierarchy.TOTAL, -1)));
        Map<String, Integer> places = new HashMap<>(Map.of("", 0));
        int depth = paths.getFirst().size();
        for (int level = 0; level < depth; level++) {
            for (List<String> path : paths) {
                String above = level == 0 ? "" : path.get(level - 1);
                if (!places.containsKey(path.get(level))) {
                    places.put(path.get(level), nodes.size());
                    nodes.add(new Hierarchy.Node(path.get(level), places.getOrDefault(above, 0)));
                }
            }
        }
        return new Hierarchy(name, nodes);
    }
}
