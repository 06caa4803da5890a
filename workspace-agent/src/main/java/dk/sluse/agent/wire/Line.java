package dk.sluse.agent.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * A connection; each way can be used by a thread of its own.
 *
 * @param end closes it, whoever reads or writes just then
 */
public record Line(InputStream in, OutputStream out, Closeable end) implements Closeable {

    public static Line of(SocketChannel channel) {
        return new Line(Channels.newInputStream(channel), Channels.newOutputStream(channel), channel);
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
