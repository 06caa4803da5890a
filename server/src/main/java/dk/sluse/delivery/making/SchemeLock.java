package dk.sluse.delivery.making;

import dk.sluse.scheme.SchemeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Held by the one job that works on a scheme's key tables and package, in whatever process it runs; it falls with the
 * connection when that process is killed.
 */
final class SchemeLock implements AutoCloseable {

    private static final int KIND = 0x53_6c;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection connection;

    private SchemeLock(Connection connection) {
        this.connection = connection;
    }

    /** Waits a second for others that work on the scheme; empty if they still do. */
    static Optional<SchemeLock> take(DataSource database, SchemeId scheme) {
        try {
            SchemeLock lock = new SchemeLock(database.getConnection());
            lock.call("set lock_timeout = '1s'");
            lock.call("select pg_advisory_lock(" + KIND + ", hashtext(?))", scheme.value());
            return Optional.of(lock);
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw new DataAccessResourceFailureException("cannot lock scheme " + scheme, e);
        }
    }

    private void call(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            release();
            throw e;
        }
    }

    /** What the pool gives to the next one is as it was. */
    private void release() throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
            statement.execute("reset lock_timeout");
        }
    }

    @Override
    public void close() {
        try {
            release();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("cannot unlock a scheme", e);
        }
    }
}
