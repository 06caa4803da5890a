package dk.sluse.catalogue;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * One period of a register as it lies in the bank.
 *
 * @param period {@code YYYY} or {@code YYYYMM}
 * @param version of the register's contents; later ones replace earlier ones period by period
 * @param status whether its owner means to change it
 * @param path of the Parquet file, relative to the installation's folder
 */
public record RegisterPeriod(
        String register, String period, int version, Status status, long rows, String path, String sha256) {

    /** Whether a period will be changed. */
    public enum Status {
        PRELIMINARY,
        FINAL
    }

    /** Whether its owner lets it be delivered on a day. */
    public boolean openOn(LocalDate day, OwnerRules rules) {
        return rules.withheldMonths() == 0
                || !day.isBefore(lastDay().plusDays(1).plusMonths(rules.withheldMonths()));
    }

    /** Whether a text is written as periods are: {@code YYYY} or {@code YYYYMM}, of this century or the last. */
    public static boolean isPeriod(String text) {
        return text.matches("(19|20)[0-9]{2}((0[1-9]|1[0-2]))?");
    }

    public int year() {
        return year(period);
    }

    public LocalDate lastDay() {
        return lastDay(period);
    }

    public static int year(String period) {
        return Integer.parseInt(period.substring(0, 4));
    }

    /** The day on which code lists are read for this period. */
    public static LocalDate lastDay(String period) {
        return period.length() == 4
                ? LocalDate.of(year(period), 12, 31)
                : YearMonth.of(year(period), Integer.parseInt(period.substring(4)))
                        .atEndOfMonth();
    }
}
