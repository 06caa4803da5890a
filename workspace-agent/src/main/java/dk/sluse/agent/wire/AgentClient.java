package dk.sluse.agent.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks an agent. */
public final class AgentClient {

    /** The agent does not do something, and says why: {@code invalid …} for what it was asked, {@code failed …} for what it tried. */
    public static final class Refusal extends IOException {

        private static final long serialVersionUID = 1L;

        Refusal(String reason) {
            super(reason);
        }
    }

    private static final int PATIENCE_SECONDS = 90;

    private final Way way;

    /** @param way to the agent */
    public AgentClient(Way way) {
        this.way = way;
    }

    /** Whoever waits for an answer that does not come finds the line closed. */
    private static void hangUp(Line line) {
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is one. */
    public boolean isThere() {
        return way.isThere();
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
        try (Line line = way.open()) {
            CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .execute(() -> hangUp(line));
            line.out().write(request.message().bytes());
            try {
                line.out().write(content);
            } catch (IOException _) {
                // Whoever refuses does not read on; the answer tells why, and is missing where something else has
                // happened.
                assert content.length > 0;
            }
            Message answer = Message.read(new BufferedInputStream(line.in()));
            if (!answer.isOk()) {
                throw new Refusal(answer.text("reason"));
            }
            return answer.values();
        }
    }
}
