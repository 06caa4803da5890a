package dk.sluse.release.request;

import dk.sluse.inspection.content.FileType;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of a request.
 *
 * @param name with the folders that it lay in; chosen inside, see {@link #outsideName}
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

    /** Types in which there is no table to compare. */
    static final Set<FileType> WITHOUT_TABLES =
            EnumSet.of(FileType.PNG, FileType.JPEG, FileType.TIFF, FileType.SVG, FileType.CODE);

    /** Whether there may be tables in it; false as long as it has not been looked into. */
    public boolean mayHaveTables() {
        return checked != null && !WITHOUT_TABLES.contains(checked.type());
    }

    /** Whether it is something to decide about. */
    public boolean isInQuestion() {
        return goesAlong() && decision == null;
    }

    /** What the trail says of files: their numbers and hashes. */
    public static String hashes(Stream<RequestFile> files) {
        return files.map(file -> file.number + ":" + file.sha256).collect(Collectors.joining(" "));
    }

    /** The same with what was found in it. */
    public RequestFile with(Checked found) {
        return new RequestFile(
                number,
                name,
                bytes,
                sha256,
                context,
                supports,
                leftOut,
                cure,
                curedFrom,
                found,
                explanation,
                decision,
                exceptionUntil);
    }

    /** Whether it is to go home. */
    public boolean goesAlong() {
        return !leftOut && !supports;
    }

    /** Whether a count that it tells is one of units, so that a difference to another is: what was rounded is none. */
    public boolean tellsExactly(long count) {
        return cure != Cure.ROUNDED || count % Cure.BASE != 0;
    }

    /** Whether it went home. */
    public boolean isHome() {
        return decision == Decision.APPROVED;
    }

    /** What it is called outside: what somebody inside has called it goes home only with it. */
    public String outsideName() {
        return isHome() ? name : "#" + number;
    }
}
