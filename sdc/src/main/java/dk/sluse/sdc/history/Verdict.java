package dk.sluse.sdc.history;

import java.util.List;

/**
 * What a table would tell together with all that was published before it.
 *
 * @param disclosures none if it may be published
 */
public record Verdict(List<Disclosure> disclosures) {

    public Verdict {
        disclosures = List.copyOf(disclosures);
    }

    public boolean passes() {
        return disclosures.isEmpty();
    }
}
