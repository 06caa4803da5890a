package dk.sluse.people;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authority or the office itself.
 *
 * @param id stable, in lower case
 * @param name as it is shown, in Danish
 * @param cvr its number in the company register; null where it is not known
 */
public record Organisation(
        String id, String name, Kind kind, @Nullable String cvr) {

    private static final int[] WEIGHTS = {2, 7, 6, 5, 4, 3, 2, 1};
    private static final int MODULUS = 11;

    public enum Kind {
        OFFICE,
        SUBJECT_OFFICE,
        DEPARTMENT,
        AGENCY,
        DIRECTORATE,
        REGION,
        MUNICIPALITY;

        private static final Set<Kind> OFFICE_ITSELF = EnumSet.of(OFFICE, SUBJECT_OFFICE);

        /** Whether it may have a scheme: it does the tasks of an authority. */
        public boolean isAuthority() {
            return !OFFICE_ITSELF.contains(this);
        }
    }

    public Organisation {
        if (cvr != null && !isCvr(cvr)) {
            throw new IllegalArgumentException(
                    "a CVR number has eight digits, of which the last one checks the others");
        }
    }

    /** One whose number is not known. */
    public Organisation(String id, String name, Kind kind) {
        this(id, name, kind, null);
    }

    /** Whether a text is a number that the company register could give: eight digits, weighted sum divisible by 11. */
    public static boolean isCvr(String text) {
        if (!text.matches("[1-9][0-9]{7}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(text.charAt(i), 10);
        }
        return sum % MODULUS == 0;
    }
}
