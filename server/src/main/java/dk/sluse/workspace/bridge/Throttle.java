package dk.sluse.workspace.bridge;

import java.time.Duration;

/**
 * How much may pass in the long run, and how much at once: eyes need much when a window opens and little afterwards, whoever reads
 * data off the pixels needs much all the time. A token bucket; not for several threads.
 */
final class Throttle {

    private final long bytesPerSecond;
    private final long most;
    private double left;
    private long filledAt;

    /**
     * @param bytesPerSecond in the long run
     * @param most at once
     * @param now in nanoseconds, as {@link System#nanoTime}
     */
    Throttle(long bytesPerSecond, long most, long now) {
        this.bytesPerSecond = bytesPerSecond;
        this.most = most;
        this.left = (double) most;
        this.filledAt = now;
    }

    /** Takes so many bytes, and tells how long to wait before the next. */
    Duration take(long bytes, long now) {
        left = Math.min((double) most, left + (double) (now - filledAt) / 1e9 * (double) bytesPerSecond)
                - (double) bytes;
        filledAt = now;
        return left >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-left / (double) bytesPerSecond * 1e9));
    }
}
