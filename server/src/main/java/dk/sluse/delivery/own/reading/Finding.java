package dk.sluse.delivery.own.reading;

import java.util.List;

/**
 * Something because of which own data are refused. Says where it is and what should be there, never what is there.
 *
 * @param line counted from 1, with the header; 0 where it is not about a line
 * @param column a declared variable, or {@code #3} for the third column; empty where it is not about a column
 * @param expected what would be right; empty where the reason says it all
 */
public record Finding(Reason reason, long line, String column, String expected) {

    public static Finding of(Reason reason) {
        return new Finding(reason, 0, "", "");
    }

    public static Finding of(Reason reason, String expected) {
        return new Finding(reason, 0, "", expected);
    }

    public static Finding in(String column, Reason reason) {
        return new Finding(reason, 0, column, "");
    }

    /** Own data are not taken in; thrown where nothing more can be found. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<Finding> findings;

        public Refused(Finding finding) {
            this(List.of(finding));
        }

        public Refused(List<Finding> findings) {
            super(findings.getFirst().reason().name());
            this.findings = List.copyOf(findings);
        }

        public List<Finding> findings() {
            return findings;
        }
    }
}
