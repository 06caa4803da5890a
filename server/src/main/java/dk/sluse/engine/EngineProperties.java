package dk.sluse.engine;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param memory what one query may hold in memory before it spills to disk
 * @param largeMemory the same for jobs that go through whole registers
 * @param threads how many threads one query may use; 0 for all processors
 * @param sessions how many queries may run at the same time; the next ones wait
 * @param trino a cluster that counts tables and finds rows of registers; null for this process alone
 */
@Validated
@ConfigurationProperties("sluse.engine")
record EngineProperties(
        @DefaultValue("2GB") DataSize memory,
        @DefaultValue("4GB") DataSize largeMemory,
        @DefaultValue("0") @Min(0) int threads,
        @DefaultValue("4") @Min(1) int sessions,
        @Nullable Trino trino) {

    /**
     * A Trino cluster with a catalog of the Hive connector over shared storage.
     *
     * @param url of its coordinator, {@code jdbc:trino://host:port}
     * @param password with which only an encrypted connection is made; null for none, on one machine
     * @param catalog made for Sluse alone
     * @param schema in it; made where it is not there
     * @param storage a folder of Sluse's own on the shared storage, in the same file system as the installation
     * @param location the same folder as the cluster names it, such as {@code local:///tables}
     */
    record Trino(
            @Pattern(regexp = "jdbc:trino://.+") String url,
            @DefaultValue("sluse") String user,
            @Nullable String password,
            @Pattern(regexp = "[a-z0-9_]+") String catalog,

            @DefaultValue("sluse") @Pattern(regexp = "[a-z0-9_]+")
            String schema,

            Path storage,
            String location) {}

    int threadCount() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
