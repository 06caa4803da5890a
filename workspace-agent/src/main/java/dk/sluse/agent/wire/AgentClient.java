package dk.sluse.agent.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks the agent of this machine. */
public final class AgentClient {

    /** The agent does not do something, and says why: {@code invalid …} for what it was asked, {@code failed …} for what it tried. */
    public static final class Refusal extends IOException {

        private static final long serialVersionUID = 1L;

        Refusal(String reason) {
            super(reason);
        }
    }

    private static final int PATIENCE_SECONDS = 90;

    private final Path socket;

    public AgentClient(Path socket) {
        this.socket = socket;
    }

    /** Whoever waits for an answer that does not come finds the line closed. */
    private static void hangUp(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(SocketChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Whether there is one. */
    public boolean isThere() {
        return Files.exists(socket);
    }

    /** Which jobs there are. */
    public List<Batch> jobs() throws IOException {
        return ask(new Request.Jobs()).entrySet().stream()
                .map(one -> Batch.of(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(Batch::workspace))
                .toList();
    }

    /** Which desktops run, and what they use. */
    public List<Running> running() throws IOException {
        return ask(new Request.List()).entrySet().stream()
                .map(one -> Running.of(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(Running::workspace))
                .toList();
    }

    /**
     * Asks for something and waits until it is done.
     *
     * @throws Refusal if the agent does not do it
     * @throws IOException if there is no agent, or it does not answer
     */
    public Map<String, String> ask(Request request) throws IOException {
        return ask(request, new byte[0]);
    }

    /**
     * The same for what is asked with content.
     *
     * @param content what follows the request
     */
    public Map<String, String> ask(Request request, byte[] content) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .execute(() -> hangUp(channel));
            write(channel, request.message().bytes());
            try {
                write(channel, content);
            } catch (IOException _) {
                // Whoever refuses does not read on; the answer tells why, and is missing where something else has
                // happened.
                assert content.length > 0;
            }
            Message answer = Message.read(new BufferedInputStream(Channels.newInputStream(channel)));
            if (!answer.isOk()) {
                throw new Refusal(answer.text("reason"));
            }
            return answer.values();
        }
    }
}
