package dk.sluse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A query engine of its own that looks at files from outside, as anybody could. */
final class PlainSql implements AutoCloseable {

    private final Connection engine;

    PlainSql() throws SQLException {
        engine = DriverManager.getConnection("jdbc:duckdb:");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = engine.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Each row as a text, with a bar between its values. */
    List<String> texts(String sql) throws SQLException {
        try (Statement statement = engine.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder text = new StringBuilder(String.valueOf(rows.getObject(1)));
                for (int i = 2; i <= columns; i++) {
                    text.append('|').append(rows.getObject(i));
                }
                texts.add(text.toString());
            }
            return texts;
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    @Override
    public void close() throws SQLException {
        engine.close();
    }
}
