package dk.sluse.workspace.bridge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a browser to a screen. */
public final class Bridge {

    /** Why a connection ended; the page knows them by these numbers. */
    public enum End {
        /** The screen is gone: the workspace has ended. */
        SCREEN_GONE(4000),
        /** Nobody used it; the programs go on. */
        IDLE(4001),
        /** The same workspace was opened elsewhere. */
        TAKEN_OVER(4002),
        /** The person may not any more, or has signed out. */
        NO_ACCESS(4003),
        /** Something came that does not pass. */
        VIOLATION(1008);

        private final int code;

        End(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** The browser's side, and who watches. */
    public interface Peer {

        void send(byte[] bytes) throws IOException;

        /** Is called once. */
        void ended(End why);

        void pasted(int characters, boolean allowed);

        /** The screen changes as no work does. */
        void oddPixels();
    }

    /**
     * What passes.
     *
     * @param bytesPerSecond of pixels in the long run
     * @param bytesAtOnce of pixels
     * @param oddChanges so many large changes a minute without input are not work
     * @param longestPaste in characters; 0 where nothing may be pasted
     */
    public record Limits(long bytesPerSecond, long bytesAtOnce, int oddChanges, int longestPaste) {}

    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
    private static final int PIECE = 1 << 16;

    /**
     * Where a screen is.
     *
     * @param user whose it must be, as the kernel tells: a name, or a number where there is no name
     */
    public record Screen(Path socket, String user) {}

    private final Screen screen;
    private final Limits limits;
    private final Peer peer;
    private final BrowserInput input = new BrowserInput();
    private final PixelWatch watch;
    private final AtomicBoolean over = new AtomicBoolean();
    private final SocketChannel channel;

    private Bridge(Screen screen, Limits limits, Peer peer) throws IOException {
        this.screen = screen;
        this.limits = limits;
        this.peer = peer;
        this.watch = new PixelWatch(limits.oddChanges(), System.nanoTime());
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    /** Connects a browser to a screen; returns at once. */
    public static Bridge open(Screen screen, Limits limits, Peer peer) throws IOException {
        Bridge bridge = new Bridge(screen, limits, peer);
        Thread.ofVirtual().name("desktop").start(() -> bridge.carry(bridge::greetAndDraw));
        return bridge;
    }

    /** A piece of what the browser sends. */
    public void receive(byte[] bytes) throws InterruptedException {
        input.add(bytes);
    }

    /** How long its person has not touched a key or the pointer. */
    public Duration idle() {
        return Duration.ofNanos(System.nanoTime() - watch.usedAt());
    }

    /** Ends the connection; the first reason counts. */
    public void end(End why) {
        if (over.compareAndSet(false, true)) {
            input.end();
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("a screen's socket does not close", e);
            }
            peer.ended(why);
        }
    }

    /** One way of a connection: whatever ends it, ends the connection. */
    private interface Way {
        void go() throws IOException;
    }

    private void carry(Way way) {
        try {
            way.go();
            end(End.SCREEN_GONE);
        } catch (Violation e) {
            LOG.warn("ended: {}", e.getMessage());
            end(End.VIOLATION);
        } catch (IOException | RuntimeException e) {
            LOG.debug("a connection ended", e);
            end(End.SCREEN_GONE);
        }
    }

    private void greetAndDraw() throws IOException {
        channel.connect(UnixDomainSocketAddress.of(screen.socket()));
        if (!channel.getOption(ExtendedSocketOptions.SO_PEERCRED)
                .user()
                .getName()
                .equals(screen.user())) {
            throw new Violation("another's screen");
        }
        DataInputStream drawn = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), PIECE));
        DataOutputStream toScreen = buffered(Channels.newOutputStream(channel));
        DataInputStream browser = new DataInputStream(input);
        Greeting.Screen form = Greeting.ofScreen(drawn, toScreen);
        Greeting.ofBrowser(browser, buffered(new ToPeer()), form);
        FromBrowser keys = new FromBrowser(browser, toScreen, limits.longestPaste(), new Person());
        Thread.ofVirtual().name("desktop-keys").start(() -> carry(keys::pump));
        new FromScreen(drawn, new Pixels((long) form.width() * form.height())).pump();
    }

    private static DataOutputStream buffered(OutputStream out) {
        return new DataOutputStream(new BufferedOutputStream(out, PIECE));
    }

    private final class ToPeer extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            peer.send(Arrays.copyOfRange(bytes, from, from + length));
        }
    }

    private final class Person implements FromBrowser.Listener {

        @Override
        public void used() {
            watch.used(System.nanoTime());
        }

        @Override
        public void pasted(int characters, boolean allowed) {
            peer.pasted(characters, allowed);
        }
    }

    private final class Pixels implements FromScreen.Sink {

        private final Throttle throttle =
                new Throttle(limits.bytesPerSecond(), limits.bytesAtOnce(), System.nanoTime());
        private final long screen;

        Pixels(long screen) {
            this.screen = screen;
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            peer.send(bytes);
            Duration wait = throttle.take(bytes.length, System.nanoTime());
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }

        @Override
        public void drawn(long area) {
            if (watch.drawn(area, screen, System.nanoTime())) {
                peer.oddPixels();
            }
        }
    }
}
