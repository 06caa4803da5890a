package dk.sluse.catalogue;

import java.util.Optional;

/**
 * How carefully a register's owner wants it handled.
 *
 * @param minimumFrequency the smallest number of units that a cell may show; at least 3
 * @param dominance the rule for sums over enterprises, if the register has enterprises
 * @param withheldMonths how long after its last day a period is not delivered to anybody; 0 for not at all
 */
public record OwnerRules(int minimumFrequency, Optional<Dominance> dominance, int withheldMonths) {

    /** The office's own minimum; owners may only be stricter. */
    public static final int OFFICE_MINIMUM = 3;

    private static final int MOST_MONTHS = 120;

    /** The {@code n} largest enterprises may not hold more than {@code k} percent. */
    public record Dominance(int n, double k) {

        /** What the office wants of enterprises where no owner has said anything. */
        public static final Dominance USUAL = new Dominance(2, 85);

        public Dominance {
            if (n < 1 || n > 2 || !(k > 0 && k < 100)) {
                throw new IllegalArgumentException("a dominance rule needs n of 1 or 2 and k between 0 and 100");
            }
        }
    }

    public OwnerRules {
        if (minimumFrequency < OFFICE_MINIMUM) {
            throw new IllegalArgumentException("the minimum frequency is at least " + OFFICE_MINIMUM);
        }
        if (withheldMonths < 0 || withheldMonths > MOST_MONTHS) {
            throw new IllegalArgumentException("a period is withheld for 0 to " + MOST_MONTHS + " months");
        }
    }
}
