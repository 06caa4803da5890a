package dk.sluse.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Answers set queries over Parquet files: in this process, or by a cluster where one is set up. The same SQL is asked of both, but for the
 * few things that this interface writes; it keeps to what both understand alike.
 */
public interface Answers extends AutoCloseable {

    /** All rows of a query. */
    <T> List<T> query(String sql, EngineSession.RowReader<T> reader);

    /** How many parts that are alike one query may have. */
    int mostParts();

    /** Files with the same columns, to select from. */
    String rows(List<Path> files);

    /** The value at a place of a list, from 1; null beyond its end. */
    String at(String list, int place);

    /** A whole number of up to eighteen digits, so that its sum over any number of rows is exact. */
    String summable(String number);

    /**
     * Places of codes, to join with.
     *
     * @param alias of the table, whose columns are {@code code} and {@code leaf}
     */
    String lookup(Map<String, Integer> places, String alias);

    @Override
    void close();
}
