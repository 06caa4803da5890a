package dk.sluse.tabulation;

import dk.sluse.scheme.SchemeAccess;
import java.util.List;

/** What became of a wish for a table. */
public sealed interface TableOutcome {

    /** Here it is. */
    record Made(SafeTable table) implements TableOutcome {}

    /** The definition makes no sense on this package; every fault is told. */
    record Meaningless(List<DefinitionFault> faults) implements TableOutcome {

        public Meaningless {
            faults = List.copyOf(faults);
        }
    }

    /** This person may not use this scheme. */
    record Denied(SchemeAccess.Refusal refusal) implements TableOutcome {}
}
