package dk.sluse.scheme.casework;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an authority says of itself at the first contact.
 *
 * @param task which of its tasks as an authority it needs data for
 * @param legalBasis the law that gives it the task
 * @param head who leads the analysis environment
 * @param analysts how many experienced analysts work there; 0 where it has not been said
 * @param environment what else there is to say of it
 */
public record Application(String task, String legalBasis, String head, int analysts, String environment) {

    /** An environment is expected to have as many; with fewer Consulting is warned. */
    public static final int EXPECTED_ANALYSTS = 3;

    public static final Application EMPTY = new Application("", "", "", 0, "");
    private static final int LONGEST = 10_000;
    private static final int MOST_ANALYSTS = 10_000;

    /** What an application cannot be submitted without. */
    public enum Part {
        TASK,
        LEGAL_BASIS,
        HEAD,
        ANALYSTS,
        ENVIRONMENT,
        SECURITY
    }

    public Application {
        task = task.strip();
        legalBasis = legalBasis.strip();
        head = head.strip();
        environment = environment.strip();
        if (!fits(task, legalBasis, head, analysts, environment)) {
            throw new IllegalArgumentException("an application is longer than it may be");
        }
    }

    /** Whether these can be the parts of an application. */
    public static boolean fits(String task, String legalBasis, String head, int analysts, String environment) {
        return task.length() + legalBasis.length() + head.length() + environment.length() <= LONGEST
                && analysts >= 0
                && analysts <= MOST_ANALYSTS;
    }

    /**
     * What is missing before it can be submitted.
     *
     * @param describesSecurity whether a description of the data security has been uploaded
     */
    public Set<Part> missing(boolean describesSecurity) {
        Set<Part> missing = EnumSet.noneOf(Part.class);
        require(!task.isEmpty(), Part.TASK, missing);
        require(!legalBasis.isEmpty(), Part.LEGAL_BASIS, missing);
        require(!head.isEmpty(), Part.HEAD, missing);
        require(analysts > 0, Part.ANALYSTS, missing);
        require(!environment.isEmpty(), Part.ENVIRONMENT, missing);
        require(describesSecurity, Part.SECURITY, missing);
        return missing;
    }

    /** Whether the environment is smaller than expected. */
    public boolean hasFewAnalysts() {
        return analysts > 0 && analysts < EXPECTED_ANALYSTS;
    }

    private static void require(boolean holds, Part part, Set<Part> missing) {
        if (!holds) {
            missing.add(part);
        }
    }
}
