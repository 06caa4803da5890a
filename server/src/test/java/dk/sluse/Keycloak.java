package dk.sluse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Keycloak on this machine, with the realm that we document and another that stands for NemLog-in. Fetched by {@code keycloak/pom.xml}. */
final class Keycloak implements AutoCloseable {

    private static final Path FETCHED = Path.of("..", "keycloak", "target");

    private final Process process;

    private Keycloak(Process process) {
        this.process = process;
    }

    private static Optional<Path> distribution() {
        if (!Files.isDirectory(FETCHED)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(FETCHED)) {
            return found.filter(one -> Files.isRegularFile(one.resolve("bin/kc.sh")))
                    .findFirst();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isFetched() {
        return distribution().isPresent();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts it and waits until it knows our realm.
     *
     * @param home for a copy of it, as it writes into its own folder
     * @param settings what stands for the variables of the realms
     */
    static Keycloak start(Path home, int port, Map<String, String> settings) throws IOException {
        copy(distribution().orElseThrow(), home);
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.copy(Path.of("..", "docs/sign-in/realm-sluse.json"), imports.resolve("sluse-realm.json"));
        Files.copy(Path.of("src/test/resources/nemlogin-realm.json"), imports.resolve("nemlogin-realm.json"));
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=http://127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx768m");
        builder.environment().putAll(settings);
        Keycloak started = new Keycloak(builder.start());
        URI realm = URI.create("http://127.0.0.1:" + port + "/realms/sluse/.well-known/openid-configuration");
        try (HttpClient client = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(6))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .until(() ->
                            client.send(HttpRequest.newBuilder(realm).build(), HttpResponse.BodyHandlers.discarding())
                                            .statusCode()
                                    == 200);
        }
        return started;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
    }
}
