package dk.sluse.sdc;

/**
 * The (n,k) dominance rule: a cell is unsafe when its {@code n} largest contributors together hold more than
 * {@code k} percent of the cell total. Totals of mixed sign are compared in absolute terms.
 *
 * @param n how many of the largest contributors are added up; 1 or 2
 * @param k threshold in percent of the cell total, exclusive; in (0, 100)
 * @see <a href="https://doi.org/10.1002/9781118348239">Hundepool et al. (2012), ch. 4</a>
 */
public record DominanceRule(int n, double k) implements SafetyRule {

    public DominanceRule {
        if (n < 1 || n > 2) {
            throw new IllegalArgumentException("dominance is known for the 1 or 2 largest contributors, not " + n);
        }
        if (!(k > 0 && k < 100)) {
            throw new IllegalArgumentException("the dominance threshold is a percentage between 0 and 100");
        }
    }

    @Override
    public boolean unsafe(Table table, int cell) {
        return table.measures().stream()
                .filter(Measure::tellsContributors)
                .anyMatch(measure -> dominated(measure, cell));
    }

    private boolean dominated(Measure measure, int cell) {
        double top = measure.largest()[cell] + (n == 2 ? measure.second()[cell] : 0);
        return top > k / 100 * Math.abs(measure.values()[cell]);
    }
}
