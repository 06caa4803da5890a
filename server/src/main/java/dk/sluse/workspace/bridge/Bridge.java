package dk.sluse.workspace.bridge;

import dk.sluse.agent.wire.Line;
import dk.sluse.agent.wire.Way;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
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

    private final Way screen;
    private final Limits limits;
    private final Peer peer;
    private final BrowserInput input = new BrowserInput();
    private final PixelWatch watch;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Line line;

    private Bridge(Way screen, Limits limits, Peer peer) {
        this.screen = screen;
        this.limits = limits;
        this.peer = peer;
        this.watch = new PixelWatch(limits.oddChanges(), System.nanoTime());
    }

    /** Connects a browser to a screen; returns at once. */
    public static Bridge open(Way screen, Limits limits, Peer peer) {
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
            close(line);
            peer.ended(why);
        }
    }

    /** One way of a connection: whatever ends it, ends the connection. */
    private interface Direction {
        void go() throws IOException;
    }

    private void carry(Direction direction) {
        try {
            direction.go();
            end(End.SCREEN_GONE);
        } catch (Violation e) {
            LOG.warn("ended: {}", e.getMessage());
            end(End.VIOLATION);
        } catch (Way.Foreign e) {
            LOG.warn("ended: another's screen");
            end(End.VIOLATION);
        } catch (IOException | RuntimeException e) {
            LOG.debug("a connection ended", e);
            end(End.SCREEN_GONE);
        }
    }

    private static void close(@Nullable Line line) {
        if (line != null) {
            try {
                line.close();
            } catch (IOException e) {
                LOG.debug("a screen's line does not close", e);
            }
        }
    }

    private void greetAndDraw() throws IOException {
        Line connected = screen.open();
        line = connected;
        if (over.get()) {
            close(connected);
            return;
        }
        DataInputStream drawn = new DataInputStream(new BufferedInputStream(connected.in(), PIECE));
        DataOutputStream toScreen = buffered(connected.out());
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
