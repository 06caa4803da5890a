package dk.sluse.workspace.in;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be brought in at once.
 *
 * @param files at most
 * @param size of all of them together; at most what a form may carry
 * @param aDay of all that comes into one workspace in a day and a night
 * @param rows of a table that a text may hold at most: code lists are tables too, and data come in another way
 * @param clamd socket of the malware scanner ClamAV
 * @param patience how long it may take for an answer
 * @param scanned whether nothing comes in that it has not scanned; otherwise that is so once it has been seen
 */
@ConfigurationProperties("sluse.workspace.in")
public record IncomingProperties(
        @DefaultValue("50") int files,
        @DefaultValue("15MB") DataSize size,
        @DefaultValue("100MB") DataSize aDay,
        @DefaultValue("5000") int rows,
        @DefaultValue("/run/clamav/clamd.ctl") Path clamd,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("false") boolean scanned) {}
