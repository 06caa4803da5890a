package dk.sluse.catalogue;

import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.installation.Home;
import dk.sluse.installation.hall.InDataHall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every key that any register of the bank ever had, by key type, each with a number of its own from 0 on. The bank's files hold
 * these numbers beside the keys, so that whoever works on keys compares small numbers and not texts. Data hall: the
 * numbers are the office's own and leave it no more than the keys do.
 *
 * <p>Files are only ever added, each with the keys that were new with an import. They are named by the numbers that they hold, so a number
 * is given once, and an interrupted import leaves keys that nobody uses yet.
 */
@Repository
@InDataHall
public class KeyIndex {

    /** Keys with fewer letters and digits than this, zeros in front not counted, are short. */
    public static final int SHORT = 6;

    private static final String COLUMN = "#";

    private final Home home;
    private final JdbcClient jdbc;

    KeyIndex(Home home, JdbcClient jdbc) {
        this.home = home;
        this.jdbc = jdbc;
    }

    /** The column of the bank's files that holds the numbers of a key column. */
    public static String column(String variable) {
        return COLUMN + variable;
    }

    /** Where the index lies; a session that uses it must be let in. */
    public Path folder() {
        return home.bank().resolve(".keys");
    }

    /** The keys of a type to select from, with columns {@code id} and {@code key}. */
    public String keys(String keyType) {
        List<Path> files = files(keyType);
        return files.isEmpty()
                ? "(SELECT CAST(NULL AS INTEGER) AS id, CAST(NULL AS VARCHAR) AS key WHERE false)"
                : Sql.parquet(files);
    }

    /** The short keys of a type, which are few if there are any, with the column {@code key}. */
    public String shortKeys(String keyType) {
        List<Path> files = files(keyType).stream().map(KeyIndex::shortOnes).toList();
        return files.isEmpty() ? "(SELECT CAST(NULL AS VARCHAR) AS key WHERE false)" : Sql.parquet(files);
    }

    private static Path shortOnes(Path file) {
        return file.resolveSibling("short-" + file.getFileName());
    }

    /** The types of key that there are any of. */
    public List<String> keyTypes() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> types = Files.list(folder())) {
            return types.map(type -> type.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key index", e);
        }
    }

    /** How many keys of each type there are. */
    public Map<String, Integer> sizes() {
        return keyTypes().stream().collect(Collectors.toMap(type -> type, this::size));
    }

    /** How many keys of a type there are; their numbers are the ones below. */
    public int size(String keyType) {
        List<Path> files = files(keyType);
        return files.isEmpty() ? 0 : end(files.getLast());
    }

    /** All files, of all key types. */
    List<Path> files() {
        return keyTypes().stream()
                .flatMap(type -> files(type).stream())
                .flatMap(file -> Stream.of(file, shortOnes(file)))
                .toList();
    }

    private List<Path> files(String keyType) {
        Path folder = folder().resolve(keyType);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]{10}-[0-9]{10}\\.parquet"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key index", e);
        }
    }

    private static int end(Path file) {
        return Integer.parseInt(file.getFileName().toString().substring(11, 21));
    }

    /**
     * Gives a number to every key that has none; one at a time for all who import.
     *
     * @param query selects keys as one column; it may repeat them and hold nulls
     */
    @Transactional
    public void admit(EngineSession session, String keyType, String query) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:type, 0))")
                .param("type", "key-index:" + keyType)
                .query()
                .listOfRows();
        int from = size(keyType);
        Path folder = folder().resolve(keyType);
        Path fresh = folder.resolve("fresh.parquet");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(fresh);
            session.execute(Sql.copy(
                    "SELECT CAST(" + from
                            + " + row_number() OVER (ORDER BY key) - 1 AS INTEGER) AS id, key FROM (SELECT"
                            + " DISTINCT key FROM (" + query + ") AS source(key) WHERE key IS NOT NULL) AS wanted"
                            + " ANTI JOIN " + keys(keyType) + " AS known USING (key) ORDER BY key",
                    fresh));
            long count = session.number("SELECT count(*) FROM " + Sql.parquet(List.of(fresh)));
            if (count == 0) {
                Files.delete(fresh);
            } else {
                Path file = folder.resolve(String.format("%010d-%010d.parquet", from, Math.toIntExact(from + count)));
                session.execute(Sql.copy(
                        "SELECT key FROM " + Sql.parquet(List.of(fresh))
                                + " WHERE length(ltrim(regexp_replace(key, '[^0-9A-Za-z]', '', 'g'), '0')) < " + SHORT,
                        shortOnes(file)));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the key index", e);
        }
    }
}
