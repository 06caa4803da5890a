package dk.sluse.tabulation;

/**
 * Why a definition makes no table.
 *
 * @param code stable; its message tells what to do
 * @param subject the name that is wrong, as it was given
 */
public record DefinitionFault(Code code, String subject) {

    /** The kinds of fault. */
    public enum Code {
        NO_PACKAGE,
        REGISTER_UNKNOWN,
        PERIOD_MISSING,
        PERIOD_UNKNOWN,
        VARIABLE_UNKNOWN,
        NOT_CLASSIFIED,
        LEVEL_UNKNOWN,
        NO_GROUPS_ABOVE,
        GROUPING_TWICE,
        TOO_MANY_GROUPINGS,
        CODE_UNKNOWN,
        CODES_MISSING,
        MEASURE_MISSING,
        MEASURE_WITHOUT_VARIABLE,
        MEASURE_NEEDS_NO_VARIABLE,
        NOT_A_NUMBER,
        MEASURE_IS_GROUPING,
        SHARE_NEEDS_COLUMNS,
        CANNOT_JOIN,
        YEAR_MISSING,
        TOO_MANY_CELLS,
        TOO_FEW_UNITS,
        TOLD_TOGETHER,
        CONTRADICTED
    }
}
