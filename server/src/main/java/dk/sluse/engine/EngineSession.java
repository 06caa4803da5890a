package dk.sluse.engine;

import dk.sluse.installation.Folders;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleConsumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A database of its own in memory, with no way out to other files, the network or its own settings. */
public final class EngineSession implements AutoCloseable {

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** Appends rows to a table. */
    @FunctionalInterface
    public interface RowWriter {

        void write(DuckDBAppender appender) throws SQLException;
    }

    private static final long TOLD_EVERY_NANOS = 500_000_000L;

    private final DuckDBConnection connection;
    private final Runnable atEnd;
    private volatile @Nullable DuckDBPreparedStatement running;
    private volatile boolean closed;

    EngineSession(DuckDBConnection connection, Runnable atEnd) {
        this.connection = connection;
        this.atEnd = atEnd;
    }

    /** A database of its own, which spills into a folder that is deleted at the end. */
    static EngineSession open(Reach reach, Path spill, DataSize memory, int threads, Runnable atEnd) {
        try {
            EngineSession session =
                    new EngineSession((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:"), () -> {
                        Folders.clear(spill);
                        atEnd.run();
                    });
            session.closeIn(reach, spill, memory, threads);
            return session;
        } catch (SQLException e) {
            atEnd.run();
            throw new EngineOutage(e);
        }
    }

    /** Another connection to the same database, closed in as this one is. */
    DuckDBConnection anotherConnection() throws SQLException {
        return connection.duplicate();
    }

    private void closeIn(Reach reach, Path spill, DataSize memory, int threads) {
        execute("SET allowed_directories = " + reach.foldersSql());
        execute("SET allowed_paths = " + reach.filesSql());
        execute("SET temp_directory = " + Sql.text(spill.toString()));
        execute("SET memory_limit = '" + memory.toMegabytes() + "MiB'");
        execute("SET threads = " + threads);
        execute("SET TimeZone = 'UTC'");
        execute("SET enable_progress_bar = true");
        execute("SET enable_progress_bar_print = false");
        for (String open : List.of(
                "autoinstall_known_extensions",
                "autoload_known_extensions",
                "allow_community_extensions",
                "allow_persistent_secrets",
                "enable_external_access")) {
            execute("SET " + open + " = false");
        }
        execute("SET lock_configuration = true");
    }

    public void execute(String sql) {
        try {
            run(sql);
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            running = statement instanceof DuckDBPreparedStatement one ? one : null;
            statement.execute(sql);
        } finally {
            running = null;
        }
    }

    /**
     * Tells how far what is executed or run is, twice a second until the session is closed.
     *
     * @param share takes a share of the statement that is running, 0 to 1; called by another thread
     */
    public void watch(DoubleConsumer share) {
        Thread.ofVirtual().start(() -> {
            while (!closed) {
                LockSupport.parkNanos(TOLD_EVERY_NANOS);
                DuckDBPreparedStatement statement = running;
                if (statement != null) {
                    try {
                        share.accept(Math.clamp(statement.getQueryProgress().getPercentage() / 100, 0.0, 1.0));
                    } catch (SQLException e) {
                        // it has just ended; the next one will tell
                    }
                }
            }
        });
    }

    /** All rows of a query; {@code values} take the places of its question marks. */
    public <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
    }

    /** The one number that a query gives. */
    public long number(String sql) {
        return query(sql, row -> row.getLong(1)).getFirst();
    }

    /** The numbers in the one row that a query gives. */
    public List<Long> numbers(String sql) {
        return query(sql, row -> {
                    List<Long> numbers = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        numbers.add(row.getLong(i));
                    }
                    return numbers;
                })
                .getFirst();
    }

    /** The one text that a query gives. */
    public String text(String sql) {
        return query(sql, row -> row.getString(1)).getFirst();
    }

    /**
     * The names of columns, in their order.
     *
     * @param source a table, or whatever can be selected from
     */
    public List<String> columns(String source) {
        return query("DESCRIBE SELECT * FROM " + source, row -> row.getString(1));
    }

    /** Fills a table quickly. */
    public void append(String table, RowWriter writer) {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            writer.write(appender);
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
    }

    /**
     * A function of this session that gives the number at a place, and null where there is none. What is looked up for every row of a
     * register costs so a fraction of a join.
     *
     * @param name in SQL
     * @param numbers not negative; handed over, not copied
     */
    public void lookup(String name, int[] numbers) {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
            function.withName(name)
                    .withParameter(Integer.class)
                    .withReturnType(Integer.class)
                    .withVectorizedFunction((places, found) -> {
                        DuckDBReadableVector place = places.vector(0);
                        for (long row = 0; row < places.rowCount(); row++) {
                            int at = place.isNull(row) ? -1 : place.getInt(row);
                            if (at >= 0 && at < numbers.length) {
                                found.setInt(row, numbers[at]);
                            } else {
                                found.setNull(row);
                            }
                        }
                    })
                    .register(connection);
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
    }

    /** A table that nobody but this session sees, gone with it. */
    public void temporaryTable(String name, String columns, RowWriter writer) {
        execute("CREATE TEMPORARY TABLE " + name + " (" + columns + ")");
        try (DuckDBAppender appender = connection.createAppender("temp", DuckDBConnection.DEFAULT_SCHEMA, name)) {
            writer.write(appender);
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
    }

    /**
     * What the engine has against a statement before it is run, in its own words, without the names that it proposes: some statements make
     * columns of values. Empty if nothing.
     */
    public Optional<String> complaint(String sql) {
        try (PreparedStatement _ = connection.prepareStatement(sql)) {
            return Optional.empty();
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage());
            return Optional.of(
                    message.matches("(?s)(Parser|Binder|Catalog) Error: .*")
                            ? message.replaceAll("(?s)(Candidate bindings|Did you mean).*", "")
                            : String.valueOf(new EngineOutage(e).getMessage()));
        }
    }

    /** Whether the statement runs; for asking the engine whether a file can be read at all. */
    public boolean runs(String sql) {
        try {
            run(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            connection.close();
        } catch (SQLException e) {
            throw new EngineOutage(e);
        } finally {
            atEnd.run();
        }
    }
}
