package dk.sluse.engine.files;

import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A file of Stata, SPSS or SAS. Everything in it is read as text, numbers with fourteen decimals at most.
 *
 * @param path of the file, whatever its name ends in
 * @param work an own folder that the session may read; what is left there is the caller's to delete
 */
public record StatisticsFile(EngineSession session, Path path, StatisticsFormat format, Path work) {

    /**
     * Reads the file into a table, with the number of the row, from 1, beside the columns as the number of the line.
     *
     * @return whether it can be read
     */
    public boolean read(String table) throws IOException {
        Path named = work.resolve("read." + format.ending());
        Path text = work.resolve("read.csv");
        Files.deleteIfExists(named);
        Files.deleteIfExists(text);
        Files.createSymbolicLink(named, path.toAbsolutePath());
        session.execute("DROP TABLE IF EXISTS read");
        TextFile csv = new TextFile(session, text, new TextFile.Dialect(",", "utf-8"));
        OptionalLong rows = ReadStat.convert(
                work, named.getFileName().toString(), text.getFileName().toString());
        if (rows.isEmpty() || !csv.read("read") || !csv.malformedLines(1).isEmpty()) {
            return false;
        }
        String columns = csv.header().stream()
                .map(name -> plain(Sql.name(name)) + " AS " + Sql.name(name))
                .collect(Collectors.joining(", "));
        session.execute("CREATE TEMP TABLE " + table + " AS SELECT " + Sql.name(TextFile.LINE) + " - 1 AS "
                + Sql.name(TextFile.LINE) + ", " + columns
                + " FROM read");
        session.execute("DROP TABLE read");
        Files.delete(named);
        Files.delete(text);
        return session.number("SELECT count(*) FROM " + table) == rows.getAsLong();
    }

    /** A number without the zeros that ReadStat put behind it, always to six or fourteen decimals. */
    private static String plain(String column) {
        return "CASE WHEN regexp_full_match(" + column + ", '-?[0-9]+\\.[0-9]{6}([0-9]{8})?') THEN rtrim(rtrim("
                + column + ", '0'), '.') ELSE nullif(rtrim(" + column + "), '') END";
    }
}
