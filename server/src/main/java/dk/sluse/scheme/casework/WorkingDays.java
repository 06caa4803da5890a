package dk.sluse.scheme.casework;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days from Monday to Friday. Public holidays count as working days here, so a promise is never later than it looks. */
final class WorkingDays {

    private WorkingDays() {}

    /**
     * The day that comes so many working days after another one.
     *
     * @param days at least 0
     */
    static LocalDate after(LocalDate day, int days) {
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
