package dk.sluse.scheme.breach;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Which sanction the office proposes for what; the office keeps it, and each version holds for what happens from a day on.
 *
 * @param years how many years back breaches count
 * @param hearingDays how long those concerned can speak before it is decided
 * @param appealDays how long they can appeal afterwards
 * @param cells what is proposed, by severity and repetition; one for each
 */
public record SanctionMatrix(
        int version,
        LocalDate validFrom,
        int years,
        int hearingDays,
        int appealDays,
        Map<Severity, Map<Repetition, Closure>> cells) {

    /** Whether there is a cell for everything, and all numbers are such as they can be. */
    public boolean isGood() {
        boolean whole = Arrays.stream(Severity.values())
                .allMatch(severity -> Arrays.stream(Repetition.values())
                        .allMatch(repetition -> cell(severity, repetition).isGood()));
        return whole
                && years >= 1
                && years <= 10
                && hearingDays >= 1
                && hearingDays <= 90
                && appealDays >= 1
                && appealDays <= 180;
    }

    /** What is proposed. */
    public Closure cell(Severity severity, Repetition repetition) {
        return Objects.requireNonNull(
                Objects.requireNonNull(cells.get(severity)).get(repetition));
    }
}
