package dk.sluse.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The registers of one year of one district while they are written, row by row, then as Parquet files. */
final class Books implements AutoCloseable {

    private final DuckDBConnection database;
    private final List<RegisterPlan> plans;
    private final Map<String, Book> books = new LinkedHashMap<>();

    Books(List<RegisterPlan> plans) throws SQLException {
        this.plans = plans;
        this.database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = database.createStatement()) {
            statement.execute("SET preserve_insertion_order = true");
            for (RegisterPlan plan : plans) {
                statement.execute(plan.variables().stream()
                        .map(variable -> variable.name() + " " + variable.sqlType())
                        .collect(Collectors.joining(", ", "CREATE TABLE " + plan.name() + " (", ")")));
            }
        }
    }

    /** One register's rows; values come in the order of its variables. */
    record Book(DuckDBAppender appender) {

        Book row() throws SQLException {
            appender.beginRow();
            return this;
        }

        Book text(@Nullable String value) throws SQLException {
            if (value == null) {
                appender.appendNull();
            } else {
                appender.append(value);
            }
            return this;
        }

        Book number(long value) throws SQLException {
            appender.append(value);
            return this;
        }

        Book date(LocalDate value) throws SQLException {
            appender.append(value);
            return this;
        }

        void done() throws SQLException {
            appender.endRow();
        }
    }

    Book book(String register) throws SQLException {
        Book book = books.get(register);
        if (book == null) {
            book = new Book(database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, register));
            books.put(register, book);
        }
        return book;
    }

    /** Writes what has been entered to {@code <register>/<period>-<part>.parquet} and starts afresh. */
    void closeYear(Path directory, int year, int part) throws SQLException, IOException {
        for (Book book : books.values()) {
            book.appender().close();
        }
        books.clear();
        try (Statement statement = database.createStatement()) {
            for (RegisterPlan plan : plans) {
                Path file = directory.resolve(Dialects.path(plan, year, part));
                Files.createDirectories(file.resolveSibling("."));
                statement.execute("COPY (SELECT " + Dialects.columns(plan, year) + " FROM " + plan.name() + ") TO '"
                        + file.toString().replace("'", "''") + "' (FORMAT parquet, COMPRESSION zstd)");
                statement.execute("DELETE FROM " + plan.name());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
