package dk.sluse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real Trino of two processes on this machine, a coordinator that only plans and a worker, with a catalog {@code hive} over a folder. Assembled
 * from Maven Central by {@code trino/pom.xml}.
 */
public final class TrinoCluster implements AutoCloseable {

    private static final Path ASSEMBLED = Path.of("..", "trino");
    private static final String VERSION = "483";

    private final Path home;
    private final Path storage;
    private final int port;
    private final List<Process> nodes = new ArrayList<>();

    private TrinoCluster(Path home, Path storage, int port) {
        this.home = home;
        this.storage = storage;
        this.port = port;
    }

    /** Whether {@code trino/pom.xml} has been built. */
    public static boolean isAssembled() {
        return Files.isDirectory(ASSEMBLED.resolve("server/target/lib"))
                && Files.isDirectory(ASSEMBLED.resolve("hive/target/lib"));
    }

    /**
     * Starts both and waits until the first query is answered.
     *
     * @param home for settings and logs
     * @param storage what the cluster sees as {@code local:///}
     */
    public static TrinoCluster start(Path home, Path storage) throws IOException {
        TrinoCluster cluster = new TrinoCluster(home, storage, freePort());
        String secret = UUID.randomUUID().toString();
        cluster.node("coordinator", cluster.port, secret);
        cluster.node("worker", freePort(), secret);
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> cluster.number("SELECT count(*) FROM system.runtime.nodes WHERE NOT coordinator") == 1);
        return cluster;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void node(String name, int ownPort, String secret) throws IOException {
        Path folder = Files.createDirectories(home.resolve(name));
        Path plugin = Files.createDirectories(folder.resolve("plugin/hive"));
        for (Path from : List.of(ASSEMBLED.resolve("hive/target"), ASSEMBLED.resolve("hive/target/lib"))) {
            try (Stream<Path> jars = Files.list(from)) {
                for (Path jar :
                        jars.filter(one -> one.toString().endsWith(".jar")).toList()) {
                    Files.createSymbolicLink(plugin.resolve(jar.getFileName()), jar.toRealPath());
                }
            }
        }
        Path catalogs = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(catalogs.resolve("hive.properties"), """
                connector.name=hive
                hive.metastore=file
                hive.metastore.catalog.dir=local:///metastore
                fs.local.enabled=true
                local.location=%s
                hive.parquet.time-zone=UTC
                """.formatted(storage));
        Files.writeString(folder.resolve("config.properties"), """
                coordinator=%s
                node-scheduler.include-coordinator=false
                discovery.uri=http://127.0.0.1:%d
                http-server.http.port=%d
                node.internal-address=127.0.0.1
                node.bind-ip=127.0.0.1
                catalog.management=static
                catalog.config-dir=%s
                plugin.dir=%s
                internal-communication.shared-secret=%s
                query.max-memory-per-node=400MB
                memory.heap-headroom-per-node=200MB
                task.max-worker-threads=2
                task.concurrency=2
                """.formatted(
                        name.equals("coordinator"), port, ownPort, catalogs, folder.resolve("plugin"), secret));
        nodes.add(process(name, folder));
    }

    private static Process process(String name, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseG1GC",
                        "-XX:ReservedCodeCacheSize=256M",
                        "-XX:-OmitStackTraceInFastThrow",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djdk.attach.allowAttachSelf=true",
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dnode.environment=test",
                        "-Dnode.id=" + name,
                        "-Dnode.data-dir=" + Files.createDirectories(folder.resolve("data")),
                        "-Dconfig=" + folder.resolve("config.properties"),
                        "-cp",
                        ASSEMBLED.resolve("server/target/classes").toRealPath() + ":"
                                + ASSEMBLED.resolve("server/target/lib").toRealPath() + "/*",
                        "dk.sluse.trino.TrinoServer",
                        VERSION)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    public String url() {
        return "jdbc:trino://127.0.0.1:" + port;
    }

    /** The one number that a query gives. */
    public long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "test", null);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        nodes.forEach(Process::destroy);
        nodes.forEach(node -> node.onExit().join());
    }
}
