package dk.sluse.scheme.casework;

import jakarta.validation.constraints.Positive;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the office promises.
 *
 * @param consultingDays working days within which Consulting answers: a first contact, or with an offer or a contract
 * @param contentDays working days within which Research Services goes through a content, and others approve their parts
 */
@Validated
@ConfigurationProperties("sluse.casework")
record CaseworkProperties(
        @Positive @DefaultValue("5") int consultingDays,
        @Positive @DefaultValue("10") int contentDays) {

    /** The day by which Consulting answers what comes to it on a day. */
    LocalDate consultingPromise(LocalDate today) {
        return workingDaysAfter(today, consultingDays);
    }

    /** The day by which a content that comes on a day has been gone through, or a part of it approved. */
    LocalDate contentPromise(LocalDate today) {
        return workingDaysAfter(today, contentDays);
    }

    /**
     * So many days from Monday to Friday later. Public holidays count as working days here, so that an answer can only come
     * earlier than it looks.
     */
    private static LocalDate workingDaysAfter(LocalDate day, int days) {
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
