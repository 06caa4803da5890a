package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Table;

/** A rule about how much of a sum its largest contributors hold; it looks at the measures that tell them. */
public sealed interface ConcentrationRule extends SafetyRule permits DominanceRule, PercentRule, PriorPosteriorRule {

    /** How many of the largest contributors it needs to know. */
    int contributors();

    /** Whether the largest contributors hold too much of the cell. */
    boolean concentrated(Measure measure, int cell);

    /** The protection level of a concentrated cell: how far from its value a reader's estimate must stay. */
    double excess(Measure measure, int cell);

    @Override
    default boolean unsafe(Table table, int cell) {
        return table.measures().stream()
                .filter(Measure::tellsContributors)
                .anyMatch(measure -> concentrated(measure, cell));
    }

    /** What it saw in a measure, which has this place in its table. */
    Evidence evidence(Measure measure, int place, int cell);

    @Override
    default Evidence evidence(Table table, int cell) {
        for (int place = 0; place < table.measures().size(); place++) {
            Measure measure = table.measures().get(place);
            if (measure.tellsContributors() && concentrated(measure, cell)) {
                return evidence(measure, place, cell);
            }
        }
        throw new IllegalArgumentException("the rule does not find the cell unsafe");
    }

    @Override
    default Demand demand(Measure measure, int cell, double usual) {
        if (measure.tellsContributors() && concentrated(measure, cell)) {
            return Demand.bothSides(excess(measure, cell));
        }
        return Demand.ofUnsafe(measure, cell, usual);
    }
}
