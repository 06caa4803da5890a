package dk.sluse.delivery.own.reading;

import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** The one sheet of a workbook, written into the table row by row; its first row is the header. */
final class Sheet {

    /** Days since the one before the first that workbooks know. */
    static final OwnFile.Days DAYS = new OwnFile.Days("DATE '1899-12-30' + CAST(%s AS INTEGER)");

    private final EngineSession session;
    private final int columns;

    Sheet(EngineSession session, List<String> header) throws Finding.Refused {
        this.session = session;
        this.columns = header.size();
        if (header.isEmpty() || header.contains("")) {
            throw new Finding.Refused(Finding.of(Reason.UNREADABLE));
        }
        if (header.stream()
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toCollection(HashSet::new))
                        .size()
                < columns) {
            throw new Finding.Refused(Finding.of(Reason.HEADER_TWICE));
        }
        session.execute("CREATE TABLE " + OwnFile.TABLE + " (" + OwnFile.LINE_SQL + " BIGINT, "
                + header.stream().map(name -> Sql.name(name) + " VARCHAR").collect(Collectors.joining(", ")) + ")");
    }

    /** Writes a row. */
    interface Rows {

        void write(Appender to) throws SQLException;
    }

    /** Takes rows in. */
    interface Appender {

        /**
         * One row.
         *
         * @param values as many as the header or fewer; empty rows are left out
         */
        void row(long line, List<@Nullable String> values) throws SQLException;
    }

    void fill(Rows rows) {
        session.append(OwnFile.TABLE, appender -> rows.write((line, values) -> append(appender, line, values)));
    }

    private void append(DuckDBAppender appender, long line, List<@Nullable String> values) throws SQLException {
        if (values.stream().allMatch(value -> value == null || value.isBlank())) {
            return;
        }
        appender.beginRow();
        appender.append(line);
        for (int i = 0; i < columns; i++) {
            String value = i < values.size() ? values.get(i) : null;
            if (value == null || value.isBlank()) {
                appender.appendNull();
            } else {
                appender.append(value.strip());
            }
        }
        appender.endRow();
    }

    /** A number as it is written in a text: whole ones without a point. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
