package dk.sluse.agent.lease;

import dk.sluse.agent.kernel.Disks;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

        public Terms {
            if (!machine.matches("[a-z0-9][a-z0-9-]{0,62}")) {
                throw new IllegalArgumentException("machine");
            }
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
    private static final String HOLDER = ".holder";
    private static final String WANTED = ".wanted";

    private final Path folder;
    private final Terms terms;
    private final Pulse pulse;
    private final TakeOver takeOver;
    private final Path mounts;
    private final ScheduledExecutorService beats;

    /**
     * @param folder where it is noted who holds what, in that of the disks; root's alone
     * @param mounts below which this machine mounts disks
     */
    public Leases(Path folder, Path mounts, Terms terms) {
        this.folder = folder;
        this.mounts = mounts;
        this.terms = terms;
        this.pulse = new Pulse(folder, terms);
        this.takeOver = new TakeOver(folder, terms.machine(), pulse);
        this.beats = Executors.newScheduledThreadPool(
                3, Thread.ofPlatform().name("leases").daemon().factory());
    }

    /**
     * Says from now on that this machine is well.
     *
     * @param lost is told of disks that what stands on them must leave at once; again and again as long as anything does
     */
    public void start(Consumer<Set<Path>> lost) throws IOException {
        // Disks that an agent mounted which did not know of others.
        for (Path file : mounted()) {
            var _ = Notes.create(note(file, HOLDER), terms.machine());
        }
        every(1, () -> {
            pulse.beat();
            giveBackUnused();
            tell(lost, notMine());
        });
        // Apart from what hangs when the storage does not answer.
        every(1, () -> {
            if (!pulse.isWell()) {
                tell(lost, mounted());
            }
        });
        every(WRITTEN_AFTER, () -> Disks.write(mounts));
    }

    private void every(int pace, Look look) {
        var _ = beats.scheduleWithFixedDelay(
                () -> carefully(look), 0, pace * terms.beat().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void carefully(Look look) {
        try {
            look.run();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "cannot see to the disks: {0}", e.toString());
        }
    }

    private static void tell(Consumer<Set<Path>> lost, Set<Path> gone) {
        if (!gone.isEmpty()) {
            LOG.log(Level.ERROR, "disks that must be left: {0}", Integer.toString(gone.size()));
            lost.accept(gone);
        }
    }

    private Set<Path> mounted() throws IOException {
        return Disks.mounted(folder.resolveSibling(".").normalize(), mounts);
    }

    /** What this machine has mounted and does not hold any more, or what another one asks for. */
    private Set<Path> notMine() throws IOException {
        Set<Path> gone = new HashSet<>();
        for (Path file : mounted()) {
            if (!isMine(file) || isWanted(file)) {
                gone.add(file);
            }
        }
        return gone;
    }

    private synchronized void giveBackUnused() throws IOException {
        if (!pulse.isWell()) {
            return;
        }
        Set<Path> used = Disks.attached();
        try (Stream<Path> notes = Files.list(folder)) {
            for (Path note :
                    notes.filter(one -> one.toString().endsWith(HOLDER)).toList()) {
                Path file = file(note);
                if (isMine(file) && !used.contains(file)) {
                    Disks.sync(file);
                    Files.delete(note);
                    Files.deleteIfExists(note(file, WANTED));
                }
            }
        }
    }

    /**
     * Uses a disk that no other machine holds, which is then this one's as long as it is mounted.
     *
     * @throws Held if another one holds it
     */
    public synchronized <T> T hold(Path file, Use<T> use) throws IOException {
        if (!pulse.isWell()) {
            throw new IOException("this machine may use no disk now");
        }
        if (!isMine(file) && !Notes.create(note(file, HOLDER), terms.machine()) && !isMine(file)) {
            throw new Held();
        }
        return use.run();
    }

    /**
     * Makes a disk this machine's: from another one that is well by asking for it, from one that is not with a copy.
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

    private synchronized boolean taken(Path file) throws IOException {
        Optional<String> holder = Notes.read(note(file, HOLDER));
        if (holder.isEmpty() || isMine(file)) {
            return true;
        }
        if (!pulse.isWell() || !pulse.isDead(holder.get())) {
            Notes.write(note(file, WANTED), terms.machine());
            return false;
        }
        LOG.log(Level.WARNING, "takes over a disk of a machine that says nothing: {0}", holder.get());
        boolean done = takeOver.from(holder.get(), file, note(file, HOLDER));
        if (done) {
            Files.deleteIfExists(note(file, WANTED));
        }
        return done;
    }

    private boolean isMine(Path file) throws IOException {
        return Notes.read(note(file, HOLDER)).filter(terms.machine()::equals).isPresent();
    }

    private boolean isWanted(Path file) throws IOException {
        return Notes.read(note(file, WANTED))
                .filter(by -> !by.equals(terms.machine()))
                .isPresent();
    }

    private Path note(Path file, String kind) {
        return folder.resolve(file.getFileName() + kind);
    }

    private Path file(Path note) {
        String name = String.valueOf(note.getFileName());
        return folder.resolveSibling(name.substring(0, name.length() - HOLDER.length()));
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
