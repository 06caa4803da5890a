package dk.sluse.sdc.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import dk.sluse.sdc.history.Release.Axis;
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
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * Somebody collects tables of the same persons, each protected against those before, and asks a solver for what they tell
 * together: the unknowns are how many persons have each combination of codes, and every shown figure is an equation. Each
 * variable is free, told by its codes, or held at one of them; sets of codes that overlap are beyond what the history promises.
 */
class HistoryProperties {

    private static final List<SafetyRule> RULES = List.of(new MinimumFrequency(3));
    private static final int[] SIZES = {4, 3, 2};
    private static final int ATOMS = 24;

    /** A cell of a released table: which combinations it counts. */
    private record Figure(BitSet atoms, double units, boolean shown) {}

    @Property(tries = 1000)
    void tablesTellNothingTogether(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] persons =
                random.longs(ATOMS, 0, 12).map(n -> n > 8 ? 10 * n : n / 2).toArray();
        ReleaseHistory history = new ReleaseHistory();
        List<Figure> figures = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            Release asked = table(random, persons, "table " + number);
            history.protect(asked, Protection.USUAL).ifPresent(safe -> {
                history.add(safe);
                figures.addAll(figures(safe));
            });
        }

        assertThat(computed(figures)).isEmpty();
    }

    /**
     * Histories in which this attack once found a figure: what is left of a set without another, none, has a part in a further table; and it
     * was left before a table said which codes there are.
     */
    @Example
    void whatIsLeftIsFollowedOn() {
        LongStream.of(597_532, 9_318).forEach(this::tablesTellNothingTogether);
    }

    /** A table of some of the variables, now and then of one code of another only. */
    private static Release table(SplittableRandom random, long[] persons, String name) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
        Collections.shuffle(order, new Random(random.nextLong()));
        List<Integer> chosen = order.subList(0, 1 + random.nextInt(2));
        int other = order.getLast();
        Set<String> filter = random.nextInt(2) == 0 ? Set.of() : Set.of(Integer.toString(random.nextInt(SIZES[other])));
        List<Hierarchy> groupings = chosen.stream()
                .map(v -> Hierarchy.flat(
                        "v" + v,
                        IntStream.range(0, SIZES[v]).mapToObj(Integer::toString).toList()))
                .toList();
        Shape shape = new Shape(groupings);
        long[] units = new long[shape.cells()];
        for (int atom = 0; atom < ATOMS; atom++) {
            if (filter.isEmpty() || filter.contains(Integer.toString(code(atom, other)))) {
                int from = atom;
                units[
                        shape.cell(
                                chosen.stream().mapToInt(v -> 1 + code(from, v)).toArray())] += persons[atom];
            }
        }
        double[] counts =
                IntStream.range(0, units.length).mapToDouble(i -> units[i]).toArray();
        Table table = Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
        return new Release(
                name,
                "persons",
                Protector.protect(table, RULES),
                IntStream.range(0, chosen.size())
                        .mapToObj(d -> Axis.of("v" + chosen.get(d), groupings.get(d), true))
                        .toList(),
                filter.isEmpty() ? Map.of() : Map.of("v" + other, filter),
                List.of("persons"),
                RULES,
                new BitSet(),
                0);
    }

    private static int code(int atom, int variable) {
        return variable == 0 ? atom % 4 : variable == 1 ? atom / 4 % 3 : atom / 12;
    }

    private static List<Figure> figures(Release release) {
        Shape shape = release.table().table().shape();
        return IntStream.range(0, shape.cells())
                .mapToObj(cell -> {
                    int[] nodes = shape.nodes(cell);
                    BitSet atoms = new BitSet();
                    IntStream.range(0, ATOMS)
                            .filter(atom -> IntStream.range(0, nodes.length).allMatch(d -> {
                                int variable = Integer.parseInt(
                                        release.axes().get(d).variable().substring(1));
                                return nodes[d] == 0 || nodes[d] - 1 == code(atom, variable);
                            }))
                            .filter(atom -> release.filters().entrySet().stream()
                                    .allMatch(one -> one.getValue()
                                            .contains(Integer.toString(code(
                                                    atom,
                                                    Integer.parseInt(
                                                            one.getKey().substring(1)))))))
                            .forEach(atoms::set);
                    return new Figure(atoms, release.table().table().units()[cell], release.shows(cell));
                })
                .toList();
    }

    /** The hidden figures of 1 or 2 persons that follow from the shown ones. */
    private static List<Figure> computed(List<Figure> figures) {
        Loader.loadNativeLibraries();
        MPSolver solver = MPSolver.createSolver("CLP");
        try {
            MPVariable[] atoms = solver.makeNumVarArray(ATOMS, 0, 1e6);
            for (Figure figure : figures) {
                if (figure.shown()) {
                    MPConstraint sum = solver.makeConstraint(figure.units(), figure.units());
                    figure.atoms().stream().forEach(atom -> sum.setCoefficient(atoms[atom], 1));
                }
            }
            return figures.stream()
                    .filter(figure -> !figure.shown() && figure.units() > 0 && figure.units() < 3)
                    .filter(figure -> bound(solver, atoms, figure, true) - bound(solver, atoms, figure, false) < 0.999)
                    .toList();
        } finally {
            solver.delete();
        }
    }

    private static double bound(MPSolver solver, MPVariable[] atoms, Figure figure, boolean highest) {
        solver.objective().clear();
        figure.atoms().stream().forEach(atom -> solver.objective().setCoefficient(atoms[atom], 1));
        solver.objective().setOptimizationDirection(highest);
        assertThat(solver.solve()).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
        return solver.objective().value();
    }
}
