package dk.sluse.sdc.assessment;

/**
 * The classes of statistical output of which all members have the same risks.
 *
 * @see <a href="https://zenodo.org/records/10054629">SACRO: statbarns</a>
 */
public enum Statbarn {
    FREQUENCIES(false),
    LINEAR_AGGREGATIONS(false),
    POSITION(false),
    ENDPOINTS(false),
    MODE(true),
    SHAPE(true),
    CORRELATION_COEFFICIENTS(true),
    HYPOTHESIS_TESTS(true),
    CONCENTRATION_RATIOS(true),
    GINI_COEFFICIENT(true),
    CALCULATED_RATIOS(false),
    HAZARD_SURVIVAL_TABLES(false),
    LINKED_MULTILEVEL_TABLES(false),
    CLUSTERS(true);

    private final boolean usuallySafe;

    Statbarn(boolean usuallySafe) {
        this.usuallySafe = usuallySafe;
    }

    /** Whether an output of this class is safe unless something speaks against it. */
    public boolean isUsuallySafe() {
        return usuallySafe;
    }
}
