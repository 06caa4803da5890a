package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Measure;

/**
 * The (n,k) dominance rule: a cell is unsafe when its {@code n} largest contributors together hold more than
 * {@code k} percent of the cell total. Totals of mixed sign are compared in absolute terms.
 *
 * @param n how many of the largest contributors are added up; at least 1
 * @param k threshold in percent of the cell total, exclusive; in (0, 100)
 * @see <a href="https://doi.org/10.1002/9781118348239">Hundepool et al. (2012), ch. 4; protection level: tab. 4.3</a>
 */
public record DominanceRule(int n, double k) implements ConcentrationRule {

    public DominanceRule {
        if (n < 1) {
            throw new IllegalArgumentException("dominance is about the 1 or more largest contributors, not " + n);
        }
        if (!(k > 0 && k < 100)) {
            throw new IllegalArgumentException("the dominance threshold is a percentage between 0 and 100");
        }
    }

    @Override
    public int contributors() {
        return n;
    }

    @Override
    public boolean concentrated(Measure measure, int cell) {
        return 100 * measure.largest(cell, n) > k * Math.abs(measure.values()[cell]);
    }

    @Override
    public Evidence evidence(Measure measure, int place, int cell) {
        return new Evidence.Dominated(place, n, 100 * measure.largest(cell, n) / Math.abs(measure.values()[cell]), k);
    }

    /** The value that the total would need for the largest to be within the threshold, less what it is. */
    @Override
    public double excess(Measure measure, int cell) {
        return 100 / k * measure.largest(cell, n) - Math.abs(measure.values()[cell]);
    }
}
