package dk.sluse.protection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a CSV file with a header, all as text; whatever the separator is. */
final class DataFile {

    private final Path file;
    private final List<String> columns;

    /** Takes the cells of a row, in the order of the columns asked for. */
    interface Row {
        void take(long line, String[] cells);
    }

    DataFile(Path file) {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw new Problem("there is no file " + file);
        }
        List<String> found = new ArrayList<>();
        run("SELECT * FROM read_csv(?, all_varchar = true, header = true) LIMIT 0", rows -> {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                found.add(rows.getMetaData().getColumnName(i));
            }
        });
        this.columns = List.copyOf(found);
    }

    /**
     * Reads some columns of all rows.
     *
     * @param wanted names of columns
     */
    void read(List<String> wanted, Row row) {
        for (String column : wanted) {
            if (!columns.contains(column)) {
                throw new Problem("the data have no column " + column + "; they have " + String.join(", ", columns));
            }
        }
        String list = String.join(
                ", ",
                wanted.stream()
                        .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                        .toList());
        run("SELECT " + list + " FROM read_csv(?, all_varchar = true, header = true)", rows -> {
            String[] cells = new String[wanted.size()];
            for (long line = 2; rows.next(); line++) {
                for (int i = 0; i < cells.length; i++) {
                    String cell = rows.getString(i + 1);
                    cells[i] = cell == null ? "" : cell.strip();
                }
                row.take(line, cells);
            }
        });
    }

    private interface Rows {
        void take(ResultSet rows) throws SQLException;
    }

    private void run(String sql, Rows then) {
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement statement = engine.prepareStatement(sql)) {
            statement.setString(1, file.toString());
            try (ResultSet rows = statement.executeQuery()) {
                then.take(rows);
            }
        } catch (SQLException e) {
            throw new Problem("the file " + file.getFileName() + " cannot be read as CSV with a header: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
