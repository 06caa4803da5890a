package dk.sluse.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the installation's own, on the loopback address, that dies with this process and recovers from
 * any crash. A second process on the same home attaches to the server that the first one runs.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OWNER = "sluse_owner";
    private static final String APPLICATION = "sluse";

    private final Path folder;
    private final String ownerPassword;
    private final String applicationPassword;
    private int port;
    private @Nullable FileLock lock;
    private @Nullable Process server;

    private EmbeddedPostgres(Path folder) {
        this.folder = folder;
        this.ownerPassword = Secrets.readOrDraw(folder.resolve("owner.password"));
        this.applicationPassword = Secrets.readOrDraw(folder.resolve("application.password"));
    }

    /** Starts the server of this home, or attaches to the one that runs there; returns when it answers. */
    public static EmbeddedPostgres start(Home home) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(home.postgres());
        try {
            if (postgres.takeLock()) {
                postgres.launch();
            } else {
                postgres.port = Integer.parseInt(
                        Files.readString(home.postgres().resolve("port")).strip());
            }
            postgres.awaitAnswer();
            return postgres;
        } catch (IOException | SQLException e) {
            postgres.close();
            throw new IllegalStateException("PostgreSQL did not start; see " + home.postgres() + "/server.log", e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/sluse";
    }

    /** The role that owns the tables; for migrations alone. */
    public String owner() {
        return OWNER;
    }

    public String ownerPassword() {
        return ownerPassword;
    }

    /** The role that the application works as; may not change the audit trail. */
    public String application() {
        return APPLICATION;
    }

    public String applicationPassword() {
        return applicationPassword;
    }

    private boolean takeLock() throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // Another installation object of this very process holds it.
            lock = null;
        }
        if (lock == null) {
            channel.close();
        }
        return lock != null;
    }

    private void launch() throws IOException {
        Path binaries = PostgresBinaries.unpackedUnder(folder).resolve("bin");
        Path data = folder.resolve("data");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            run(command(
                    binaries.resolve("initdb"),
                    "--pgdata=" + data,
                    "--username=" + OWNER,
                    "--pwfile=" + folder.resolve("owner.password"),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C.UTF-8",
                    "--data-checksums"));
        }
        port = freePort();
        Secrets.write(folder.resolve("port"), Integer.toString(port));
        List<String> command = command(
                binaries.resolve("postgres"),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1",
                "-k",
                "",
                "-c",
                "max_connections=60");
        startBoundToThisProcess(command);
    }

    /** The kernel ends the server when the thread that forked it ends, so that thread waits for it. */
    private void startBoundToThisProcess(List<String> command) {
        List<String> bound = new ArrayList<>(List.of("setpriv", "--pdeathsig", "INT", "--"));
        if (command.getFirst().equals("unshare")) {
            bound.addFirst("--user");
            bound.addFirst("unshare");
            command = command.subList(2, command.size());
        }
        bound.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(bound)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()));
        Thread keeper = Thread.ofPlatform().daemon().name("postgres").start(() -> {
            try {
                server = builder.start();
                server.waitFor();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL did not start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        if (!keeper.isAlive()) {
            throw new IllegalStateException("PostgreSQL did not start");
        }
    }

    /** PostgreSQL refuses to run as root, or as a user without a name; in a user namespace of its own it does not see that it is. */
    private static List<String> command(Path program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (List.of("root", "?").contains(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("initdb.log").toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb failed; see " + folder.resolve("initdb.log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres", OWNER, ownerPassword)) {
                prepare(connection);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.onSpinWait();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + APPLICATION + "'")) {
                statement.execute("create role " + APPLICATION + " login password '" + applicationPassword + "'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = 'sluse'")) {
                statement.execute("create database sluse");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    @Override
    public void close() {
        Process running = server;
        if (running != null && running.isAlive()) {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(running.pid()))
                        .start()
                        .waitFor();
                running.waitFor(10, TimeUnit.SECONDS);
            } catch (IOException e) {
                running.destroy();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        releaseLock();
    }

    private void releaseLock() {
        FileLock held = lock;
        if (held != null) {
            try {
                held.acquiredBy().close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot release the lock on " + folder, e);
            }
        }
    }
}
