package dk.sluse.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A column of a register.
 *
 * @param name upper case, unique in its register
 * @param keyType which kind of unit it identifies, such as {@code PNR}; null if it identifies nothing
 * @param unitKey whether it tells whom a row is about and who is therefore protected
 * @param codeList the classification of its values; null if they are not codes
 * @param measuredIn the unit of its values; null if they are not measured
 * @param needsReason whether its owner wants a written reason from everybody who needs it as it is, such as a day of birth
 */
public record Variable(
        String name,
        Type type,
        Titles titles,
        @Nullable String keyType,
        boolean unitKey,
        @Nullable String codeList,
        @Nullable String measuredIn,
        boolean needsReason) {

    /** How values are stored. */
    public enum Type {
        STRING("VARCHAR"),
        INTEGER("BIGINT"),
        NUMBER("DOUBLE"),
        DATE("DATE");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** The name of the type in the engine. */
        public String sql() {
            return sql;
        }
    }

    public boolean isKey() {
        return keyType != null;
    }

    /** Whether values can be added up. */
    public boolean isNumeric() {
        return !isKey() && (type == Type.INTEGER || type == Type.NUMBER);
    }

    /** Whether values can form the rows and columns of a table. */
    public boolean isClassified() {
        return codeList != null;
    }
}
