package dk.sluse.scheme.casework;

import dk.sluse.people.OfficeTime;
import jakarta.validation.constraints.Positive;
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
        return OfficeTime.workingDaysAfter(today, consultingDays);
    }

    /** The day by which a content that comes on a day has been gone through, or a part of it approved. */
    LocalDate contentPromise(LocalDate today) {
        return OfficeTime.workingDaysAfter(today, contentDays);
    }
}
