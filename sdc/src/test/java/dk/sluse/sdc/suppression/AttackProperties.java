package dk.sluse.sdc.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.PercentRule;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Random tables, and a reader with a solver who never gets a hidden number out of them. */
class AttackProperties {

    private static final List<SafetyRule> RULES =
            List.of(new MinimumFrequency(3), new DominanceRule(1, 85), new DominanceRule(2, 90));

    @Property
    void noHiddenFrequencyIsEverComputed(
            @ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 1, max = 4) int d) {
        Random random = new Random(seed);
        Shape shape = shape(random, d);
        long[] units = new long[shape.cells()];
        for (int cell : leaves(shape)) {
            units[cell] = random.nextInt(4) == 0 ? 0 : (long) Math.exp(random.nextDouble() * 5);
        }
        double[] values = Arrays.stream(units).asDoubleStream().toArray();
        Table table = Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, values)));

        ProtectedTable safe = Protector.protect(table, RULES);

        assertNoUnsafeCellIsShown(safe, RULES);
        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
    }

    @Property
    void noHiddenNumberOfEventsIsEverComputed(
            @ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 1, max = 4) int d) {
        Random random = new Random(seed);
        Shape shape = shape(random, d);
        long[] units = new long[shape.cells()];
        double[] events = new double[shape.cells()];
        for (int cell : leaves(shape)) {
            units[cell] = random.nextInt(4) == 0 ? 0 : (long) Math.exp(random.nextDouble() * 4);
            for (int unit = 0; unit < units[cell]; unit++) {
                events[cell] += 1 + (random.nextInt(3) == 0 ? random.nextInt(4) : 0);
            }
        }
        Table table = Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.EVENTS, events)));

        ProtectedTable safe = Protector.protect(table, RULES);

        assertNoUnsafeCellIsShown(safe, RULES);
        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
    }

    @Property
    void noHiddenSumIsEverComputed(@ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 1, max = 4) int d) {
        Random random = new Random(seed);
        Shape shape = shape(random, d);
        boolean losses = random.nextBoolean();
        int cells = shape.cells();
        long[] units = new long[cells];
        Measure sum = new Measure(
                losses ? Measure.Kind.ANY_SIGN : Measure.Kind.NON_NEGATIVE,
                new double[cells],
                List.of(new double[cells], new double[cells]));
        for (int cell : leaves(shape)) {
            units[cell] = random.nextInt(12);
            fill(random, sum, cell, units[cell], losses);
        }
        double[] counts = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            counts[cell] = units[cell];
        }
        Table table = Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts), sum));

        List<SafetyRule> rules = random.nextBoolean() ? RULES : List.of(new MinimumFrequency(3), new PercentRule(15));
        ProtectedTable safe = Protector.protect(table, rules);

        assertNoUnsafeCellIsShown(safe, rules);
        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
        assertThat(LpAttack.tooNarrow(safe, rules, -1)).isEmpty();
        List<Integer> insiders = leaves(shape).stream()
                .filter(cell -> safe.status(cell).suppressed() && units[cell] > 0)
                .toList();
        if (!insiders.isEmpty()) {
            int insider = insiders.get(random.nextInt(insiders.size()));
            assertThat(LpAttack.tooNarrow(safe, rules, insider)).isEmpty();
        }
    }

    private static void fill(Random random, Measure sum, int cell, long units, boolean losses) {
        for (int i = 0; i < units; i++) {
            double size = random.nextInt(4) == 0 ? 0 : Math.exp(random.nextGaussian() * 2) * 100;
            sum.values()[cell] += losses && random.nextInt(5) == 0 ? -size : size;
            double[] first = sum.largest().getFirst();
            double[] second = sum.largest().getLast();
            second[cell] = Math.max(second[cell], Math.min(first[cell], size));
            first[cell] = Math.max(first[cell], size);
        }
    }

    private static void assertNoUnsafeCellIsShown(ProtectedTable safe, List<SafetyRule> rules) {
        for (int cell = 0; cell < safe.statuses().size(); cell++) {
            boolean unsafe = false;
            for (SafetyRule rule : rules) {
                unsafe |= safe.table().units()[cell] > 0 && rule.unsafe(safe.table(), cell);
            }
            if (unsafe) {
                assertThat(safe.status(cell).suppressed()).isTrue();
            } else if (safe.table().units()[cell] > 0) {
                assertThat(safe.status(cell)).isNotInstanceOf(CellStatus.Primary.class);
            }
        }
    }

    private static Shape shape(Random random, int dimensions) {
        List<Hierarchy> hierarchies = new ArrayList<>();
        for (int d = 0; d < dimensions; d++) {
            hierarchies.add(hierarchy(random, "d" + d, dimensions < 3 ? 4 : 5 - dimensions));
        }
        return new Shape(hierarchies);
    }

    private static Hierarchy hierarchy(Random random, String name, int sizes) {
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(sizes); i++) {
            leaves.add("c" + i);
        }
        return switch (random.nextInt(5) + (sizes > 1 ? 0 : 5)) {
            case 0, 5 -> Hierarchy.withoutTotal(name, leaves);
            case 1 -> {
                Map<String, List<String>> groups = new LinkedHashMap<>();
                groups.put("g1", leaves.subList(0, leaves.size() / 2));
                groups.put("g2", leaves.subList(leaves.size() / 2, leaves.size()));
                yield Hierarchy.grouped(name, groups);
            }
            case 2, 7 -> linked(name, leaves);
            default -> Hierarchy.flat(name, leaves);
        };
    }

    /** One total, and a group of all but the first that does not nest in another way of grouping. */
    private static Hierarchy linked(String name, List<String> leaves) {
        Hierarchy flat = Hierarchy.flat(name, leaves);
        List<Hierarchy.Node> nodes = new ArrayList<>(flat.nodes());
        nodes.add(new Hierarchy.Node("all but one", -1));
        List<Integer> parts = IntStream.range(2, flat.size()).boxed().toList();
        return new Hierarchy(name, nodes, List.of(new Hierarchy.Sum(flat.size(), parts)));
    }

    private static List<Integer> leaves(Shape shape) {
        List<Integer> leaves = new ArrayList<>();
        for (int cell = 0; cell < shape.cells(); cell++) {
            int[] nodes = shape.nodes(cell);
            boolean leaf = true;
            for (int d = 0; d < nodes.length; d++) {
                int node = nodes[d];
                Hierarchy hierarchy = shape.dimensions().get(d);
                leaf &= hierarchy.sums().stream().noneMatch(sum -> sum.total() == node);
            }
            if (leaf) {
                leaves.add(cell);
            }
        }
        return leaves;
    }
}
