package dk.sluse.delivery.own.reading;

import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.engine.files.ReadStat;
import dk.sluse.engine.files.StatisticsFile;
import dk.sluse.engine.files.StatisticsFormat;
import dk.sluse.engine.files.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of own data that is about to be read.
 *
 * @param path below a folder that the session may read
 * @param layout where the fields of a text stand; empty for all other files
 * @param variables the names of the declared variables
 */
public record OwnFile(Path path, String layout, List<String> variables) {

    /** The table that a file is read into: the number of the line, and the columns as texts under the names in the file. */
    public static final String TABLE = "own";

    /** Stands for a description of positions that is none. */
    public static final String NO_LAYOUT = "?";

    /** The column with the number of the line, in SQL. */
    public static final String LINE_SQL = Sql.name(TextFile.LINE);

    /**
     * What numbers mean that stand for a day.
     *
     * @param daySql the day of a number, as SQL with {@code %s} for it; empty where days are written out
     */
    public record Days(String daySql) {

        static final Days WRITTEN = new Days("");
    }

    public OwnFile {
        variables = List.copyOf(variables);
    }

    /** Whether a text describes positions, or is empty. */
    public static boolean isLayout(String text) {
        return FixedText.isLayout(text);
    }

    /** Reads the file into {@link #TABLE}. */
    public Days read(FileFormat format, EngineSession session) throws Finding.Refused {
        return switch (format) {
            case CSV -> new DelimitedText(session, this).read();
            case ASC -> new FixedText(session, this).read();
            case XLSX -> new Workbook(session, this).read();
            case ODS -> new OpenDocument(session, this).read();
            case DTA -> statistics(StatisticsFormat.DTA, session);
            case SAV -> statistics(StatisticsFormat.SAV, session);
            case SAS7BDAT -> statistics(StatisticsFormat.SAS7BDAT, session);
        };
    }

    private Days statistics(StatisticsFormat format, EngineSession session) throws Finding.Refused {
        try {
            if (!new StatisticsFile(session, path, format, path.resolveSibling(".")).read(TABLE)) {
                throw new Finding.Refused(
                        ReadStat.isInstalled()
                                ? Finding.of(Reason.UNREADABLE)
                                : Finding.of(Reason.FORMAT_UNREADABLE_HERE, "readstat"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read own data", e);
        }
        return new Days(format.daySql());
    }
}
