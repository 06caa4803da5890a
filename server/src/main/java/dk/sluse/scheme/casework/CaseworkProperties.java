package dk.sluse.scheme.casework;

import jakarta.validation.constraints.Positive;
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
        @Positive @DefaultValue("10") int contentDays) {}
