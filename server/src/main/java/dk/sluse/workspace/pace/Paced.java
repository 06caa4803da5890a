package dk.sluse.workspace.pace;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks every few seconds, one look after the other, in a thread of its own. */
public abstract class Paced implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Paced.class);
    private static final Duration PACE = Duration.ofSeconds(2);

    private final String name;
    private final Duration pace;
    private @Nullable ScheduledExecutorService executor;

    /** Looks every two seconds. */
    protected Paced(String name) {
        this(name, PACE);
    }

    protected Paced(String name, Duration pace) {
        this.name = name;
        this.pace = pace;
    }

    /** What is done each time. */
    protected abstract void look();

    /** Something that may fail. */
    protected interface Look {
        void at() throws IOException;
    }

    /** What goes wrong with one keeps nobody from looking at the next. */
    protected void carefully(Look look) {
        try {
            look.at();
        } catch (IOException | RuntimeException e) {
            LOG.error("{}: cannot look after one: {}", name, e.toString());
        }
    }

    @Override
    public void start() {
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        var _ = executor.scheduleWithFixedDelay(
                () -> carefully(this::look), pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
