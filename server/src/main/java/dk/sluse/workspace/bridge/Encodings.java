package dk.sluse.workspace.bridge;

import java.util.Set;

/** The forms in which pixels may come, of all that the protocol knows. */
final class Encodings {

    static final int RAW = 0;
    static final int COPY = 1;
    static final int TIGHT = 7;
    static final int DESKTOP_SIZE = -223;
    static final int LAST_RECTANGLE = -224;
    static final int CURSOR = -239;
    static final int EXTENDED_DESKTOP_SIZE = -308;
    static final int FENCE = -312;
    static final int CONTINUOUS_UPDATES = -313;

    private static final Set<Integer> KNOWN = Set.of(
            RAW, COPY, TIGHT, DESKTOP_SIZE, LAST_RECTANGLE, CURSOR, EXTENDED_DESKTOP_SIZE, FENCE, CONTINUOUS_UPDATES);

    private Encodings() {}

    /** Whether the screen may be told that the browser understands this; how good and how small pictures are is the browser's wish. */
    static boolean mayBeOffered(int encoding) {
        return KNOWN.contains(encoding) || isBetween(encoding, -32, -23) || isBetween(encoding, -256, -247);
    }

    private static boolean isBetween(int number, int low, int high) {
        return number >= low && number <= high;
    }
}
