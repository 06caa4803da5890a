package dk.sluse.engine;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param memory what one query may hold in memory before it spills to disk
 * @param largeMemory the same for jobs that go through whole registers
 * @param threads how many threads one query may use; 0 for all processors
 * @param sessions how many queries may run at the same time; the next ones wait
 */
@Validated
@ConfigurationProperties("sluse.engine")
record EngineProperties(
        @DefaultValue("2GB") DataSize memory,
        @DefaultValue("4GB") DataSize largeMemory,
        @DefaultValue("0") @Min(0) int threads,
        @DefaultValue("4") @Min(1) int sessions) {

    int threadCount() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
