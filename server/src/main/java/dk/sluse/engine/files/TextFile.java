package dk.sluse.engine.files;

import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text file with a header and fields with something between them. Everything in it is text, so that the engine does not guess. */
public record TextFile(EngineSession session, Path file, Dialect dialect) {

    /** The column of a table that holds the number of the line; the header is line 1. */
    public static final String LINE = "line number";

    /** A longer first line is no header. */
    private static final int LONGEST_HEADER = 1 << 20;

    /**
     * How a text file is written.
     *
     * @param delimiter between fields
     * @param encoding as the engine names it: {@code utf-8} or {@code latin-1}
     */
    public record Dialect(String delimiter, String encoding) {

        Charset charset() {
            return encoding.equals("latin-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        }
    }

    /** The names in the first line, without quotes and blanks around them. */
    public List<String> header() {
        try (BufferedReader reader = Files.newBufferedReader(file, dialect.charset())) {
            String line = firstLine(reader);
            String first = line.startsWith("\uFEFF") ? line.substring(1) : line;
            return Arrays.stream(first.split(Pattern.quote(dialect.delimiter()), -1))
                    .map(column -> column.strip().replaceAll("^\"|\"$", ""))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String firstLine(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = reader.read(); letter >= 0 && letter != '\n' && letter != '\r'; letter = reader.read()) {
            line.append((char) letter);
            if (line.length() > LONGEST_HEADER) {
                return "";
            }
        }
        return line.toString();
    }

    /**
     * Reads the file into a table.
     *
     * @return whether it can be read; lines that cannot are left out, and told by {@link #malformedLines}
     */
    public boolean read(String table) {
        String columns = header().stream()
                .map(column -> Sql.text(column) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        return session.runs("CREATE TEMP TABLE " + table + " AS SELECT row_number() OVER () + 1 AS \"" + LINE + "\", *"
                + " FROM read_csv(" + Sql.text(file.toString())
                + ", all_varchar = true, header = true, auto_detect = false, store_rejects = true, quote = '\"',"
                + " escape = '\"', delim = " + Sql.text(dialect.delimiter()) + ", encoding = "
                + Sql.text(dialect.encoding()) + ", columns = " + columns + ")");
    }

    /** The first lines with too many or too few fields, or broken quotes, of the file that was read last. */
    public List<Long> malformedLines(int most) {
        List<Long> lines = session.query(
                "SELECT DISTINCT line FROM reject_errors ORDER BY line LIMIT " + most, row -> row.getLong(1));
        session.execute("DROP TABLE IF EXISTS reject_errors");
        session.execute("DROP TABLE IF EXISTS reject_scans");
        return lines;
    }
}
