package dk.sluse.agent;

import dk.sluse.agent.kernel.Disks;
import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.lease.Leases;
import dk.sluse.agent.wire.Limits;
import dk.sluse.agent.wire.Room;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a workspace stands on: its disk, its scheme's shared disk, its data, and the folders of its sockets. */
final class Grounds {

    private static final Logger LOG = System.getLogger(Grounds.class.getName());
    private static final int ROOT = 0;
    private static final String PACKAGE = "package";
    private static final String FORMS = "forms";
    private static final String MINE = "mine";
    private static final String SHARED = "shared";
    private static final String PASSED_THROUGH = "rwx--x--x";
    private static final String OWN = "rwx------";
    private static final int SHARED_MEBIBYTES = 10_240;

    /** So long another machine that is well has to leave a disk. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Places places;
    private final int serverGroup;
    private final Leases leases;

    /** @param serverGroup of the one user who may come to the desktops */
    Grounds(Places places, int serverGroup, Leases leases) throws IOException {
        this.places = places;
        this.serverGroup = serverGroup;
        this.leases = leases;
        folder(places.run(), ROOT, ROOT, PASSED_THROUGH);
        folder(places.run().resolve("workspaces"), ROOT, ROOT, PASSED_THROUGH);
        folder(places.run().resolve("disks"), ROOT, ROOT, PASSED_THROUGH);
        folder(places.work(), ROOT, ROOT, OWN);
        folder(places.held(), ROOT, ROOT, OWN);
        folder(places.collected(), ROOT, serverGroup, "rwxrwx---");
    }

    /** A workspace's number belongs to one scheme for good. */
    void claim(int workspace, Room room) throws IOException {
        Path claim = claim(workspace);
        String owner = room.scheme() + " " + room.shared();
        if (!Files.exists(claim)) {
            Files.writeString(claim, owner);
        } else if (!Files.readString(claim).equals(owner)) {
            throw new IllegalArgumentException("room");
        }
    }

    /** The scheme that a workspace belongs to, without a version. */
    Room room(int workspace) throws IOException {
        String[] owner = Files.readString(claim(workspace)).split(" ", 2);
        return new Room(owner[0], Integer.parseInt(owner[1]), 0);
    }

    private Path claim(int workspace) {
        return places.work().resolve("own-" + workspace + ".room");
    }

    /**
     * Mounts a disk that no other machine holds.
     *
     * @return whether it was made now
     */
    boolean mount(Path disk, Path at, int mebibytes) throws IOException {
        Path file = places.file(disk);
        return leases.hold(file, at, () -> Disks.mount(file, at, mebibytes));
    }

    /** Makes a workspace's disks, and those of its scheme, this machine's, whichever other one holds them. */
    void takeOver(int workspace, Room room) throws IOException {
        claim(workspace, room);
        for (Path disk : List.of(places.disk(workspace), places.shared(room.shared()))) {
            leases.takeOver(places.file(disk), PATIENCE);
            leases.takeOver(places.file(places.kept(disk)), PATIENCE);
        }
    }

    private boolean isThere(int workspace) throws IOException {
        return Disks.isMounted(places.disk(workspace)) && Disks.isMounted(places.data(workspace));
    }

    /** Makes that a workspace can be stood on; what is there is left as it is. */
    void prepare(int number, Room room, String image, Limits limits) throws IOException {
        if (!Files.isDirectory(places.image(image))) {
            throw new IllegalArgumentException("image");
        }
        if (isThere(number)) {
            if (room.version() > Integer.parseInt(noted(number, "version"))) {
                show(number, room.scheme(), room.version());
            }
            return;
        }
        int display = Users.display(number);
        int programs = Users.programs(number);
        int shared = Users.group(room.shared());
        Path disk = places.disk(number);
        mount(disk, disk, limits.diskMebibytes());
        folder(disk, ROOT, ROOT, PASSED_THROUGH);
        folder(disk.resolve("home"), programs, shared, OWN);
        folder(disk.resolve("out"), programs, shared, OWN);
        folder(places.jobs(number), programs, shared, OWN);
        folder(places.queue(number), programs, shared, OWN);
        folder(places.of(number), ROOT, ROOT, PASSED_THROUGH);
        folder(places.x11(number), display, shared, "rwxr-x---");
        folder(places.rfb(number), display, serverGroup, "rwx--x---");
        prepareShown(places.data(number));
        for (String kind : List.of(PACKAGE, FORMS)) {
            folder(places.data(number).resolve(kind), ROOT, ROOT, "rwxr-xr-x");
        }
        showForms(number, room.scheme());
        prepareShown(places.lent(number));
        addMissing(number);
        if (room.version() > 0) {
            show(number, room.scheme(), room.version());
        }
    }

