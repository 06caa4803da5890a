package dk.sluse.agent.lease;

import dk.sluse.agent.kernel.Disks;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Which disks this machine holds, of those that lie where several machines can reach them. A disk is a file with a file system in it: two
 * machines that had it mounted would destroy it, and one that is cut off may go on to write without anybody knowing.
 *
 * <p>So a machine mounts what it holds, and holds what no other one does. As long as it is well it says so every few seconds in a file beside
 * the disks ({@link Pulse}); whoever finds that it has said nothing for long may take its disks over. He does not open the same file then, but
 * a copy that takes its name: what the former machine still writes goes into a file that has no name any more. A machine that
 * cannot say that it is well, or finds that a disk has been taken or is asked for, ends what stands on it.
 *
 * <p>No clock is compared with another machine's.
 */
public final class Leases implements AutoCloseable {

    /**
     * What a machine says, and how long it waits for others.
     *
     * @param machine its name, which no other one that shares the storage has
     * @param beat how often it says that it is well
     * @param dead after how long without a word from another machine its disks may be taken over; several beats
     */
    public record Terms(String machine, Duration beat, Duration dead) {

        /** What a machine is called that shares its storage with no other. */
        public static final String ALONE = "alone";

        public Terms {
            if (!machine.matches("[a-z0-9][a-z0-9-]{0,62}")) {
                throw new IllegalArgumentException("machine");
            }
        }

        /** Whether there is no other machine: nobody takes anything from it then, and it ends nothing. */
        boolean isAlone() {
            return machine.equals(ALONE);
        }

        /** The usual ones of a machine. */
        public static Terms of(String machine) {
            return new Terms(machine, Duration.ofSeconds(3), Duration.ofSeconds(60));
        }
    }

    /** A disk is another machine's. */
    public static final class Held extends IOException {

        private static final long serialVersionUID = 1L;

        Held() {
            super("another machine holds a disk");
        }
    }

    /** What needs a disk: mounts it. */
    public interface Use<T> {
        T run() throws IOException;
    }

    private interface Look {
        void run() throws IOException;
    }

    private static final Logger LOG = System.getLogger(Leases.class.getName());

    /** Beats after which what was written has left the machine; what a machine has not got rid of is lost with it. */
    private static final int WRITTEN_AFTER = 3;

    private static final long PATIENCE_MILLIS = 5_000;

    private final Path work;
    private final Path mounts;
    private final Terms terms;
    private final Pulse pulse;
    private final Holding holding;
    private final Map<String, ReentrantLock> busy = new ConcurrentHashMap<>();
    private final ScheduledExecutorService beats;

    /** How often in a row this machine was found not to be well. */
    private int ill;

    /**
     * @param folder where it is noted who holds what, in that of the disks; root's alone
     * @param mounts below which this machine mounts disks; it lasts as long as the machine is up
     */
    public Leases(Path folder, Path mounts, Terms terms) {
        this.work = folder.resolveSibling(".").normalize();
        this.mounts = mounts;
        this.terms = terms;
        this.pulse = new Pulse(folder, mounts, terms);
        this.holding = new Holding(folder, terms.machine(), pulse);
        this.beats = Executors.newScheduledThreadPool(
                4, Thread.ofPlatform().name("leases").daemon().factory());
    }

    /** Notes what is mounted here already, and says for the first time that this machine is well; disks can be used then. */
    public void begin() throws IOException {
        holding.adopt(mounted(), mounts.resolve("machine"));
        carefully(pulse::beat);
    }

    /**
     * Goes on to say that this machine is well.
     *
     * @param leaving is told of disks that what stands on them must leave at once; again and again as long as anything does
     */
    public void start(Leaving leaving) {
        // Nothing that may take long is done in the same thread.
        every(1, pulse::beat);
        every(1, this::giveBackUnused);
        if (!terms.isAlone()) {
            every(1, () -> leaving.leave(notMine()));
            every(1, () -> leaveAllIfIll(leaving));
            every(WRITTEN_AFTER, () -> Disks.write(mounts));
        }
    }

    private void every(int pace, Look look) {
        long millis = pace * terms.beat().toMillis();
        var _ = beats.scheduleWithFixedDelay(() -> carefully(look), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void carefully(Look look) {
        try {
            look.run();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "cannot see to the disks: {0}", e.toString());
        }
    }

    /** A machine that stood still has a beat's time to be well again. */
    private void leaveAllIfIll(Leaving leaving) {
        ill = pulse.isWell() ? 0 : ill + 1;
        if (ill > 1) {
            leaving.leaveAll();
        }
    }

    /** Disks that are mounted here, as they are called everywhere, whatever way leads to their folder. */
    private Set<Path> mounted() throws IOException {
        return named(Disks.mounted(work.toRealPath(), mounts));
    }

    private Set<Path> named(Set<Path> files) throws IOException {
        Path real = work.toRealPath();
        return files.stream()
                .filter(file -> file.startsWith(real))
                .map(file -> work.resolve(real.relativize(file)))
                .collect(Collectors.toSet());
    }

    /** What this machine has mounted and does not hold any more, or what another one asks for. */
    private Set<Path> notMine() throws IOException {
        Set<Path> gone = mounted();
        for (Path file : Set.copyOf(gone)) {
            if (holding.isMine(file) && !holding.isWanted(file)) {
                gone.remove(file);
            }
        }
        return gone;
    }

    private void giveBackUnused() throws IOException {
        if (!pulse.isWell()) {
            return;
        }
        for (Path file : holding.mine(work)) {
            ReentrantLock lock = lock(file);
            // Whoever has it is about to use it.
            if (lock.tryLock()) {
                try {
                    if (!named(Disks.attached()).contains(file)) {
                        Disks.sync(file);
                        holding.giveBack(file);
                    }
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    private ReentrantLock lock(Path file) {
        return busy.computeIfAbsent(String.valueOf(file.getFileName()), _ -> new ReentrantLock());
    }

    /**
     * Uses a disk that no other machine holds, which is then this one's as long as it is mounted.
     *
     * @param at where it is mounted then
     * @throws Held if another one holds it
     */
    public <T> T hold(Path file, Path at, Use<T> use) throws IOException {
        ReentrantLock lock = lock(file);
        lock.lock();
        try {
            if (!pulse.isWell()) {
                throw new IOException("this machine may use no disk now");
            }
            if (!holding.take(file)) {
                throw new Held();
            }
            T used = use.run();
            // A machine may have stood still between the two.
            if (!pulse.isWell() || !holding.isMine(file)) {
                Disks.take(at);
                throw new Held();
            }
            return used;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes a disk this machine's: from another one that is well by asking for it, from one that is not with a copy, which takes as long as it takes.
     *
     * @param patience how long another machine that is well has to leave it
     * @throws Held if it has not
     */
    public void takeOver(Path file, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!taken(file)) {
            if (System.nanoTime() > deadline) {
                throw new Held();
            }
            try {
                Thread.sleep(terms.beat());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private boolean taken(Path file) throws IOException {
        ReentrantLock lock = lock(file);
        lock.lock();
        try {
            return holding.takeOver(file);
        } finally {
            lock.unlock();
        }
    }

    /** Says nothing any more; disks stay this machine's until another one takes them over. */
    @Override
    public void close() {
        beats.shutdown();
        try {
            if (!beats.awaitTermination(terms.beat().toMillis() + PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "the storage does not answer");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
