package dk.sluse.delivery.own;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the intake of own data.
 *
 * @param maxSize the largest file that may be sent in
 * @param abandonedAfter when an upload that nobody goes on with is destroyed
 */
@ConfigurationProperties("sluse.own-data")
record OwnDataProperties(
        @DefaultValue("10GB") DataSize maxSize,
        @DefaultValue("24h") Duration abandonedAfter) {}
