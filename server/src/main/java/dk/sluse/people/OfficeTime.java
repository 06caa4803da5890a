package dk.sluse.people;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;

/** The office's own time: days begin and end there, for everybody. */
public final class OfficeTime {

    public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    private OfficeTime() {}

    /** The day that it is at the office. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /**
     * So many days from Monday to Friday later. Public holidays count as working days here, so that an answer can only come
     * earlier than it looks.
     */
    public static LocalDate workingDaysAfter(LocalDate day, int days) {
        LocalDate end = day;
        int left = days;
        while (left > 0) {
            end = end.plusDays(1);
            if (end.getDayOfWeek() != DayOfWeek.SATURDAY && end.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return end;
    }
}
