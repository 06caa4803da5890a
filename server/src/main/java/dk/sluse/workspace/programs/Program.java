package dk.sluse.workspace.programs;

import dk.sluse.agent.wire.Batch;
import dk.sluse.agent.wire.Request;
import dk.sluse.scheme.SchemeId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A program of the catalogue.
 *
 * @param id what its folder on the machine is called, and what {@code sluse-job --with} calls it
 * @param seats how many desktops and jobs may have it at the same time; 0 while nobody may
 * @param priceLine of the price list, by which authorities order seats of it, and then each scheme has no more than it has ordered at the
 *     same time; empty if it costs nothing
 * @param schemes that may use it
 */
public record Program(String id, String title, int seats, String priceLine, List<SchemeId> schemes) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final int LONGEST_TITLE = 100;
    private static final int MOST_SEATS = 10_000;

    /** @throws IllegalArgumentException with what is wrong: {@code id}, {@code title} or {@code seats} */
    public Program {
        schemes = List.copyOf(schemes);
        check(
                ID.matcher(id).matches()
                        && !Request.BUILT_IN.contains(id)
                        && !Set.of(Batch.CANCEL, Batch.CHECK).contains(id),
                "id");
        check(!title.isBlank() && title.length() <= LONGEST_TITLE, "title");
        check(seats >= 0 && seats <= MOST_SEATS, "seats");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
