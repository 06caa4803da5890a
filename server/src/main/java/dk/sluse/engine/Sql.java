package dk.sluse.engine;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes names and texts into SQL so that they cannot be anything else. */
public final class Sql {

    private Sql() {}

    public static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    public static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    public static String texts(Collection<String> values) {
        return values.stream().map(Sql::text).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A Parquet file, or several with the same columns, to select from. */
    public static String parquet(Collection<Path> files) {
        return files.stream()
                .map(file -> text(file.toString()))
                .collect(Collectors.joining(", ", "read_parquet([", "])"));
    }

    /** Writes the rows of a query to a text file with commas and the names in its first line. */
    public static String copyAsText(String query, Path file) {
        return "COPY (" + query + ") TO " + text(file.toString()) + " (FORMAT csv, HEADER true)";
    }

    /** The same with every value in quotes, also one that is missing, so that no blank and no row can be overlooked. */
    public static String copyAsQuotedText(String source, List<Map.Entry<String, String>> columns, Path file) {
        String values = columns.stream()
                .map(column ->
                        "coalesce(CAST(" + name(column.getKey()) + " AS VARCHAR), '') AS " + name(column.getValue()))
                .collect(Collectors.joining(", "));
        return "COPY (SELECT " + values + " FROM " + source + ") TO " + text(file.toString())
                + " (FORMAT csv, HEADER true, FORCE_QUOTE *)";
    }

    /** Writes the rows of a query to a Parquet file. */
    public static String copy(String query, Path file) {
        return copy(query, file, "");
    }

    /**
     * The same with less effort and no more bytes: weaker compression of better encodings, no dictionary for columns with so many
     * values that it saves nothing, and no filters for single values.
     */
    public static String copyQuickly(String query, Path file) {
        return copy(
                query,
                file,
                ", COMPRESSION_LEVEL 1, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 8192, WRITE_BLOOM_FILTER false");
    }

    private static String copy(String query, Path file, String options) {
        return "COPY (" + query + ") TO " + text(file.toString()) + " (FORMAT parquet, COMPRESSION zstd" + options
                + ")";
    }
}
