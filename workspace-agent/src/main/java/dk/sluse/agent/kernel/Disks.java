package dk.sluse.agent.kernel;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The work files of workspaces: each a file with a file system in it, so that a limit holds and nobody sees the disk beneath. */
public final class Disks {

    private static final long MEBIBYTE = 1 << 20;
    private static final int BLOCK = 512;

    /** Mebibytes; the usual hundred would be most of what an empty folder takes. */
    private static final int JOURNAL = 4;

    private Disks() {}

    /**
     * Mounts a disk, made where there is none yet; the same where it is mounted already. One after the other, so that a file that is mounted
     * at two places is one disk and not two that do not know of each other.
     *
     * @return whether it was made now
     */
    public static synchronized boolean mount(Path file, Path at, int mebibytes) throws IOException {
        if (isMounted(at)) {
            return false;
        }
        boolean fresh = !Files.exists(file);
        if (fresh) {
            make(file, mebibytes * MEBIBYTE);
        }
        Files.createDirectories(at);
        Host.run("mount", "-o", "loop,nosuid,nodev", file.toString(), at.toString());
        return fresh;
    }

    private static void make(Path file, long bytes) throws IOException {
        Path making = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(file.resolveSibling("."));
        Files.deleteIfExists(making);
        Files.createFile(making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (RandomAccessFile sparse = new RandomAccessFile(making.toFile(), "rw")) {
            sparse.setLength(bytes);
        }
        Host.run(
                "mkfs.ext4",
                "-q",
                "-m",
                "0",
                "-J",
                "size=" + JOURNAL,
                "-E",
                "lazy_itable_init=1,nodiscard",
                making.toString());
        Files.move(making, file);
    }

    /**
     * Shows a package as it is, read-only. An overlay of its own for each workspace: two that see the same files could otherwise tell each
     * other something by locks and by watching who reads what.
     */
    public static void show(Path folder, Path at, Path empty) throws IOException {
        Files.createDirectories(at);
        Files.createDirectories(empty);
        if (folder.toString().contains(":") || folder.toString().contains(",")) {
            throw new IOException("the installation's folder must have no ':' and no ',' in its path");
        }
        Host.run(
                "mount",
                "-t",
                "overlay",
                "-o",
                "ro,nosuid,nodev,noexec,lowerdir=" + folder + ":" + empty,
                "overlay",
                at.toString());
    }

    /** Shows a folder as it is somewhere else, read-only; programs in it can be started. */
    public static void lend(Path folder, Path at) throws IOException {
        Host.run("mount", "--bind", folder.toString(), at.toString());
        Host.run("mount", "-o", "remount,bind,ro,nosuid,nodev", at.toString());
    }

    /** Takes away what is mounted at a place, if nobody uses it; false if somebody does. */
    public static boolean takeUnused(Path at) {
        try {
            Host.run("umount", at.toString());
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Takes away what is mounted at a place, at once for whoever comes, later for whoever reads. */
    public static void take(Path at) throws IOException {
        while (isMounted(at)) {
            Host.run("umount", "-l", at.toString());
        }
    }

    public static boolean isMounted(Path at) throws IOException {
        String sought = " " + at + " ";
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return mounts.anyMatch(mount -> mount.contains(sought));
        }
    }

    /** Gives back to the machine what a mounted disk does not use any more, where the machine's own file system can do that. */
    public static void trim(Path at) {
        try {
            // What has been deleted a moment ago is free only when that has been written down.
            Host.run("sync", "--file-system", at.toString());
            Host.run("fstrim", at.toString());
        } catch (IOException _) {
            assert Files.exists(at);
        }
    }

    /** The files that are disks on this machine now, mounted or not yet let go. */
    public static Set<Path> attached() throws IOException {
        return Set.copyOf(devices().values());
    }

    /** The files in a folder that are mounted below another. */
    public static Set<Path> mounted(Path folder, Path below) throws IOException {
        Map<String, Path> devices = devices();
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
            return mounts.map(mount -> mount.split(" ", 3))
                    .filter(words -> words[1].startsWith(below + "/"))
                    .flatMap(words -> Stream.ofNullable(devices.get(words[0])))
                    .filter(file -> file.startsWith(folder))
                    .collect(Collectors.toSet());
        }
    }

    /** Which file each loop device has; one that has lost its name goes by the name that it had. */
    private static Map<String, Path> devices() throws IOException {
        Map<String, Path> devices = new TreeMap<>();
        try (Stream<Path> all = Files.list(Path.of("/sys/block"))) {
            for (Path device :
                    all.filter(one -> one.toString().contains("/loop")).toList()) {
                try {
                    String file = Files.readString(device.resolve("loop/backing_file"))
                            .strip();
                    devices.put("/dev/" + device.getFileName(), Path.of(file.replaceFirst(" \\(deleted\\)$", "")));
                } catch (NoSuchFileException _) {
                    // Nobody uses the device, or has let it go just now; it may be in use again at once.
                }
            }
        }
        return devices;
    }

    /** Has all that was written to disks that are mounted below a folder written to their files now. */
    public static void write(Path below) throws IOException {
        Set<String> devices = devices().keySet();
        List<String> command = new ArrayList<>(List.of("sync", "--file-system"));
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
            mounts.map(mount -> mount.split(" ", 3))
                    .filter(words -> words[1].startsWith(below + "/") && devices.contains(words[0]))
                    .forEach(words -> command.add(words[1]));
        }
        if (command.size() > 2) {
            Host.runLong(command.toArray(String[]::new));
        }
    }

    /** Waits until all that was written to a file is where it lies. */
    public static void sync(Path file) throws IOException {
        if (Files.exists(file)) {
            Host.run("sync", file.toString());
        }
    }

    /** Copies a disk that may be in use as it is at about this moment; what is empty stays so. */
    public static void copy(Path file, Path copy) throws IOException {
        Host.runLong("cp", "--reflink=auto", "--sparse=always", file.toString(), copy.toString());
        // What was written while it was copied may not fit together; 2 is that something was mended.
        Host.runLong("sh", "-c", "e2fsck -fp \"$0\"; [ $? -le 2 ]", copy.toString());
        sync(copy);
    }

    /** How much each disk in a folder takes of the machine's, in bytes; by names without ending. */
    public static Map<String, String> taken(Path folder) throws IOException {
        Map<String, String> taken = new TreeMap<>();
        String listed = Host.run("find", folder.toString(), "-maxdepth", "1", "-name", "*.img", "-printf", "%f %b\n");
        for (String line : listed.lines().toList()) {
            String[] words = line.split(".img ", 2);
            taken.put(words[0], Long.toString(Long.parseLong(words[1].strip()) * BLOCK));
        }
        return taken;
    }

    /** How much there is on a mounted disk, and how much of it is used, in bytes. */
    public static List<Long> use(Path at) throws IOException {
        var store = Files.getFileStore(at);
        return List.of(store.getTotalSpace(), store.getTotalSpace() - store.getUnallocatedSpace());
    }
}
