package dk.sluse.agent;

import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox for bwrap: without network, with namespaces of its own, nothing writable but what is named, no privileges to be had.
 *
 * @param name of it among the sandboxes of a workspace
 * @param user number on the machine; inside everybody is 1000
 * @param arguments of bwrap
 */
record Sandbox(String name, int user, int group, List<String> arguments) {

    static final String HOME = "/home/analyst";
    /** What lies here is offered for sending home. */
    static final String OUT = HOME + "/til-hjemsendelse";

    /** What has come in through the office's pages lies here. */
    static final String IN = HOME + "/modtaget";

    private static final String PROGRAMS = "/programs";
    private static final String JOBS = HOME + "/jobs";

    private static final String TEMPORARY_BYTES = Long.toString(1L << 30);

    Sandbox {
        arguments = List.copyOf(arguments);
    }

    /** Where the desktop is drawn, and nothing else: no program of the analyst's is in it. */
    static Sandbox display(Places places, Request.Start start) {
        int number = start.workspace();
        List<String> arguments = common(places, start.image());
        add(arguments, "--dir", "/tmp/.X11-unix");
        add(arguments, "--bind", places.x11(number).toString(), "/tmp/.X11-unix");
        add(arguments, "--bind", places.rfb(number).toString(), "/run/rfb");
        add(arguments, "--remount-ro", "/", "--chdir", "/");
        return new Sandbox("display", Users.display(number), Users.display(number), arguments);
    }

    /** Where the analyst's programs run; programs of the catalogue that are lent to the desktop are seen here. */
    static Sandbox programs(Places places, int number, Room room, String image) {
        List<String> arguments = common(places, image);
        add(arguments, "--ro-bind", places.lent(number).toString(), PROGRAMS);
        return work(places, number, room, arguments);
    }

    /**
     * The same for a job, which has a program of the catalogue of its own and sees no other.
     *
     * @param program its folder; null for what the image has
     */
    static Sandbox job(Places places, Request.Run run, @Nullable Path program) {
        List<String> arguments = common(places, run.image());
        add(arguments, "--dir", PROGRAMS);
        if (program != null) {
            add(arguments, "--ro-bind", program.toString(), PROGRAMS + "/" + program.getFileName());
            Path sockets = places.relaysOfJob(run.workspace(), run.job());
            add(arguments, "--ro-bind-try", sockets.toString(), PROGRAMS + "/." + program.getFileName());
        }
        return work(places, run.workspace(), run.room(), arguments).named("job-" + run.job());
    }

    private static Sandbox work(Places places, int number, Room room, List<String> arguments) {
        add(arguments, "--dir", "/tmp/.X11-unix");
        add(arguments, "--ro-bind", places.x11(number).toString(), "/tmp/.X11-unix");
        add(arguments, "--ro-bind", places.data(number).toString(), "/data");
        add(arguments, "--bind", places.shared(room.shared()).resolve("files").toString(), "/shared");
        arguments.addAll(CodeStore.shown(places.code(room.shared())));
        add(arguments, "--ro-bind", places.snapshots(number).toString(), "/snapshots");
        add(arguments, "--dir", "/mirrors", "--ro-bind-try", places.mirrors().toString(), "/mirrors");
        add(arguments, "--bind", places.disk(number).resolve("home").toString(), HOME);
        add(arguments, "--bind", places.disk(number).resolve("out").toString(), OUT);
        add(arguments, "--bind", places.incoming(number).toString(), IN);
        add(arguments, "--bind", places.jobs(number).toString(), JOBS);
        add(arguments, "--bind", places.queue(number).toString(), "/queue");
        add(arguments, "--perms", "0700", "--dir", "/run/user/1000");
        add(arguments, "--setenv", "HOME", HOME, "--setenv", "USER", "analyst", "--setenv", "LOGNAME", "analyst");
        add(arguments, "--setenv", "DISPLAY", ":10", "--setenv", "XDG_RUNTIME_DIR", "/run/user/1000");
        add(arguments, "--setenv", "SHELL", "/bin/bash");
        add(arguments, "--remount-ro", "/", "--chdir", HOME);
        return new Sandbox("programs", Users.programs(number), Users.group(room.shared()), arguments);
    }

    /** Where nothing is but what shall go home, which cannot be changed from here. */
    static Sandbox collector(Places places, int number, Room room, String image) {
        List<String> arguments = common(places, image);
        add(arguments, "--ro-bind", places.disk(number).resolve("out").toString(), OUT);
        add(arguments, "--remount-ro", "/", "--chdir", "/");
        return new Sandbox("collect-" + number, Users.programs(number), Users.group(room.shared()), arguments);
    }

    /** Where nothing is but what has come in. */
    static Sandbox receiver(Places places, int number, Room room, String image) {
        List<String> arguments = common(places, image);
        add(arguments, "--bind", places.incoming(number).toString(), IN);
        add(arguments, "--remount-ro", "/", "--chdir", "/");
        return new Sandbox("receive-" + number, Users.programs(number), Users.group(room.shared()), arguments);
    }

    /**
     * From where to where files are copied, and as whom.
     */
    record Copy(Path from, Path to, int user, int group) {}

    /** Where nothing is but the files of which a snapshot is taken, and where it goes. */
    static Sandbox snapshot(Places places, String image, Copy copy) {
        List<String> arguments = common(places, image);
        add(
                arguments,
                "--ro-bind",
                copy.from().toString(),
                "/from",
                "--bind",
                copy.to().toString(),
                "/to");
        add(arguments, "--remount-ro", "/", "--chdir", "/");
        return new Sandbox("snapshot", copy.user(), copy.group(), arguments);
    }

    /** The same again beside it. */
    Sandbox named(String other) {
        return new Sandbox(other, user, group, arguments);
    }

    private static List<String> common(Places places, String image) {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--unshare-all", "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000");
        add(arguments, "--hostname", "workspace", "--cap-drop", "ALL", "--new-session", "--clearenv");
        add(arguments, "--setenv", "PATH", "/usr/local/bin:/usr/bin:/bin", "--setenv", "LANG", "C.UTF-8");
        for (String folder : List.of("usr", "etc", "var", "opt")) {
            add(arguments, "--ro-bind", places.image(image).resolve(folder).toString(), "/" + folder);
        }
        for (String link : List.of("bin", "sbin", "lib", "lib64")) {
            add(arguments, "--symlink", "usr/" + link, "/" + link);
        }
        add(arguments, "--proc", "/proc", "--dev", "/dev");
        for (String folder : List.of("/dev/shm", "/tmp", "/run")) {
            add(arguments, "--perms", folder.equals("/run") ? "0755" : "1777");
            add(arguments, "--size", TEMPORARY_BYTES, "--tmpfs", folder);
        }
        add(arguments, "--seccomp", "9");
        return arguments;
    }

    private static void add(List<String> arguments, String... more) {
        arguments.addAll(List.of(more));
    }
}
