package dk.sluse.agent.gate;

import dk.sluse.agent.Places;
import dk.sluse.agent.wire.Line;
import dk.sluse.agent.wire.Way;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/** How a machine where workspaces run is reached. */
public sealed interface Reach {

    Way to(Errand errand);

    /** The way to its agent. */
    default Way agent() {
        return to(new Errand.ToAgent());
    }

    /** The way to a desktop that runs there; it is made sure of that it is that workspace's. */
    default Way desktop(int workspace) {
        return to(new Errand.ToDesktop(workspace));
    }

    /** This machine. */
    record Here(Places places) implements Reach {

        @Override
        public Way to(Errand errand) {
            return errand.way(places);
        }
    }

    /**
     * Another machine, through its {@link Gate}.
     *
     * @param name that its certificate is for
     */
    record There(String name, InetSocketAddress address, Keys keys) implements Reach {

        private static final Duration PATIENCE = Duration.ofSeconds(3);

        @Override
        public Way to(Errand errand) {
            return new Way() {
                @Override
                public boolean isThere() {
                    try (Line _ = open()) {
                        return true;
                    } catch (IOException _) {
                        return false;
                    }
                }

                @Override
                public Line open() throws IOException {
                    return connect(errand);
                }
            };
        }

        private Line connect(Errand errand) throws IOException {
            Socket plain = new Socket();
            try {
                plain.connect(
                        new InetSocketAddress(address.getHostString(), address.getPort()), (int) PATIENCE.toMillis());
                Keys.harden(plain);
                plain.setSoTimeout((int) PATIENCE.toMillis());
                SSLSocket socket = (SSLSocket)
                        keys.context().getSocketFactory().createSocket(plain, name, address.getPort(), true);
                socket.setEnabledProtocols(Keys.VERSIONS);
                Keys.check(socket, name);
                socket.getOutputStream().write((errand.line() + "\n").getBytes(StandardCharsets.US_ASCII));
                if (socket.getInputStream().read() != Errand.CONNECTED) {
                    throw new IOException("it is not there");
                }
                socket.setSoTimeout(0);
                // The plain one, as the end of the other waits for what is being written.
                return new Line(socket.getInputStream(), socket.getOutputStream(), plain);
            } catch (IOException | RuntimeException e) {
                plain.close();
                throw e;
            }
        }
    }
}
