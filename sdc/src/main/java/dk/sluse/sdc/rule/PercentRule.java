package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Measure;

/**
 * The p% rule: a cell is unsafe when the second largest contributor, or a coalition of the {@code n} next largest ones,
 * can estimate the largest contribution to within {@code p} percent, by subtracting its own from the total.
 *
 * @param p in percent of the largest contribution, exclusive; above 0
 * @param n how many contributors join; at least 1
 * @see <a href="https://doi.org/10.1002/9781118348239">Hundepool et al. (2012), ch. 4; protection level: tab. 4.3</a>
 */
public record PercentRule(double p, int n) implements ConcentrationRule {

    public PercentRule {
        if (!(p > 0 && p < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the p% rule needs a percentage above 0");
        }
        if (n < 1) {
            throw new IllegalArgumentException("a coalition has 1 or more contributors, not " + n);
        }
    }

    /** Each contributor on its own. */
    public PercentRule(double p) {
        this(p, 1);
    }

    @Override
    public int contributors() {
        return n + 1;
    }

    @Override
    public boolean concentrated(Measure measure, int cell) {
        return 100 * rest(measure, cell) < p * measure.largest(cell, 1);
    }

    @Override
    public double excess(Measure measure, int cell) {
        return p / 100 * measure.largest(cell, 1) - rest(measure, cell);
    }

    @Override
    public Evidence evidence(Measure measure, int place, int cell) {
        return new Evidence.Estimated(place, n, 100 * rest(measure, cell) / measure.largest(cell, 1), p);
    }

    private double rest(Measure measure, int cell) {
        return Math.max(0, Math.abs(measure.values()[cell]) - measure.largest(cell, n + 1));
    }
}
