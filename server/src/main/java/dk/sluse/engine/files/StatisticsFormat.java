package dk.sluse.engine.files;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Files of statistics programs. */
public enum StatisticsFormat {
    /** Stata. */
    DTA(Days.SINCE_1960),
    /** SPSS. */
    SAV(Days.SINCE_THE_CALENDAR),
    /** SAS. */
    SAS7BDAT(Days.SINCE_1960),
    /** What SAS takes to other machines, version 8. */
    XPT(Days.SINCE_1960);

    private static final class Days {

        static final String SINCE_1960 =
                "CASE WHEN abs(%1$s) > 1e11 THEN CAST(DATE '1960-01-01' + CAST(floor(%1$s / 86400000) AS INTEGER) AS DATE)"
                        + " WHEN abs(%1$s) > 1e6 THEN CAST(DATE '1960-01-01' + CAST(floor(%1$s / 86400) AS INTEGER) AS DATE)"
                        + " ELSE CAST(DATE '1960-01-01' + CAST(floor(%1$s) AS INTEGER) AS DATE) END";

        static final String SINCE_THE_CALENDAR = "CAST(DATE '1582-10-14' + CAST(floor(%s / 86400) AS INTEGER) AS DATE)";
    }

    private final String daySql;

    StatisticsFormat(String daySql) {
        this.daySql = daySql;
    }

    /** What such a file's name ends in. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format that a name stands for; empty if it is none of these. */
    public static Optional<StatisticsFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.ending()))
                .findFirst();
    }

    /** The day that a number stands for, as SQL with {@code %s} for the number; days are seconds, milliseconds or days. */
    public String daySql() {
        return daySql;
    }
}
