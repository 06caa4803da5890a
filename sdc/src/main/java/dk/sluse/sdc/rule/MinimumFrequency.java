package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Table;

/**
 * A cell is unsafe when fewer than {@code threshold} distinct units stand behind it.
 *
 * @param threshold the smallest number of units that may be shown; at least 2
 * @see <a href="https://doi.org/10.1002/9781118348239">Hundepool et al. (2012), ch. 5</a>
 */
public record MinimumFrequency(int threshold) implements SafetyRule {

    public MinimumFrequency {
        if (threshold < 2) {
            throw new IllegalArgumentException("a minimum frequency below 2 protects nothing");
        }
    }

    @Override
    public boolean unsafe(Table table, int cell) {
        return table.units()[cell] < threshold;
    }

    @Override
    public Evidence evidence(Table table, int cell) {
        return new Evidence.Few(table.units()[cell], threshold);
    }
}
