package dk.sluse.catalogue;

import java.util.Set;

/**
 * Periods of registers have come into the bank, or come anew; told within the transaction that makes them visible.
 *
 * @param registers which registers they are of, by name
 */
public record RegistersPublished(Set<String> registers) {

    public RegistersPublished {
        registers = Set.copyOf(registers);
    }
}
