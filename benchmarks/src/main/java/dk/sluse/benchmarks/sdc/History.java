package dk.sluse.benchmarks.sdc;

import dk.sluse.sdc.history.Release;
import dk.sluse.sdc.history.Release.Axis;
import dk.sluse.sdc.history.ReleaseHistory;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A thousand tables of about a thousand cells each, such as an authority gets over the years: twenty on each of fifty populations, of
 * two or three groupings, every third of some of the persons only. Each is protected against those before.
 */
final class History {

    private static final List<SafetyRule> RULES = List.of(new MinimumFrequency(3));
    private static final int POPULATIONS = 50;
    private static final int OF_EACH = 20;
    private static final int CHECKS = 30;
    private static final int LEAST_CELLS = 600;
    private static final int MOST_CELLS = 1_600;

    /** A variable, and the ways in which it is grouped in tables. */
    private record Variable(String name, Function<Records.Person, String> code, List<Hierarchy> groupings) {}

    private final Records records;
    private final List<Variable> variables;
    private final Random random = new Random(1);
    private final ReleaseHistory history = new ReleaseHistory();

    History(Records records) {
        this.records = records;
        Function<Records.Person, String> section = person -> records.industry(person, 1);
        variables = List.of(
                new Variable("sex", Records.Person::sex, List.of(flat("sex", Records.Person::sex))),
                new Variable("age", Records.Person::age, List.of(flat("age", Records.Person::age))),
                new Variable(
                        "education", Records.Person::education, List.of(flat("education", Records.Person::education))),
                new Variable("section", section, List.of(flat("section", section))),
                new Variable(
                        "municipality",
                        Records.Person::municipality,
                        List.of(records.municipality(), flat("municipality", Records.Person::municipality))));
    }

    private Hierarchy flat(String name, Function<Records.Person, String> code) {
        return Hierarchy.flat(
                name, records.persons().stream().map(code).distinct().sorted().toList());
    }

    /** Milliseconds that checks of new tables take beside a thousand released ones. */
    double[] measure() {
        List<Release> given = new ArrayList<>();
        for (int number = 0; number < OF_EACH; number++) {
            history.protect(table(number), Protection.USUAL).ifPresent(release -> {
                given.add(release);
                history.add(release);
            });
        }
        for (int population = 1; population < POPULATIONS; population++) {
            for (Release release : given) {
                history.add(of(release, "population " + population));
            }
        }
        return IntStream.range(0, CHECKS)
                .mapToDouble(number -> {
                    Release fresh = table(history.size() + number);
                    long start = System.nanoTime();
                    history.check(fresh);
                    return (System.nanoTime() - start) / 1e6;
                })
                .toArray();
    }

    int size() {
        return history.size();
    }

    private static Release of(Release release, String population) {
        return new Release(
                release.name(),
                population,
                release.table(),
                release.axes(),
                release.filters(),
                release.measures(),
                release.rules(),
                release.left(),
                0);
    }

    /** A table as somebody asks for it, protected on its own. */
    private Release table(int number) {
        while (true) {
            List<Variable> order = new ArrayList<>(variables);
            Collections.shuffle(order, random);
            List<Variable> chosen = order.subList(0, 2 + random.nextInt(2));
            List<Hierarchy> groupings = chosen.stream()
                    .map(one ->
                            one.groupings().get(random.nextInt(one.groupings().size())))
                    .toList();
            long cells = groupings.stream().mapToLong(Hierarchy::size).reduce(1, (a, b) -> a * b);
            if (cells >= LEAST_CELLS && cells <= MOST_CELLS) {
                Variable filter = order.getLast();
                return release(number, chosen, groupings, random.nextInt(3) == 0 ? half(filter) : Map.of(), filter);
            }
        }
    }

    private Map<String, Set<String>> half(Variable variable) {
        Hierarchy all = flat(variable.name(), variable.code());
        return Map.of(
                variable.name(),
                all.nodes().stream()
                        .skip(1)
                        .map(Hierarchy.Node::code)
                        .filter(_ -> random.nextBoolean())
                        .collect(Collectors.toSet()));
    }

    private Release release(
            int number,
            List<Variable> chosen,
            List<Hierarchy> groupings,
            Map<String, Set<String>> filters,
            Variable filter) {
        Set<String> wanted = filters.getOrDefault(filter.name(), Set.of());
        Shape shape = new Shape(groupings);
        long[] units = new long[shape.cells()];
        double[] counts = new double[shape.cells()];
        Tabulated.Codes codes =
                new Tabulated.Codes(chosen.stream().map(Variable::code).toList());
        for (Records.Person person : records.persons()) {
            if (wanted.isEmpty()
                    || wanted.contains(Objects.requireNonNull(filter.code().apply(person)))) {
                int cell = codes.cell(shape, person);
                units[cell]++;
                counts[cell]++;
            }
        }
        Table table = Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
        List<Axis> axes = new ArrayList<>();
        for (int d = 0; d < chosen.size(); d++) {
            axes.add(Axis.of(chosen.get(d).name(), groupings.get(d), true));
        }
        return new Release(
                "table " + number,
                "persons",
                Protector.protect(table, RULES),
                axes,
                wanted.isEmpty() ? Map.of() : filters,
                List.of("persons"),
                RULES,
                new BitSet(),
                0);
    }
}
