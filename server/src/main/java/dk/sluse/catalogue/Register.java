package dk.sluse.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A register of the bank.
 *
 * @param name upper case, unique
 * @param unit what a row is about: {@code person}, {@code firm}, {@code job}, {@code contact}, {@code row}
 * @param owner id of the subject office
 * @param reference what its rows tell about time; null where the owner has not said
 * @param successors registers that it was renamed to or split into; empty while it is kept
 */
public record Register(
        String name,
        Titles titles,
        String unit,
        String owner,
        OwnerRules rules,
        @Nullable Reference reference,
        List<String> successors) {

    /** What rows tell about time. */
    public enum Reference {
        /** How things stood on one day. */
        STATUS,
        /** Those who were there on one day, with what happened to them in a period. */
        STATUS_PERIOD,
        /** From when to when something lasted. */
        SPELL,
        /** Something that happened. */
        EVENT
    }

    public Register {
        successors = List.copyOf(successors);
    }

    /** Whether every row of a period is about a unit of its own. */
    public boolean rowIsUnit() {
        return switch (unit) {
            case "person", "firm", "row" -> true;
            default -> false;
        };
    }
}
