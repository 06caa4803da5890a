package dk.sluse.sdc.assessment;

import java.util.List;

/**
 * What is thought of an output.
 *
 * @param concerns what speaks against it
 */
public record Assessment(Statbarn statbarn, List<Concern> concerns) {

    public Assessment {
        concerns = List.copyOf(concerns);
    }

    public boolean safe() {
        return concerns.isEmpty();
    }
}
