package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.kernel.Disks;
import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.kernel.Turns;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of work files, a folder for each day. What has not changed is one file in all of them (rsync's hard links). They are on a disk of
 * their own, so that they neither use up the workspace's nor are lost with it, and can be read in the workspace. They are made by a program
 * that is the analyst himself, so that it can read no more than he, and what it reads cannot be changed from there.
 *
 * @see <a href="https://download.samba.org/pub/rsync/rsync.1">rsync(1), --link-dest</a>
 */
final class Snapshots {

    private static final Logger LOG = System.getLogger(Snapshots.class.getName());
    private static final String GROUP = "snapshot";
    private static final String DAYS = "days";

    /** Work comes before it. */
    private static final ControlGroups.Limits LIMITS = new ControlGroups.Limits(1L << 30, 20, 100, 10);

    /** Whoever fills his disk with what is slow to read has no snapshot, and holds nobody up for long. */
    private static final int LONGEST_MINUTES = 30;

    /** What it says when there is no room. */
    private static final int FULL = 3;

    private final Places places;
    private final ControlGroups groups;
    private final Launcher launcher;
    private final Grounds grounds;
    private final Turns turns;
    private final Clock clock;

    /** The workspace that it is being done for; 0 for none. */
    private final AtomicInteger busy = new AtomicInteger();

    /** Something whose snapshots are taken. */
    private record Of(Path disk, List<String> folders, int user, int group, String permissions) {}

    /** What it works with. */
    record Tools(ControlGroups groups, Launcher launcher, Grounds grounds, Turns turns) {}

    Snapshots(Places places, Tools tools, Clock clock) throws IOException {
        this.places = places;
        this.groups = tools.groups;
        this.launcher = tools.launcher;
        this.grounds = tools.grounds;
        this.turns = tools.turns;
        this.clock = clock;
        // What an agent that was killed had begun.
        groups.end(GROUP);
        forgetTries();
        try (Stream<Path> disks = Files.list(places.run().resolve("disks"))) {
            for (Path left : disks.filter(one -> one.toString().matches(".*/(from|to)-[^/]*"))
                    .toList()) {
                Disks.take(left);
            }
        }
    }

    /**
     * Begins one of a workspace and of its scheme's shared folder, and does not wait for its end.
     *
     * @throws IllegalArgumentException if another one is being taken, the workspace has no files, or it is not that day
     */
    Map<String, String> begin(Request.Snapshot snapshot) throws IOException {
        int number = snapshot.workspace();
        // By root's own clock: whoever has taken over the server cannot have many days' taken at once, so that the
        // older ones go.
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate day = LocalDate.parse(snapshot.day());
        if (day.isBefore(today.minusDays(1)) || day.isAfter(today.plusDays(1))) {
            throw new IllegalArgumentException("day");
        }
        if (!Files.exists(places.file(places.disk(number))) || !Files.isDirectory(places.image(snapshot.image()))) {
            throw new IllegalArgumentException("workspace");
        }
        Room room = grounds.room(number);
        if (!busy.compareAndSet(0, number)) {
            throw new IllegalArgumentException("busy");
        }
        Thread.ofVirtual().name("snapshot").start(() -> {
            try {
                takeOrTell(own(number, room), snapshot);
                takeOrTell(shared(room), snapshot);
                turns.alone(number, () -> grounds.showSnapshots(number, room.shared()));
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.ERROR, "no snapshot of workspace {0}: {1}", Integer.toString(number), e.toString());
            } finally {
                busy.set(0);
            }
        });
        return Map.of();
    }

    private Of own(int number, Room room) {
        return new Of(
                places.disk(number),
                List.of("home", "out", "in", "jobs"),
                Users.programs(number),
                Users.group(room.shared()),
                "rwx------");
    }

    /** The shared folder is read by a user that is nobody's, of the scheme's group. */
    private Of shared(Room room) {
        int group = Users.group(room.shared());
        return new Of(places.shared(room.shared()), List.of("files", "code"), group, group, "rwxr-x---");
    }

    /** One that cannot be taken keeps nobody from taking the next. */
    private void takeOrTell(Of of, Request.Snapshot snapshot) {
        try {
            take(of, snapshot);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "no snapshot of {0}: {1}", of.disk().getFileName(), e.toString());
        }
    }

    /** What was broken off has not failed, and may be done again the same day. */
    private void forgetTries() throws IOException {
        Host.run("find", places.work().toString(), "-maxdepth", "1", "-name", "*.tried", "-delete");
    }

    private void take(Of of, Request.Snapshot snapshot) throws IOException {
        Path file = places.file(of.disk());
        Path tried = places.work().resolve(of.disk().getFileName() + ".tried");
        if (!Files.exists(file)
                || (Files.exists(tried) && Files.readString(tried).equals(snapshot.day()))) {
            return;
        }
        // What cannot be done today is not begun again by each who shares the folder.
        Files.writeString(tried, snapshot.day());
        Path from = beside("from-", of.disk());
        Path to = beside("to-", of.disk());
        try {
            grounds.mount(of.disk(), from, 0);
            // The last and the next one have room there, whatever has changed between them.
            grounds.mount(places.kept(of.disk()), to, (int) ((2 * Files.size(file)) >> 20));
            Grounds.folder(to.resolve(DAYS), of.user(), of.group(), of.permissions());
            if (!Files.exists(to.resolve(DAYS).resolve(snapshot.day()))) {
                copy(of, from, to.resolve(DAYS), snapshot);
            }
            note(of.disk(), to.resolve(DAYS));
            forget(to.resolve(DAYS), snapshot.keep());
            note(of.disk(), to.resolve(DAYS));
            Disks.trim(from);
            Disks.trim(to);
        } finally {
            Disks.take(from);
            Disks.take(to);
        }
    }

    private Path beside(String word, Path disk) {
        return disk.resolveSibling(word + disk.getFileName());
    }

    /** Where there is no room for it the oldest go, but never the last. */
    private void copy(Of of, Path from, Path days, Request.Snapshot snapshot) throws IOException {
        Deque<String> kept = new ArrayDeque<>(listed(days));
        while (!copied(of, from, days, snapshot, kept.peekLast())) {
            note(of.disk(), days);
            if (kept.size() <= 1) {
                throw new IOException("there is no room for a snapshot");
            }
            delete(days.resolve(kept.removeFirst()));
        }
    }

    private boolean copied(Of of, Path from, Path days, Request.Snapshot snapshot, @Nullable String last)
            throws IOException {
        Path making = days.resolve(snapshot.day() + ".making");
        deleteLeftOver(days);
        List<String> program = new ArrayList<>(List.of(
                "/usr/lib/sluse/snapshot",
                snapshot.day() + ".making",
                last == null ? "" : last,
                Long.toString(Disks.use(from).getFirst())));
        program.addAll(of.folders());
        Sandbox sandbox =
                Sandbox.snapshot(places, snapshot.image(), new Sandbox.Copy(from, days, of.user(), of.group()));
        groups.make(GROUP, LIMITS);
        try {
            Process process = launcher.launch(sandbox, GROUP, places.work(), program);
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("a snapshot does not come to its end");
            }
            if (process.exitValue() == FULL) {
                delete(making);
                return false;
            }
            if (process.exitValue() != 0) {
                throw new IOException("the files cannot be copied");
            }
            Files.move(making, days.resolve(snapshot.day()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            groups.end(GROUP);
            Launcher.forget(sandbox.name(), places.work());
        }
    }

    private static void deleteLeftOver(Path days) throws IOException {
        try (Stream<Path> all = Files.list(days)) {
            for (Path one : all.filter(one -> one.toString().matches(".*[.](making|deleting)"))
                    .toList()) {
                Host.runLong("rm", "-rf", "--one-file-system", one.toString());
            }
        }
    }

    private static void forget(Path days, int keep) throws IOException {
        List<String> kept = listed(days);
        for (String old : kept.subList(0, Math.max(0, kept.size() - keep))) {
            delete(days.resolve(old));
        }
    }

    /** Nobody can change what is deleted here meanwhile: it is not mounted where an analyst could write. */
    private static void delete(Path snapshot) throws IOException {
        if (Files.exists(snapshot, LinkOption.NOFOLLOW_LINKS)) {
            Path going = snapshot.resolveSibling(snapshot.getFileName() + ".deleting");
            Files.move(snapshot, going);
            Host.runLong("rm", "-rf", "--one-file-system", going.toString());
        }
    }

    private static List<String> listed(Path days) throws IOException {
        try (Stream<Path> all = Files.list(days)) {
            return all.map(one -> String.valueOf(one.getFileName()))
                    .filter(name -> Request.DAY.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    private void note(Path disk, Path days) throws IOException {
        Files.writeString(notes(disk), String.join(",", listed(days)));
    }

    private Path notes(Path disk) {
        return places.work().resolve(disk.getFileName() + ".days");
    }

    /** Gives up one that is being taken; it is taken again another time. */
    void giveUp() throws IOException {
        while (busy.get() != 0) {
            groups.end(GROUP);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        forgetTries();
    }

    /** The days of which there are snapshots, by workspaces, and which workspace's is being taken. */
    Map<String, String> list() throws IOException {
        Map<String, String> list = new TreeMap<>();
        try (Stream<Path> notes = Files.list(places.work())) {
            for (Path note : notes.toList()) {
                String name = String.valueOf(note.getFileName());
                if (name.startsWith("own-") && name.endsWith(".days")) {
                    list.put(name.substring("own-".length(), name.length() - ".days".length()), Files.readString(note));
                }
            }
        }
        list.put("busy", Integer.toString(busy.get()));
        return list;
    }
}
