package dk.sluse.pseudonymisation;

import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The key tables of a scheme, open in a query session as tables of {@code key} and {@code serial}. A serial number is
 * twelve digits from a cryptographic random source: it says nothing of the key, and the same key has the same one
 * throughout the scheme.
 */
public final class OpenKeys {

    private static final long SERIALS = 1_000_000_000_000L;
    private static final double SPARE = 1.001;

    private final Segments segments;
    private final EngineSession session;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> open = new TreeSet<>();

    OpenKeys(Segments segments, EngineSession session) {
        this.segments = segments;
        this.session = session;
    }

    /** The table of a key type's keys and serial numbers. */
    public String table(String keyType) {
        if (!keyType.matches("[A-Z_]{1,30}")) {
            throw new IllegalArgumentException("a key type has upper-case letters");
        }
        String table = "keys_" + keyType;
        if (open.add(keyType)) {
            session.execute("CREATE TABLE " + table + " (key VARCHAR, serial VARCHAR)");
            session.append(table, appender -> {
                try {
                    segments.read(keyType, (key, serial) -> {
                        appender.beginRow();
                        appender.append(key);
                        appender.append(serial);
                        appender.endRow();
                    });
                } catch (IOException e) {
                    throw new UncheckedIOException("a key table is damaged", e);
                }
            });
        }
        return table;
    }

    /** The tables that are open. */
    public List<String> tables() {
        return open.stream().map(this::table).toList();
    }

    /**
     * Gives a serial number to every key that has none yet, and stores it safely before it returns.
     *
     * @param query selects keys as one column; it may repeat them and hold nulls
     */
    public void admit(String keyType, String query) {
        String table = table(keyType);
        session.execute(
                "CREATE OR REPLACE TABLE fresh_key AS SELECT row_number() OVER () AS n, key FROM (SELECT DISTINCT"
                        + " key FROM (" + query
                        + ") AS source(key) WHERE key IS NOT NULL AND key NOT IN (SELECT key FROM " + table
                        + "))");
        long missing = session.number("SELECT count(*) FROM fresh_key");
        if (missing == 0) {
            return;
        }
        session.execute("CREATE OR REPLACE TABLE fresh_serial (serial VARCHAR)");
        while (session.number("SELECT count(*) FROM fresh_serial") < missing) {
            draw((long) (missing * SPARE) + 10);
            session.execute(
                    "CREATE OR REPLACE TABLE fresh_serial AS SELECT DISTINCT serial FROM fresh_serial WHERE serial"
                            + " NOT IN (SELECT serial FROM " + table + ") AND serial NOT IN (SELECT key FROM " + table
                            + ") AND serial NOT IN (SELECT key FROM fresh_key)");
        }
        session.execute("CREATE OR REPLACE TABLE fresh AS SELECT k.key, s.serial FROM fresh_key k JOIN (SELECT"
                + " row_number() OVER () AS n, serial FROM fresh_serial) s USING (n)");
        store(keyType, session.query("SELECT key, serial FROM fresh", row ->
                new String[] {row.getString(1), row.getString(2)}));
        session.execute("INSERT INTO " + Sql.name(table) + " SELECT key, serial FROM fresh");
        session.execute("DROP TABLE fresh; DROP TABLE fresh_key; DROP TABLE fresh_serial");
    }

    private void draw(long count) {
        session.append("fresh_serial", appender -> {
            for (long i = 0; i < count; i++) {
                appender.beginRow();
                appender.append(String.format("%012d", random.nextLong(SERIALS)));
                appender.endRow();
            }
        });
    }

    private void store(String keyType, List<String[]> entries) {
        try {
            segments.add(keyType, entries);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store a key table", e);
        }
    }
}
