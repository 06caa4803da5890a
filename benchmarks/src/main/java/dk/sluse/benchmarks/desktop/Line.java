package dk.sluse.benchmarks.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A way to a desktop: as a browser goes, or straight to the screen's socket. */
interface Line extends AutoCloseable {

    InputStream in();

    void send(byte[] bytes) throws IOException;

    @Override
    void close();

    /** Straight to the screen, as only root can. */
    static Line direct(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        InputStream in = Channels.newInputStream(channel);
        return new Line() {
            @Override
            public InputStream in() {
                return in;
            }

            @Override
            public void send(byte[] bytes) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }

            @Override
            public void close() {
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** Through the server, over TLS, as a browser. */
    static Line web(HttpClient client, String address) throws IOException {
        PipedInputStream in = new PipedInputStream(1 << 22);
        PipedOutputStream received = new PipedOutputStream(in);
        WebSocket socket = client.newWebSocketBuilder()
                .header("Origin", address.replaceAll("^wss(://[^/]+)/.*$", "https$1"))
                .buildAsync(URI.create(address), new Receiver(received))
                .join();
        ReentrantLock sending = new ReentrantLock();
        return new Line() {
            @Override
            public InputStream in() {
                return in;
            }

            @Override
            public void send(byte[] bytes) {
                sending.lock();
                try {
                    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
                } finally {
                    sending.unlock();
                }
            }

            @Override
            public void close() {
                socket.abort();
            }
        };
    }

    /** Puts what comes where it is read. */
    final class Receiver implements WebSocket.Listener {

        private final PipedOutputStream received;

        Receiver(PipedOutputStream received) {
            this.received = received;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            try {
                received.write(bytes);
                received.flush();
            } catch (IOException e) {
                socket.abort();
            }
            socket.request(1);
            return null;
        }
    }
}
