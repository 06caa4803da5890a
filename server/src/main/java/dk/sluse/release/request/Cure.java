package dk.sluse.release.request;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.rule.Rule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can be done about a file with one click. The names are stable: they stand beside the files that were made. */
public enum Cure {
    /** Only the tables that everybody sees, as values, or the pixels of a picture: nothing hidden, no formulas, no properties. */
    PLAIN {
        @Override
        public boolean helps(Flag flag) {
            return flag.how() != null;
        }

        @Override
        boolean isFor(FileType type) {
            return super.isFor(type) || PICTURES.contains(type);
        }
    },
    /** The same, with counts rounded to multiples of five. */
    ROUNDED {
        @Override
        public boolean helps(Flag flag) {
            return ROUNDABLE.contains(flag.rule()) && flag.how() == null;
        }
    },
    /** The same, with low counts left out, and as many others that they do not follow from totals. */
    SUPPRESSED {
        @Override
        public boolean helps(Flag flag) {
            return flag.rule() == Rule.LOW_COUNT && flag.how() == null;
        }
    },
    /** The same, with rows of low counts put together. */
    MERGED {
        @Override
        public boolean helps(Flag flag) {
            return SUPPRESSED.helps(flag);
        }
    };

    /** To whose multiples counts are rounded, as is usual where small counts are rounded away. */
    public static final int BASE = 5;

    private static final Set<Rule> ROUNDABLE = EnumSet.of(Rule.LOW_COUNT, Rule.DIFFERENCE, Rule.RECOVERABLE);
    private static final Set<FileType> TABLES =
            EnumSet.of(FileType.DELIMITED, FileType.XLSX, FileType.XLS, FileType.ODS);

    private static final Set<FileType> PICTURES = EnumSet.of(FileType.PNG, FileType.JPEG, FileType.TIFF);

    /** Whether it is for files of a type. */
    boolean isFor(FileType type) {
        return TABLES.contains(type);
    }

    /** Whether it is for this. */
    public abstract boolean helps(Flag flag);

    /** Whether figures are others than those that their author made, so that somebody looks before they go. */
    public boolean changesFigures() {
        return this != PLAIN;
    }

    /** What can be done about a file. */
    public static List<Cure> of(RequestFile file) {
        return Arrays.stream(values())
                .filter(cure -> !file.leftOut()
                        && file.checked() != null
                        && file.checked().whole()
                        && cure.isFor(file.checked().type())
                        && file.checked().flags().stream().anyMatch(cure::helps))
                .toList();
    }
}
