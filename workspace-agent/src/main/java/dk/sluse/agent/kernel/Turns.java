package dk.sluse.agent.kernel;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One thing at a time is done to a workspace. */
public final class Turns {

    /** What is done. */
    public interface Act<T> {
        T run() throws IOException;
    }

    private final Map<Integer, ReentrantLock> busy = new ConcurrentHashMap<>();

    /** Does something to a workspace when nothing else is done to it. */
    public <T> T alone(int workspace, Act<T> act) throws IOException {
        ReentrantLock lock = busy.computeIfAbsent(workspace, _ -> new ReentrantLock());
        lock.lock();
        try {
            return act.run();
        } finally {
            lock.unlock();
        }
    }
}
