package dk.sluse.agent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where things lie on this machine, for the agent and for who asks it.
 *
 * @param home the installation's folder; its packages are shown to workspaces. It is the server's own, so nothing that root trusts is in it
 * @param images where images of workspaces are, a folder for each
 * @param work where work files are kept; root's alone, as are all folders above it
 * @param run what lasts as long as the machine is up: sockets, mounts; a folder of this installation alone
 */
public record Places(Path home, Path images, Path work, Path run) {

    /** The usual places of an installation; the property {@code sluse.run} is another one for what lasts as long as the machine is up. */
    public static Places of(Path home, Path images) {
        String token = token(home);
        String run = System.getProperty("sluse.run", "/run/sluse/" + token);
        return new Places(home, images, images.resolveSibling("workspaces").resolve(token), Path.of(run));
    }

    /** A short name for an installation on its machine. */
    private static String token(Path home) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(home.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the agent listens. */
    public Path socket() {
        return run.resolve("agent.sock");
    }

    /** Where a running workspace's desktop can be connected to. */
    public Path desktop(int workspace) {
        return rfb(workspace).resolve("s");
    }

    /** The number of the user whose a workspace's desktop is; whoever connects asks the kernel whether it is that one's. */
    public static int displayUser(int workspace) {
        return Users.display(workspace);
    }

    Path rfb(int workspace) {
        return of(workspace).resolve("rfb");
    }

    Path x11(int workspace) {
        return of(workspace).resolve("x11");
    }

    /** The mount points of what is shown of data. */
    Path data(int workspace) {
        return of(workspace).resolve("data");
    }

    Path of(int workspace) {
        return run.resolve("workspaces").resolve(Integer.toString(workspace));
    }

    /** Where a workspace's own disk is mounted. */
    Path disk(int workspace) {
        return run.resolve("disks").resolve("own-" + workspace);
    }

    /** Where copies of what shall go home from a workspace are handed over, all in one file. */
    public Path collected(int workspace) {
        return collected().resolve(Integer.toString(workspace));
    }

    /** The server may take away what is in it. */
    Path collected() {
        return work.resolveSibling(work.getFileName() + "-collected");
    }

    /** Where what comes in from the office's pages lies. */
    Path incoming(int workspace) {
        return disk(workspace).resolve("in");
    }

    /** Where a workspace's jobs have their files. */
    Path jobs(int workspace) {
        return disk(workspace).resolve("jobs");
    }

    /** Where a workspace's jobs wait, each a name and no more. */
    Path queue(int workspace) {
        return disk(workspace).resolve("queue");
    }

    /** Where a scheme's shared folder is mounted. */
    Path shared(int number) {
        return run.resolve("disks").resolve("shared-" + number);
    }

    /** Where a scheme's store of code is, on the disk of its shared folder. */
    Path code(int number) {
        return shared(number).resolve("code");
    }

    /** Where it is noted which machine holds which disk. */
    Path held() {
        return work.resolve("held");
    }

    /** The file that a disk is. */
    Path file(Path disk) {
        return work.resolve(disk.getFileName() + ".img");
    }

    Path packageFolder(String scheme, int version) {
        return home.resolve("packages").resolve(scheme).resolve(Integer.toString(version));
    }

    /** A scheme's registers as files of other programs. */
    Path forms(String scheme) {
        return home.resolve("forms").resolve(scheme);
    }

    /** A program of the catalogue: a folder of root's, beside the images. */
    Path program(String name) {
        return images.resolveSibling("programs").resolve(name);
    }

    /** Where the disk with the snapshots of another one is mounted while they are shown. */
    Path kept(Path disk) {
        return disk.resolveSibling("kept-" + disk.getFileName());
    }

    /** Where a workspace sees snapshots. */
    Path snapshots(int workspace) {
        return of(workspace).resolve("snapshots");
    }

    /** What the office offers to be installed: a folder of root's, beside the images. */
    Path mirrors() {
        return images.resolveSibling("mirrors");
    }

    /** Where programs are shown on a running desktop. */
    Path lent(int workspace) {
        return of(workspace).resolve("programs");
    }

    /** Where a program that is lent to a desktop finds the sockets of its relays. */
    Path relays(int workspace, String program) {
        return lent(workspace).resolve("." + program);
    }

    /** Where a job's program finds them. */
    Path relaysOfJob(int workspace, String job) {
        return of(workspace).resolve("relays-" + job);
    }

    Path image(String name) {
        return images.resolve(name);
    }
}
