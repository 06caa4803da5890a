package dk.sluse.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.agent.Places;
import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.wire.Line;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gate lets in the server of its installation and nobody else, to the agent and the desktops and nothing else. */
@Timeout(60)
class GateTest {

    private static final int WORKSPACE = 7;

    @TempDir
    Path folder;

    private Path keys;
    private Places places;
    private Gate gate;
    private ServerSocketChannel agent;

    @BeforeEach
    void open() throws IOException {
        keys = folder.resolve("keys");
        makeKeys(keys);
        places = new Places(
                folder, folder.resolve("images"), folder.resolve("work"), Path.of("/tmp", "gate-" + System.nanoTime()));
        Files.createDirectories(places.desktop(WORKSPACE).resolveSibling("."));
        agent = listen(places.socket());
        gate = Gate.open(
                places, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Keys.read(keys.resolve("node1")));
    }

    @AfterEach
    void close() throws IOException {
        gate.close();
        agent.close();
        Host.run("rm", "-rf", places.run().toString());
    }

    private static void makeKeys(Path at) throws IOException {
        Host.run(Path.of("../cluster/keys").toAbsolutePath().normalize().toString(), at.toString(), "node1", "node2");
    }

    /** Something that says what it is told. */
    private static ServerSocketChannel listen(Path socket) throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> {
            while (door.isOpen()) {
                try (SocketChannel caller = door.accept();
                        Line line = Line.of(caller)) {
                    line.in().transferTo(line.out());
                } catch (IOException _) {
                    assertThat(door.isRegistered()).isFalse();
                }
            }
        });
        return door;
    }

    private Reach.There reach(String who, String name) throws IOException {
        return new Reach.There(
                name,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), gate.port()),
                Keys.read(keys.resolve(who)));
    }

    @Test
    void theServerComesToTheAgent() throws IOException {
        assertThat(reach("server", "node1").agent().isThere()).isTrue();
        try (Line line = reach("server", "node1").agent().open()) {
            line.out().write("said\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(line.in().readNBytes(5)).asString().isEqualTo("said\n");
        }
    }

    /** What lies where a desktop should be is another user's: this test's own. */
    @Test
    void aDesktopMustBeItsUsers() throws IOException {
        assertThat(reach("server", "node1").desktop(WORKSPACE).isThere()).isFalse();
        try (ServerSocketChannel _ = listen(places.desktop(WORKSPACE))) {
            assertThatThrownBy(() -> reach("server", "node1").desktop(WORKSPACE).open())
                    .hasMessage("it is not there");
            assertThat(new Reach.Here(places).desktop(WORKSPACE).isThere()).isTrue();
            assertThatThrownBy(() -> new Reach.Here(places).desktop(WORKSPACE).open())
                    .hasMessage("another's socket");
        }
    }

    @Test
    void anotherMachineIsNotLetIn() throws IOException {
        assertThatThrownBy(() -> reach("node2", "node1").agent().open()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> reach("node1", "node1").agent().open()).isInstanceOf(IOException.class);
        assertThat(reach("server", "node1").agent().isThere()).isTrue();
    }

    @Test
    void theKeysOfAnotherAuthorityAreNobodys() throws IOException {
        Path own = keys;
        keys = folder.resolve("others");
        makeKeys(keys);
        assertThatThrownBy(() -> reach("server", "node1").agent().open()).isInstanceOf(SSLException.class);
        keys = own;
    }

    /** A machine cannot take another's place: who is asked is told by his certificate. */
    @Test
    void theServerAsksNobodyElse() {
        assertThatThrownBy(() -> reach("server", "node2").agent().open())
                .isInstanceOf(SSLException.class)
                .hasMessage("another's certificate");
    }

    @Test
    void nobodyWithoutKeysIsLetIn() throws Exception {
        SSLContext nobody = SSLContext.getInstance("TLS");
        nobody.init(null, new TrustManager[] {new Believing()}, null);
        try (SSLSocket socket =
                (SSLSocket) nobody.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), gate.port())) {
            assertThatThrownBy(() -> {
                        socket.getOutputStream().write("agent\n".getBytes(StandardCharsets.US_ASCII));
                        assertThat(socket.getInputStream().read()).isNegative();
                        throw new IOException("closed");
                    })
                    .isInstanceOf(IOException.class);
        }
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), gate.port())) {
            plain.getOutputStream().write("agent\nagent\nagent\n".getBytes(StandardCharsets.US_ASCII));
            byte[] said = plain.getInputStream().readAllBytes();
            assertThat(new String(said, StandardCharsets.ISO_8859_1)).doesNotContain("agent");
        }
    }

    @Test
    void noOlderTlsIsSpoken() throws IOException {
        SSLSocket socket = (SSLSocket) Keys.read(keys.resolve("server"))
                .context()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gate.port());
        try (socket) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void nothingElseCanBeComeTo() throws IOException {
        for (String errand : List.of(
                "", "file /etc/passwd", "desktop 0", "desktop ../1", "desktop 12345678", "agent x", "x".repeat(1000))) {
            SSLSocket socket = (SSLSocket) Keys.read(keys.resolve("server"))
                    .context()
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), gate.port());
            try (socket) {
                socket.getOutputStream().write((errand + "\n").getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).as(errand).isNegative();
            } catch (SSLException | SocketException _) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
    }

    @Test
    void keysThatCannotBeUsedAreNamedAndNotShown() throws IOException {
        Files.writeString(
                keys.resolve("node1/key.pem"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> Keys.read(keys.resolve("node1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("node1")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Keys.read(folder.resolve("nowhere"))).isInstanceOf(IOException.class);
    }

    /** Believes whoever answers. */
    private static final class Believing extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
