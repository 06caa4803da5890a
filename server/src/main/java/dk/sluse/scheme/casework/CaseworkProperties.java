package dk.sluse.scheme.casework;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the office promises.
 *
 * @param eligibilityDays working days within which Consulting answers a first contact
 * @param contentDays working days within which Research Services takes up the content
 */
@Validated
@ConfigurationProperties("sluse.casework")
record CaseworkProperties(
        @Positive @DefaultValue("5") int eligibilityDays,
        @Positive @DefaultValue("10") int contentDays) {}
