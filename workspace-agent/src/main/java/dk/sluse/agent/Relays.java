package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.kernel.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets a program of the catalogue ask its licence server: a socket in the workspace for each address that the program's file {@code relay}
 * names, as long as it is lent. The other end is a process of nobody's on the machine, socat, which outlives the agent. Everything else stays
 * out of reach.
 */
final class Relays {

    /** A line of the file: the port inside, and where it leads. */
    private static final Pattern LINE = Pattern.compile("([0-9]{2,5}) ([A-Za-z0-9.-]{1,253}):([0-9]{1,5})");

    private static final ControlGroups.Limits LIMITS = new ControlGroups.Limits(64 << 20, 60, 20, 20);
    private static final int MOST = 8;

    /** How the kernel marks sockets that listen. */
    private static final String LISTENS = " 00010000 ";

    private static final String END = "-r";

    private final ControlGroups groups;
    private final Launcher launcher;

    Relays(ControlGroups groups, Launcher launcher) {
        this.groups = groups;
        this.launcher = launcher;
    }

    /**
     * Opens what a program needs; nothing where it needs nothing, or has it already.
     *
     * @param user of whom the workspace is
     * @param key whose they are: the program's name for a desktop, a job's name for a job
     * @param at where its sockets are seen
     */
    void open(int workspace, Path program, int user, String key, Path at) throws IOException {
        Path wanted = program.resolve("relay");
        if (!Files.isRegularFile(wanted)
                || !groups.processes(group(workspace, key)).isEmpty()) {
            return;
        }
        if (!Host.has(List.of("socat"))) {
            throw new IOException("socat is missing, which reaches licence servers");
        }
        close(workspace, key, at);
        try {
            openAll(workspace, wanted, user, key, at);
        } catch (IOException | IllegalArgumentException e) {
            close(workspace, key, at);
            throw e;
        }
    }

    private void openAll(int workspace, Path wanted, int user, String key, Path at) throws IOException {
        groups.make(group(workspace, key), LIMITS);
        List<String> lines = Files.readAllLines(wanted).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .limit(MOST)
                .toList();
        for (String line : lines) {
            Matcher address = LINE.matcher(line.strip());
            if (!address.matches() || isTaken(at, address.group(1))) {
                throw new IllegalArgumentException("relay");
            }
            // Only while a relay makes its socket the folder is its own: what root touches in it nobody can have
            // swapped.
            Grounds.folder(at, Users.RELAY, Users.RELAY, "rwxr-xr-x");
            Path socket = at.resolve(address.group(1));
            listen(group(workspace, key), socket, address.group(2) + ":" + address.group(3));
            Grounds.folder(at, 0, 0, "rwxr-xr-x");
            if (!Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther()) {
                throw new IOException("a relay has made something else than a socket");
            }
            Files.setAttribute(socket, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Whether another program on the same desktop has a port already: inside there is but one of each. */
    private static boolean isTaken(Path at, String port) throws IOException {
        try (Stream<Path> beside = Files.list(at.resolveSibling("."))) {
            return beside.filter(one -> String.valueOf(one.getFileName()).startsWith("."))
                    .anyMatch(one -> Files.exists(one.resolve(port), LinkOption.NOFOLLOW_LINKS));
        }
    }

    private void listen(String group, Path socket, String to) throws IOException {
        Process process = launcher.launchBare(
                Users.RELAY,
                group,
                List.of(
                        "socat",
                        "UNIX-LISTEN:" + socket + ",fork,max-children=20,mode=0600",
                        "TCP:" + to + ",connect-timeout=10"));
        Launcher.await(process, () -> isListening(socket));
    }

    /** Whether somebody can connect already, which is a moment after the socket is there. */
    private static boolean isListening(Path socket) throws IOException {
        try (Stream<String> sockets = Files.lines(Path.of("/proc/net/unix"))) {
            return sockets.anyMatch(line -> line.contains(LISTENS) && line.endsWith(" " + socket));
        }
    }

    /** Ends what there is of one; the same where there is nothing. */
    void close(int workspace, String key, Path at) throws IOException {
        groups.end(group(workspace, key));
        if (Files.exists(at)) {
            Host.run("rm", "-rf", "--one-file-system", at.toString());
        }
    }

    /** Ends those of a desktop, and those of jobs too if that is wanted. */
    void closeAll(int workspace, boolean jobs) throws IOException {
        for (String group : groups.groups()) {
            if (group.matches(workspace + (jobs ? "-relay-.*" : "-relay-[a-z].*") + END)) {
                groups.end(group);
            }
        }
    }

    private static String group(int workspace, String key) {
        return workspace + "-relay-" + key + END;
    }
}
