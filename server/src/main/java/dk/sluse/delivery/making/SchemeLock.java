package dk.sluse.delivery.making;

import dk.sluse.scheme.SchemeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Held by the one job that works on a scheme's key tables and package, in whatever process it runs; it falls with the
 * connection when that process is killed.
 */
public final class SchemeLock implements AutoCloseable {

    private static final int KIND = 0x53_6c;

    private final Connection connection;

    private SchemeLock(Connection connection) {
        this.connection = connection;
    }

    /** Waits until nobody else works on the scheme. */
    public static SchemeLock take(DataSource database, SchemeId scheme) {
        try {
            Connection connection = database.getConnection();
            SchemeLock lock = new SchemeLock(connection);
            lock.call("select pg_advisory_lock(" + KIND + ", hashtext(?))", scheme.value());
            return lock;
        } catch (SQLException e) {
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
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try (connection) {
            call("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("cannot unlock a scheme", e);
        }
    }
}
