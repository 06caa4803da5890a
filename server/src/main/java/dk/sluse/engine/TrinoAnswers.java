package dk.sluse.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/** A cluster's answers. */
public final class TrinoAnswers implements Answers {

    private final Cluster cluster;
    private final Connection connection;

    TrinoAnswers(Cluster cluster, Connection connection) {
        this.cluster = cluster;
        this.connection = connection;
    }

    @Override
    public <T> List<T> query(String sql, EngineSession.RowReader<T> reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
    }

    /**
     * Brings the rows of a query into a session of this process.
     *
     * @param table a temporary one that is made for them, with the query's columns
     */
    public void bring(String sql, EngineSession into, String table) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData columns = rows.getMetaData();
            List<String> described = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                described.add(Sql.name(columns.getColumnLabel(i)) + " " + type(columns.getColumnType(i)));
            }
            into.temporaryTable(table, String.join(", ", described), appender -> {
                while (rows.next()) {
                    appender.beginRow();
                    for (int i = 1; i <= described.size(); i++) {
                        append(appender, rows, i, columns.getColumnType(i));
                    }
                    appender.endRow();
                }
            });
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
    }

    private static String type(int type) {
        return switch (type) {
            case Types.VARCHAR -> "VARCHAR";
            case Types.BIGINT -> "BIGINT";
            case Types.INTEGER -> "INTEGER";
            case Types.DOUBLE -> "DOUBLE";
            case Types.DATE -> "DATE";
            default -> throw new IllegalArgumentException("no column of a register has the type " + type);
        };
    }

    private static void append(DuckDBAppender appender, ResultSet rows, int column, int type) throws SQLException {
        if (rows.getObject(column) == null) {
            appender.appendNull();
            return;
        }
        switch (type) {
            case Types.BIGINT -> appender.append(rows.getLong(column));
            case Types.INTEGER -> appender.append(rows.getInt(column));
            case Types.DOUBLE -> appender.append(rows.getDouble(column));
            // As a text: the driver's own days are others before 1582.
            case Types.DATE -> appender.append(LocalDate.parse(rows.getString(column)));
            default -> appender.append(rows.getString(column));
        }
    }

    /** A query has at most a million letters and 150 stages unless the cluster is told otherwise. */
    @Override
    public int mostParts() {
        return 8;
    }

    @Override
    public String rows(List<Path> files) {
        List<String> tables = new ArrayList<>();
        try {
            for (Path file : files) {
                tables.add(cluster.table(file, connection));
            }
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
        return tables.size() == 1
                ? tables.getFirst()
                : tables.stream()
                        .map(table -> "SELECT * FROM " + table)
                        .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    @Override
    public String at(String list, int place) {
        return "element_at(" + list + ", " + place + ")";
    }

    @Override
    public String summable(String number) {
        return "CAST(" + number + " AS DECIMAL(38, 0))";
    }

    @Override
    public String lookup(Map<String, Integer> places, String alias) {
        String values = places.entrySet().stream()
                .map(one -> "(" + Sql.text(one.getKey()) + ", " + one.getValue() + ")")
                .collect(Collectors.joining(", "));
        return (values.isEmpty()
                        ? "(SELECT CAST(NULL AS VARCHAR), CAST(NULL AS INTEGER) WHERE false)"
                        : "(VALUES " + values + ")")
                + " AS " + alias + " (code, leaf)";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
    }
}
