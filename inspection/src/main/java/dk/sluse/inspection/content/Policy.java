package dk.sluse.inspection.content;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a scheme may send home. A dated, readable setting of each scheme; kept with every decision that is made by it.
 *
 * @param types that are accepted
 * @param sizeBytes of a file at most
 * @param rows of a table at most
 * @param threshold lowest count of units that may be told
 * @param marks of a diagram above which each is taken for a unit
 * @param dominance percentage of an amount that one or two units may not have, 1 to 100
 */
public record Policy(Set<FileType> types, long sizeBytes, int rows, int threshold, int marks, int dominance) {

    private static final int PERCENT = 100;

    /** Accepts all that can be read but data files; three units at least, as the office's rule is; 85 percent is Eurostat's example. */
    public static final Policy USUAL = new Policy(
            EnumSet.complementOf(EnumSet.of(
                    FileType.ARCHIVE,
                    FileType.ENCRYPTED,
                    FileType.UNKNOWN,
                    FileType.SAV,
                    FileType.DTA,
                    FileType.SAS7BDAT)),
            50_000_000,
            5_000,
            3,
            200,
            85);

    /** The usual one of a scheme that accepts all that can be read. */
    public static final Policy ALL =
            new Policy(FileType.readable(), USUAL.sizeBytes, USUAL.rows, USUAL.threshold, USUAL.marks, USUAL.dominance);

    public Policy {
        types = Set.copyOf(types);
        if (sizeBytes < 1 || rows < 1 || threshold < 1 || marks < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
        if (dominance < 1 || dominance > PERCENT) {
            throw new IllegalArgumentException("a percentage is from 1 to 100");
        }
    }
}
