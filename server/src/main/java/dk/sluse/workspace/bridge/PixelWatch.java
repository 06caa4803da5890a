package dk.sluse.workspace.bridge;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Notices screens that change as no work does: large parts of them many times a minute, while nobody touches keys or pointer. That is what
 * a program looks like that writes data into pixels for a machine to read.
 */
final class PixelWatch {

    private static final long WINDOW_NANOSECONDS = 60_000_000_000L;
    private static final long QUIET_NANOSECONDS = 2_000_000_000L;

    private final int most;
    private final Deque<Long> changes = new ArrayDeque<>();
    private volatile long usedAt;

    /** @param most changes of a quarter of the screen or more that are usual in a minute without input */
    PixelWatch(int most, long now) {
        this.most = most;
        this.usedAt = now;
    }

    void used(long now) {
        usedAt = now;
    }

    long usedAt() {
        return usedAt;
    }

    /**
     * A part of a screen has been drawn anew.
     *
     * @return whether the screen changes like a machine's; counting begins anew then
     */
    boolean drawn(long area, long screen, long now) {
        if (area * 4 < screen || now - usedAt < QUIET_NANOSECONDS) {
            return false;
        }
        changes.addLast(now);
        while (now - changes.getFirst() > WINDOW_NANOSECONDS) {
            changes.removeFirst();
        }
        boolean odd = changes.size() > most;
        if (odd) {
            changes.clear();
        }
        return odd;
    }
}
