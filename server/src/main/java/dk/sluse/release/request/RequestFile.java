package dk.sluse.release.request;

import dk.sluse.inspection.content.FileType;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of a request.
 *
 * @param name with the folders that it lay in; chosen inside, see {@link #harmlessName}
 * @param context number of what its author says of it
 * @param supports whether it only helps reviewers to understand others, and stays
 * @param leftOut whether its author has taken it out of the request
 * @param cure what was done to another file so that it became this one; null if it came from the workspace
 * @param curedFrom number of that file
 * @param checked what was found in it; null until it has been looked into
 * @param explanation of its author, why it may go home although something was found
 * @param decision null until it is decided
 * @param exceptionUntil last day of an exception that an appeal has made for it; null for all others
 */
public record RequestFile(
        int number,
        String name,
        long bytes,
        String sha256,
        int context,
        boolean supports,
        boolean leftOut,
        @Nullable Cure cure,
        @Nullable Integer curedFrom,
        @Nullable Checked checked,
        String explanation,
        @Nullable Decision decision,
        @Nullable LocalDate exceptionUntil) {

    /** What became of a file. */
    public enum Decision {
        APPROVED,
        REFUSED
    }

    /**
     * What was found in a file.
     *
     * @param whole whether all that it holds could be read
     */
    public record Checked(FileType type, List<Flag> flags, boolean whole) {

        public Checked {
            flags = List.copyOf(flags);
        }
    }

    private static final Pattern HARMLESS = Pattern.compile("[\\p{L}\\p{Nd} _.,()+=@#/-]{1,60}");
    private static final int MOST_DIGITS = 6;

    /** Whether it is something to decide about. */
    public boolean isInQuestion() {
        return goesAlong() && decision == null;
    }

    /** Whether it is to go home. */
    public boolean goesAlong() {
        return !leftOut && !supports;
    }

    /** Whether what it tells are counts of units, so that differences to others are. */
    public boolean hasExactCounts() {
        return cure != Cure.ROUNDED;
    }

    /** Whether it went home. */
    public boolean isHome() {
        return decision == Decision.APPROVED;
    }

    /** Its name where that cannot carry anything out of the workspace; else only its number. */
    public String harmlessName() {
        long digits = name.chars().filter(Character::isDigit).count();
        return HARMLESS.matcher(name).matches() && digits <= MOST_DIGITS ? name : "#" + number;
    }
}
