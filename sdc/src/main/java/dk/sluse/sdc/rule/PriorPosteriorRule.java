package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Measure;

/**
 * The p/q rule: as the p% rule, where everybody knows each contribution to within {@code q} percent beforehand.
 *
 * @param p in percent of the largest contribution, exclusive; above 0 and below {@code q}
 * @param q what is known beforehand, in percent; at most 100
 * @see <a href="https://doi.org/10.1002/9781118348239">Hundepool et al. (2012), ch. 4; protection level: tab. 4.3</a>
 */
public record PriorPosteriorRule(double p, double q) implements ConcentrationRule {

    public PriorPosteriorRule {
        if (!(p > 0 && p < q && q <= 100)) {
            throw new IllegalArgumentException("the p/q rule needs percentages with 0 < p < q <= 100");
        }
    }

    @Override
    public int contributors() {
        return 2;
    }

    @Override
    public boolean concentrated(Measure measure, int cell) {
        return q * rest(measure, cell) < p * measure.largest(cell, 1);
    }

    @Override
    public double excess(Measure measure, int cell) {
        return p / q * measure.largest(cell, 1) - rest(measure, cell);
    }

    @Override
    public Evidence evidence(Measure measure, int place, int cell) {
        return new Evidence.Estimated(place, 1, q * rest(measure, cell) / measure.largest(cell, 1), p);
    }

    private static double rest(Measure measure, int cell) {
        return Math.max(0, Math.abs(measure.values()[cell]) - measure.largest(cell, 2));
    }
}
