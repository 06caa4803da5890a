package dk.sluse.workspace.disk;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When snapshots of work files are taken.
 *
 * @param at time of the office's day from which they are taken
 * @param keep of how many days they are kept
 */
@ConfigurationProperties("sluse.workspace.snapshots")
record SnapshotProperties(
        @DefaultValue("01:00") LocalTime at,
        @DefaultValue("14") int keep) {}
