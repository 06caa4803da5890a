package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.kernel.SeccompFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts a sandbox so that it outlives whoever started it. */
final class Launcher {

    /**
     * Goes into the control group, opens what only root may read, and gives up all privileges before bwrap is there at all: started as
     * root, its sandbox could write what the machine's kernel obeys. What it starts knows nothing of this environment and command line.
     */
    private static final String SCRIPT = """
            for door in $1; do echo $$ > "$door" || exit 70; done
            echo 300 > /proc/self/oom_score_adj
            exec 8< "$2" 9< "$3"
            user=$4 group=$5
            shift 5
            exec env -i PATH=/usr/bin:/bin setsid setpriv --reuid "$user" --regid "$group" --clear-groups --no-new-privs \\
              --bounding-set=-all --inh-caps=-all --ambient-caps=-all \\
              prlimit --core=0 --nofile=4096:4096 --memlock=0 bwrap --args 8 -- "$@"
            """;

    /** Notes with which number a program ended, whoever started it then. */
    private static final String NOTING = """
            note=$1
            shift
            "$@"
            echo $? > "$note.new" && mv "$note.new" "$note"
            """;

    /** What most programs can read: nothing. */
    static final Path NOTHING = Path.of("/dev/null");

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final ControlGroups groups;
    private final Path seccomp;

    /** @param seccomp where the filter is written to */
    Launcher(ControlGroups groups, Path seccomp) throws IOException {
        this.groups = groups;
        this.seccomp = seccomp;
        Files.write(seccomp, SeccompFilter.bytes());
    }

    /**
     * Starts a sandbox with a program in it.
     *
     * @param group of its processes
     * @param folder where what root must remember of it is written
     */
    Process launch(Sandbox sandbox, String group, Path folder, List<String> program) throws IOException {
        return launch(sandbox, group, folder, program, NOTHING);
    }

    /**
     * The same with something to read.
     *
     * @param input a file of root's
     */
    Process launch(Sandbox sandbox, String group, Path folder, List<String> program, Path input) throws IOException {
        return start(sandbox, folder, command(sandbox, group, folder, program), input);
    }

    /** The same as a program that nobody waits for, with a note of how it ended, once it has. */
    Process launchNoted(Sandbox sandbox, String group, Path folder, List<String> program, Path note)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", NOTING, "sh", note.toString()));
        command.addAll(command(sandbox, group, folder, program));
        return start(sandbox, folder, command, NOTHING);
    }

    private List<String> command(Sandbox sandbox, String group, Path folder, List<String> program) throws IOException {
        Path arguments = folder.resolve(sandbox.name() + ".arguments");
        Files.writeString(arguments, String.join("\0", sandbox.arguments()) + "\0");
        List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        command.addAll(List.of(
                groups.doors(group),
                arguments.toString(),
                seccomp.toString(),
                Integer.toString(sandbox.user()),
                Integer.toString(sandbox.group())));
        command.addAll(program);
        return command;
    }

    private static Process start(Sandbox sandbox, Path folder, List<String> command, Path input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(sandbox.name() + ".log").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        return builder.start();
    }

    /** What shows that something has started. */
    interface Sign {
        boolean seen() throws IOException;
    }

    /** Waits for a sign of what was started. */
    static void await(Process process, Sign sign) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        while (!sign.seen()) {
            boolean over = !process.isAlive() || System.nanoTime() > deadline;
            if (over && !sign.seen()) {
                throw new IOException("it did not start");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
        }
    }

    /** What a sandbox's first program wrote. */
    static String log(Sandbox sandbox, Path folder) throws IOException {
        Path log = folder.resolve(sandbox.name() + ".log");
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    }
}
