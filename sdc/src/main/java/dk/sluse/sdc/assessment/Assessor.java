package dk.sluse.sdc.assessment;

import dk.sluse.sdc.assessment.Concern.Risk;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what speaks against an output, by the checks of its class.
 *
 * <p>Guaranteed: that each check that is named was made on the numbers given. Not seen: what the numbers do not tell, such
 * as other outputs of nearly the same units; {@link dk.sluse.sdc.history.ReleaseHistory} looks at those.
 *
 * @see <a href="https://zenodo.org/records/10054629">SACRO: the checks of each statbarn</a>
 * @see <a href="https://securedatagroup.org/guides-and-resources/sdc-handbook/">Handbook on statistical disclosure control for
 *     outputs (2019)</a>
 */
public final class Assessor {

    /** A unit of which the hat matrix says more decides its own fitted value. */
    private static final double LEVERAGE = 0.9;

    private static final double EXACT = 1e-9;

    private final Limits limits;
    private final List<Concern> concerns = new ArrayList<>();

    private Assessor(Limits limits) {
        this.limits = limits;
    }

    /** What speaks against an output; nothing if it is safe by these limits. */
    public static Assessment assess(Output output, Limits limits) {
        Assessor assessor = new Assessor(limits);
        assessor.look(output);
        return new Assessment(output.statbarn(), assessor.concerns);
    }

    private void look(Output output) {
        switch (output) {
            case Output.Quantile quantile -> look(quantile);
            case Output.Endpoint(long alike, boolean structural) -> {
                if (!structural) {
                    requireUnits(-1, alike, Risk.ONE_UNITS_VALUE);
                }
            }
            case Output.Mode mode -> look(mode);
            case Output.Mean mean -> look(-1, mean);
            case Output.Shape(long units) -> requireFreedom(units - 1);
            case Output.Ratio(Output.Mean numerator, Output.Mean denominator) -> {
                look(0, numerator);
                look(1, denominator);
            }
            case Output.Correlation(long units, double coefficient) -> {
                requireFreedom(units - 2);
                if (!(Math.abs(coefficient) < 1 - EXACT)) {
                    concerns.add(new Concern(Risk.SATURATED, -1, coefficient, 1));
                }
            }
            case Output.Concentration(long units, double total, double largest) ->
                look(-1, new Output.Mean(units, total, largest));
            case Output.Gini(long units) -> requireUnits(-1, units, Risk.LOW_COUNT);
            case Output.Regression regression -> look(regression);
            case Output.Test(long freedom) -> requireFreedom(freedom);
            case Output.Histogram(List<Long> bins) -> lookAtBins(bins);
            case Output.Scatter(List<Long> points) -> requireEach(points, Risk.UNIT_LEVEL);
            case Output.BoxPlot box -> look(box);
            case Output.Density(List<Long> within) -> requireEach(within, Risk.LOW_COUNT);
            case Output.Survival(List<Long> atRisk) -> lookAtSteps(atRisk);
            case Output.Clusters(List<Long> sizes) -> requireEach(sizes, Risk.LOW_COUNT);
        }
    }

    private void requireUnits(int where, long units, Risk risk) {
        if (units < limits.units()) {
            concerns.add(new Concern(risk, where, units, limits.units()));
        }
    }

    /** Each of these; one that is empty tells nothing of anybody. */
    private void requireEach(List<Long> units, Risk risk) {
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i) > 0) {
                requireUnits(i, units.get(i), risk);
            }
        }
    }

    private void requireFreedom(long degrees) {
        if (degrees < limits.degreesOfFreedom()) {
            concerns.add(new Concern(Risk.LOW_DEGREES_OF_FREEDOM, -1, degrees, limits.degreesOfFreedom()));
        }
    }

    private void look(Output.Mode mode) {
        requireUnits(-1, mode.alike(), Risk.LOW_COUNT);
        long others = mode.units() - mode.alike();
        if (others < limits.units()) {
            concerns.add(new Concern(Risk.CLASS_DISCLOSURE, -1, others, limits.units()));
        }
    }

    private void look(int where, Output.Mean mean) {
        requireUnits(where, mean.units(), Risk.LOW_COUNT);
        double share = mean.total() == 0 ? 0 : 100 * mean.twoLargest() / mean.total();
        if (!(share <= limits.largestShare())) {
            concerns.add(new Concern(Risk.DOMINANCE, where, share, limits.largestShare()));
        }
    }

    private void look(Output.Quantile quantile) {
        requireUnits(0, quantile.below(), Risk.LOW_COUNT);
        requireUnits(1, quantile.above(), Risk.LOW_COUNT);
        if (quantile.alike() > 0) {
            requireUnits(-1, quantile.alike(), Risk.ONE_UNITS_VALUE);
        }
    }

    private void look(Output.Regression regression) {
        requireFreedom(regression.units() - regression.parameters());
        requireEach(regression.dummies(), regression.covariances() ? Risk.LOW_COUNT : Risk.CLASS_DISCLOSURE);
        boolean saturated = !regression.patterns().isEmpty()
                && regression.parameters() >= regression.patterns().size();
        if (saturated) {
            requireEach(regression.patterns(), Risk.SATURATED);
        }
        if (regression.largestLeverage() > LEVERAGE) {
            concerns.add(new Concern(Risk.LEVERAGE, -1, regression.largestLeverage(), LEVERAGE));
        }
        if (!(regression.fit() < 1 - EXACT)) {
            concerns.add(new Concern(Risk.SATURATED, -1, regression.fit(), 1));
        }
    }

    private void lookAtBins(List<Long> bins) {
        requireEach(bins, Risk.LOW_COUNT);
        long all = bins.stream().mapToLong(bin -> bin).sum();
        for (int i = 0; bins.size() > 1 && i < bins.size(); i++) {
            if (bins.get(i) == all && all > 0) {
                concerns.add(new Concern(Risk.CLASS_DISCLOSURE, i, 0, limits.units()));
            }
        }
    }

    private void look(Output.BoxPlot box) {
        for (int i = 0; i < box.groups().size(); i++) {
            // A quarter of the units lies beyond each end of a box.
            requireUnits(i, box.groups().get(i) / 4, Risk.LOW_COUNT);
        }
        if (box.outliers() > 0) {
            concerns.add(new Concern(Risk.UNIT_LEVEL, -1, box.outliers(), 0));
        }
        if (box.whiskersAtValues()) {
            concerns.add(new Concern(Risk.ONE_UNITS_VALUE, -1, 1, limits.units()));
        }
    }

    private void lookAtSteps(List<Long> atRisk) {
        for (int i = 1; i < atRisk.size(); i++) {
            long left = atRisk.get(i - 1) - atRisk.get(i);
            if (left > 0 && left < limits.units()) {
                concerns.add(new Concern(Risk.DIFFERENCING, i, left, limits.units()));
            }
        }
        if (!atRisk.isEmpty() && atRisk.getLast() > 0) {
            requireUnits(atRisk.size() - 1, atRisk.getLast(), Risk.LOW_COUNT);
        }
    }
}
