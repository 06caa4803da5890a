package dk.sluse.release.web;

import dk.sluse.release.Release;
import dk.sluse.tabulation.memory.Beside;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a small group could have been computed, for a page.
 *
 * @param result its figure; null where no simple sum gives it
 * @param earlier the tables that were sent before; a figure of none of them stands in the table that the page is about
 */
record AttackView(Beside.Attack attack, @Nullable Double result, List<Release> earlier) {

    static AttackView of(Beside.Attack attack, List<Release> earlier) {
        boolean whole = attack.simple() && attack.figures().stream().allMatch(figure -> figure.value() != null);
        double sum = attack.figures().stream()
                .mapToDouble(figure -> figure.value() == null ? 0 : figure.factor() * figure.value())
                .sum();
        return new AttackView(attack, whole ? sum : null, earlier);
    }

    /** When the table of a figure was sent; null for the table that the page is about. */
    public @Nullable Instant sentAt(Beside.Figure figure) {
        return earlier.stream()
                .filter(one -> one.id().equals(figure.table()))
                .map(Release::requestedAt)
                .findFirst()
                .orElse(null);
    }
}
