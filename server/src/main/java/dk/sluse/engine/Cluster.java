package dk.sluse.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A Trino cluster that reads the same files over shared storage. Each file becomes a table of its own in a catalog of Trino's Hive connector; files never change, so a
 * table that is there is right. A table is named by its file's path, length and time, and lies in a folder with nothing else in it.
 */
public final class Cluster {

    /** What columns of files are called in Trino. */
    private static final Map<String, String> TYPES =
            Map.of("VARCHAR", "varchar", "BIGINT", "bigint", "INTEGER", "integer", "DOUBLE", "double", "DATE", "date");

    private static final int NAME_LETTERS = 32;

    /**
     * A column of a file.
     *
     * @param type as DuckDB calls it
     */
    public record Column(String name, String type) {}

    private final EngineProperties.Trino trino;
    private final Function<Path, List<Column>> columns;
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private @Nullable String version;

    /**
     * Refuses a storage that others may enter, as what lies in it is what the process sees.
     *
     * @param alone whether the owner's group may not enter it either
     * @param columns of a file
     */
    Cluster(EngineProperties.Trino trino, boolean alone, Function<Path, List<Column>> columns) throws IOException {
        this.trino = trino;
        this.columns = columns;
        if (!Files.isDirectory(trino.storage())) {
            Files.createDirectories(
                    trino.storage(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        String modes = PosixFilePermissions.toString(Files.getPosixFilePermissions(trino.storage()));
        if (!modes.endsWith("---") || (alone && !modes.endsWith("------"))) {
            throw new InvalidConfigurationPropertyValueException(
                    "sluse.engine.trino.storage",
                    trino.storage(),
                    "others may enter it (" + modes + "); close it with chmod" + (alone ? " 700" : " o-rwx"));
        }
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", trino.user());
        if (trino.password() != null) {
            properties.setProperty("password", trino.password());
            properties.setProperty("SSL", "true");
        }
        properties.setProperty("timezone", "UTC");
        return DriverManager.getConnection(trino.url(), properties);
    }

    /** A session with it. */
    public TrinoAnswers open() {
        try {
            return new TrinoAnswers(this, connect());
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
    }

    /** What answers, and in which version. */
    synchronized String version() {
        if (version == null) {
            try (TrinoAnswers answers = open()) {
                version = "Trino "
                        + answers.query(
                                        "SELECT node_version FROM system.runtime.nodes WHERE coordinator",
                                        row -> row.getString(1))
                                .getFirst();
            }
        }
        return version;
    }

    /** The table of a file; made where it is not there yet. */
    String table(Path file, Connection connection) throws SQLException {
        String name = name(file);
        String full = trino.catalog() + "." + trino.schema() + "." + name;
        if (made.contains(name)) {
            return full;
        }
        link(file, trino.storage().resolve(name));
        String described = columns.apply(file).stream()
                .map(column -> Sql.name(column.name()) + " " + type(column))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + trino.catalog() + "." + trino.schema());
            statement.execute("CREATE TABLE IF NOT EXISTS " + full + " (" + described + ") WITH (format = 'PARQUET',"
                    + " external_location = " + Sql.text(trino.location() + "/" + name) + ")");
        }
        made.add(name);
        return full;
    }

    private static String type(Column column) {
        String type = TYPES.get(column.type());
        if (type == null) {
            throw new IllegalArgumentException("a cluster cannot have a column of type " + column.type());
        }
        return type;
    }

    private static void link(Path file, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.createLink(folder.resolve("data.parquet"), file);
        } catch (FileAlreadyExistsException e) {
            // it was linked before
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot link a file into sluse.engine.trino.storage; it must lie in the same file system as SLUSE_HOME",
                    e);
        }
    }

    private static String name(Path file) {
        try {
            return "t"
                    + DigestUtils.sha256Hex(file.toAbsolutePath().normalize() + " " + Files.size(file) + " "
                                    + Files.getLastModifiedTime(file).toMillis())
                            .substring(0, NAME_LETTERS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at a file", e);
        }
    }
}