    /** The same; one whose disk is broken keeps the agent from no other. */
    void addMissingOrTell(int number) {
        try {
            addMissing(number);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "workspace {0}: {1}", Integer.toString(number), e.toString());
        }
    }

    /** Makes what a workspace of an agent before this one did not have, so that what is started beside it finds it. */
    void addMissing(int number) throws IOException {
        Room room = room(number);
        folder(places.incoming(number), Users.programs(number), Users.group(room.shared()), OWN);
        mountShared(room.shared());
        if (!Disks.isMounted(places.snapshots(number))) {
            prepareShown(places.snapshots(number));
            for (String kind : List.of(MINE, SHARED)) {
                folder(places.snapshots(number).resolve(kind), ROOT, ROOT, "rwxr-xr-x");
            }
        }
        showSnapshots(number, room.shared());
    }

    private synchronized void mountShared(int number) throws IOException {
        Path disk = places.shared(number);
        int group = Users.group(number);
        mount(disk, disk, SHARED_MEBIBYTES);
        folder(disk, ROOT, ROOT, PASSED_THROUGH);
        folder(disk.resolve("files"), ROOT, group, "rwxrwx---");
        CodeStore.make(places.code(number), group);
    }

    /** What is mounted below such a folder later is seen in sandboxes that have it already. */
    private static void prepareShown(Path folder) throws IOException {
        folder(folder, ROOT, ROOT, "rwxr-xr-x");
        if (!Disks.isMounted(folder)) {
            Host.run("mount", "--bind", folder.toString(), folder.toString());
            Host.run("mount", "--make-shared", folder.toString());
        }
    }

    /** Shows what snapshots there are of a workspace that is there, and of its scheme's folder. */
    boolean showSnapshots(int number, int shared) throws IOException {
        return isThere(number)
                && showSnapshots(places.disk(number), places.snapshots(number).resolve(MINE))
                && showSnapshots(places.shared(shared), places.snapshots(number).resolve(SHARED));
    }

    private synchronized boolean showSnapshots(Path disk, Path at) throws IOException {
        Path kept = places.kept(disk);
        if (Files.exists(places.file(kept)) && !Disks.isMounted(at)) {
            mount(kept, kept, 0);
            folder(kept, ROOT, ROOT, PASSED_THROUGH);
            if (Files.isDirectory(kept.resolve("days"))) {
                Disks.lend(kept.resolve("days"), at);
            }
        }
        return true;
    }

    /** Shows a version of a scheme's package instead of what was shown. */
    void show(int workspace, String scheme, int version) throws IOException {
        Path folder = places.packageFolder(scheme, version);
        if (!Files.exists(folder.resolve("manifest.json")) || !isReal(folder)) {
            throw new IllegalArgumentException("version");
        }
        show(folder, places.data(workspace).resolve(PACKAGE));
        note(workspace, "version", Integer.toString(version));
    }

    /** Shows what there is now of a scheme's registers as files of other programs. */
    void showForms(int workspace, String scheme) throws IOException {
        Path folder = places.forms(scheme);
        if (Files.isDirectory(folder) && isReal(folder)) {
            show(folder, places.data(workspace).resolve(FORMS));
        }
    }

    /** Whether a folder of the server's is where it should be, and no link to somewhere else. */
    private boolean isReal(Path folder) throws IOException {
        return folder.toRealPath()
                .equals(places.home().toRealPath().resolve(places.home().relativize(folder)));
    }

    private void show(Path folder, Path at) throws IOException {
        Disks.take(at);
        Disks.show(folder, at, places.run().resolve("empty"));
    }

    /** Takes away what a workspace that has ended stood on; its files stay. */
    void clear(int workspace) throws IOException {
        Files.deleteIfExists(places.desktop(workspace));
        Disks.take(places.lent(workspace));
        for (String kind : List.of(MINE, SHARED)) {
            Disks.take(places.snapshots(workspace).resolve(kind));
        }
        Disks.take(places.snapshots(workspace));
        Disks.take(places.kept(places.disk(workspace)));
        for (String kind : List.of(PACKAGE, FORMS)) {
            Disks.take(places.data(workspace).resolve(kind));
        }
        Disks.take(places.data(workspace));
        Disks.take(places.disk(workspace));
        Path folder = places.of(workspace);
        if (Files.exists(folder)) {
            Host.run("rm", "-rf", "--one-file-system", folder.toString());
        }
    }

    /** Tells which shared disks must stay. */
    interface InUse {
        Set<Path> disks() throws IOException;
    }

    /** Shared disks are mounted as long as anybody of their scheme works. */
    synchronized void clearShared(InUse inUse) throws IOException {
        Set<Path> used = inUse.disks();
        try (Stream<Path> disks = Files.list(places.run().resolve("disks"))) {
            for (Path disk :
                    disks.filter(one -> one.toString().contains("/shared-")).toList()) {
                if (!used.contains(disk)) {
                    Disks.take(places.kept(disk));
                    Disks.take(disk);
                }
            }
        }
    }

    /** Hands a file of root's over to the server; what lies in the way there is replaced, and never followed. */
    void handOver(Path file, int workspace) throws IOException {
        Files.setAttribute(file, "unix:gid", serverGroup);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.move(file, places.collected(workspace), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Keeps a word on a running workspace. */
    void note(int workspace, String what, String word) throws IOException {
        Files.writeString(places.of(workspace).resolve(what), word);
    }

    /** What was noted; {@code 0} where nothing was. */
    String noted(int workspace, String what) throws IOException {
        Path note = places.of(workspace).resolve(what);
        return Files.exists(note) ? Files.readString(note) : "0";
    }

    static void folder(Path folder, int user, int group, String permissions) throws IOException {
        Files.createDirectories(folder);
        Files.setAttribute(folder, "unix:uid", user);
        Files.setAttribute(folder, "unix:gid", group);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }
}
