package dk.sluse.workspace.cluster;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Machines beside the one that the server runs on; none where that is the only one.
 *
 * @param machines names with address and port of their gates
 * @param keys the folder of the server's own keys, made by {@code ./sluse machine-keys}
 * @param slurm who says where there is room; null where the server itself does
 */
@ConfigurationProperties("sluse.workspace.cluster")
record ClusterProperties(
        @DefaultValue Map<String, String> machines,
        @Nullable Path keys,
        @Nullable Slurm slurm) {

    private static final Pattern ADDRESS = Pattern.compile("(.+):([0-9]{1,5})");

    /**
     * How Slurm is reached.
     *
     * @param url of slurmrestd
     * @param user whose jobs they are
     * @param token a file with a token of that user's ({@code scontrol token}), read anew each time
     * @param partition where desktops and jobs go; Slurm's own default if there is none
     * @param desktop memory that is kept for a desktop; what it may use is another limit
     * @param licences whether each program with seats is a licence of the same name there too
     */
    record Slurm(
            URI url,
            @DefaultValue("sluse") String user,
            Path token,
            @Nullable String partition,
            @DefaultValue("512MB") DataSize desktop,
            @DefaultValue("false") boolean licences) {}

    ClusterProperties {
        machines = Map.copyOf(machines);
        if (!machines.isEmpty() && keys == null) {
            throw new IllegalArgumentException(
                    "sluse.workspace.cluster.keys must be set where there are machines: ./sluse machine-keys makes them");
        }
        if (machines.containsKey(Machines.HERE)) {
            throw new IllegalArgumentException("no machine in sluse.workspace.cluster.machines can be called here");
        }
    }

    static InetSocketAddress address(String machine, String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "sluse.workspace.cluster.machines." + machine + " must be an address and a port, host:7711");
        }
        return InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2)));
    }
}
