package dk.sluse.workspace.out;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be offered at once.
 *
 * @param files at most
 * @param size of all of them together, of whole mebibytes
 */
@ConfigurationProperties("sluse.workspace.out")
public record OutgoingProperties(
        @DefaultValue("200") int files,
        @DefaultValue("50MB") DataSize size) {}
