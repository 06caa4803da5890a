package dk.sluse.workspace.recording;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether desktops are recorded.
 *
 * @param on whether they are; who works is told then
 * @param keep for how long recordings are kept
 */
@ConfigurationProperties("sluse.workspace.recording")
public record RecordingProperties(
        @DefaultValue("false") boolean on,
        @DefaultValue("30d") Duration keep) {

    /** For how many days recordings are kept; 0 where none are made. */
    public long days() {
        return on ? keep.toDays() : 0;
    }
}
