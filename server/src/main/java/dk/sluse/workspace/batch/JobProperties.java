package dk.sluse.workspace.batch;

import dk.sluse.agent.wire.Limits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What jobs are like.
 *
 * @param atOnce that run on this machine at the same time
 * @param each that run of one person at the same time
 * @param memory of all programs of a job together
 * @param processors a job may use, 1 being one
 * @param processes of a job
 * @param longest that a job runs
 * @param aDay that one workspace puts into the queue in 24 hours; more wait
 */
@ConfigurationProperties("sluse.workspace.jobs")
public record JobProperties(
        @DefaultValue("4") int atOnce,
        @DefaultValue("2") int each,
        @DefaultValue("4GB") DataSize memory,
        @DefaultValue("1") double processors,
        @DefaultValue("200") int processes,
        @DefaultValue("24h") Duration longest,
        @DefaultValue("500") int aDay) {

    Limits limits(int diskMebibytes) {
        return new Limits((int) memory.toMegabytes(), processes, (int) Math.round(processors * 100), diskMebibytes);
    }
}
