package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Place;
import org.jspecify.annotations.Nullable;

/**
 * Something that speaks against sending a file home.
 *
 * @param how what is concealed there; null for what everybody sees
 * @param seen how many, or how much, where that says anything; 0 if not
 */
public record Finding(Rule rule, Place place, @Nullable Concealment how, long seen) {

    static Finding of(Rule rule, Place place) {
        return new Finding(rule, place, null, 0);
    }
}
