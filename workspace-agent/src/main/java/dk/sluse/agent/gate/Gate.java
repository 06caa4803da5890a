package dk.sluse.agent.gate;

import dk.sluse.agent.Places;
import dk.sluse.agent.wire.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Lets the server of an installation come from another machine to the agent of this one and to its desktops, and nobody else. It is a process of
 * the server's user, so that it can no more than the server could here; the agent asks the kernel who it is, and it asks the kernel whose the
 * desktops are.
 */
public final class Gate implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Gate.class.getName());

    /** So many are greeted at a time. */
    private static final int MOST_WAITING = 500;

    private static final Duration GREETING = Duration.ofSeconds(10);

    private final Places places;
    private final SSLServerSocket door;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    private Gate(Places places, SSLServerSocket door) {
        this.places = places;
        this.door = door;
    }

    /** Starts listening. */
    public static Gate open(Places places, InetSocketAddress address, Keys keys) throws IOException {
        SSLServerSocket door =
                (SSLServerSocket) keys.context().getServerSocketFactory().createServerSocket();
        door.setNeedClientAuth(true);
        door.setEnabledProtocols(Keys.VERSIONS);
        door.bind(address);
        Gate gate = new Gate(places, door);
        Thread.ofPlatform().name("gate").start(gate::listen);
        return gate;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                SSLSocket caller = (SSLSocket) door.accept();
                if (waiting.tryAcquire()) {
                    Thread.ofVirtual().start(() -> admit(caller));
                } else {
                    caller.close();
                }
            } catch (IOException e) {
                if (!door.isClosed()) {
                    LOG.log(Level.ERROR, "cannot accept: {0}", e.toString());
                }
            }
        }
    }

    private void admit(SSLSocket caller) {
        AtomicBoolean admitted = new AtomicBoolean();
        // Of all of the greeting, and not of each byte of it.
        CompletableFuture.delayedExecutor(GREETING.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> hangUp(caller, admitted));
        try (caller) {
            Errand errand = greeted(caller, admitted);
            try (Line inside = errand.way(places).open()) {
                caller.getOutputStream().write(Errand.CONNECTED);
                carry(caller, inside);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "not let in: {0}", e.toString());
        }
    }

    /** What somebody wants who has shown that he is the server; those who have not have places of their own to wait at. */
    private Errand greeted(SSLSocket caller, AtomicBoolean admitted) throws IOException {
        try {
            Keys.harden(caller);
            Keys.check(caller, Keys.SERVER);
            Errand errand = Errand.read(caller.getInputStream());
            admitted.set(true);
            return errand;
        } finally {
            waiting.release();
        }
    }

    private static void hangUp(SSLSocket caller, AtomicBoolean admitted) {
        if (!admitted.get()) {
            try {
                caller.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "does not close: {0}", e.toString());
            }
        }
    }

    /** Carries both ways until one side has closed. */
    private static void carry(SSLSocket caller, Line inside) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (inside) {
                pump(caller.getInputStream(), inside.out());
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a caller has gone: {0}", e.toString());
            }
        });
        try {
            pump(inside.in(), caller.getOutputStream());
        } catch (ClosedChannelException | SocketException e) {
            LOG.log(Level.DEBUG, "a caller has gone: {0}", e.toString());
        }
    }

    private static void pump(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[1 << 16];
        for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
            to.write(piece, 0, read);
            to.flush();
        }
    }

    /** The port that it listens at. */
    public int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
