package dk.sluse.sdc.suppression;

import dk.sluse.sdc.rule.Demand;
import dk.sluse.sdc.search.Leaves;
import dk.sluse.sdc.search.Reduction;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a cheap set of further cells to hide: once with the true costs, and then, as long as the effort lasts, with
 * costs that chance has changed, so that the greedy search takes other ways. The cheapest by the true costs is kept.
 */
final class Tries {

    /** Costs are multiplied by up to one more than this, in some tries by less. */
    private static final double CHANCE = 2;

    /** With small costs evened out, as in half of the tries, chance finds patterns of fewer cells. */
    private static final double EVENING = 3;

    /** What hiding a small cell costs, in the unit that the search works in. */
    private static final double SMALL = 10;

    /** No cell costs less or more than so many times a small one, or the search would lose its sense of proportion. */
    private static final double LEAST_COST = 1e-6;

    private static final double MOST_COST = 1e9;

    private final Table table;
    private final Pattern pattern;
    private final Protection protection;
    private final Reduction reduction;
    private final Leaves leaves;
    private final double[] cost;
    private final List<Readers> readers = new ArrayList<>();

    Tries(Table table, Pattern pattern, Protection protection) {
        this.table = table;
        this.pattern = pattern;
        this.protection = protection;
        boolean[] fixed = new boolean[table.shape().cells()];
        for (int cell = 0; cell < fixed.length; cell++) {
            fixed[cell] = table.units()[cell] == 0 && !pattern.hides(cell);
        }
        this.reduction = new Reduction(table.shape().equations(), fixed);
        this.leaves = new Leaves(table.shape(), reduction);
        for (Measure measure : table.measures()) {
            readers.add(new Readers(measure, pattern, reduction));
        }
        this.cost = cost(fixed);
    }

    Reduction reduction() {
        return reduction;
    }

    /** Costs in a unit in which those of small cells are about ten. */
    private double[] cost(boolean[] fixed) {
        double[] costs = new double[reduction.bundles()];
        for (int bundle = 0; bundle < costs.length; bundle++) {
            for (int cell : reduction.cells(bundle)) {
                costs[bundle] += fixed[cell] || protection.weight(cell) == Double.POSITIVE_INFINITY
                        ? Double.POSITIVE_INFINITY
                        : cost(cell);
            }
        }
        double[] sorted = Arrays.stream(costs)
                .filter(one -> one > 0 && one < Double.POSITIVE_INFINITY)
                .sorted()
                .toArray();
        double small = sorted.length == 0 ? 1 : sorted[sorted.length / 4];
        return Arrays.stream(costs)
                .map(one ->
                        one == Double.POSITIVE_INFINITY ? one : SMALL * Math.clamp(one / small, LEAST_COST, MOST_COST))
                .toArray();
    }

    private double cost(int cell) {
        double units = table.units()[cell];
        double cost = switch (protection.cost()) {
            case CELLS -> 1;
            case UNITS -> units;
            case VALUE -> Math.abs(table.measures().getFirst().values()[cell]);
            case BALANCED -> units + 4;
        };
        return cost == 0 ? 0 : protection.weight(cell) * cost;
    }

    /** The cheapest pattern that was found. */
    Cover best() {
        Cover best = cover(cost);
        long steps = best.steps();
        SplittableRandom random = new SplittableRandom(1);
        while (best.price(cost) > 0 && steps < protection.effort().steps()) {
            double evening = random.nextBoolean() ? EVENING : 0;
            double chance = CHANCE * random.nextDouble();
            double[] changed = Arrays.stream(cost)
                    .map(one -> (one + evening * SMALL) * (1 + chance * random.nextDouble()))
                    .toArray();
            Cover other = cover(changed);
            steps += Math.max(1, other.steps());
            if (other.price(cost) < best.price(cost)) {
                best = other;
            }
        }
        return best;
    }

    private Cover cover(double[] costs) {
        Cover cover = new Cover(reduction, leaves, readers, costs);
        for (int cell = 0; cell < table.shape().cells(); cell++) {
            if (pattern.hides(cell)) {
                cover.hide(reduction.bundleOf(cell));
            }
        }
        for (int bundle = 0; bundle < reduction.bundles(); bundle++) {
            if (cover.hides(bundle)) {
                cover.ask(bundle, needs(bundle));
            }
        }
        cover.meetAll();
        new Thinning(cover).run();
        return cover;
    }

    /** What is needed so that a reader cannot tell the cells of a hidden bundle. */
    List<Need> needs(int bundle) {
        List<Need> needs = new ArrayList<>();
        for (int m = 0; m < table.measures().size(); m++) {
            Demand demand = demand(bundle, table.measures().get(m));
            if (demand.up() > 0) {
                needs.addAll(needs(m, bundle, +1, demand.up()));
            }
            if (demand.down() > 0) {
                needs.addAll(needs(m, bundle, -1, demand.down()));
            }
            if (demand.width() > (demand.up() + demand.down()) * (1 + 1e-9)) {
                needs.addAll(needs(m, bundle, 0, demand.width() - Math.min(demand.up(), demand.down())));
            }
        }
        return needs;
    }

    private List<Need> needs(int m, int bundle, int direction, double amount) {
        Measure measure = table.measures().get(m);
        boolean guarded = IntStream.of(reduction.cells(bundle)).anyMatch(cell -> pattern.guarded(measure, cell));
        return guarded ? Need.partners(m, bundle, direction, amount) : List.of(new Need(m, bundle, direction, amount));
    }

    private Demand demand(int bundle, Measure measure) {
        @Nullable Demand demand = null;
        for (int cell : reduction.cells(bundle)) {
            Demand one = pattern.demand(measure, cell);
            demand = demand == null ? one : demand.and(one);
        }
        return Objects.requireNonNull(demand);
    }
}
