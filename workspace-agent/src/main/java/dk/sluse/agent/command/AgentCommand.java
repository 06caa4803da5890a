package dk.sluse.agent.command;

import dk.sluse.agent.Agent;
import dk.sluse.agent.Places;
import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.lease.Leases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the agent: {@code HOME IMAGES USER GROUP [ends]}; with {@code ends} it ends with who started it, and all workspaces with it. The
 * property {@code sluse.machine} is the machine's name where several share their storage.
 */
public final class AgentCommand {

    private static final List<String> NEEDED =
            List.of("bwrap", "setpriv", "prlimit", "setsid", "mount", "umount", "mkfs.ext4");

    private AgentCommand() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 4) {
            System.err.println(
                    "sluse agent: give the installation's folder, the folder of images, and the numbers of the"
                            + " server's user and group");
            System.exit(2);
        }
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            System.err.println("sluse agent: it must be started by root");
            System.exit(2);
        }
        for (String command : NEEDED) {
            if (!Host.has(List.of(command))) {
                System.err.println(
                        "sluse agent: " + command + " is missing (Debian: bubblewrap, util-linux, e2fsprogs)");
                System.exit(1);
            }
        }
        Places places = Places.of(Path.of(arguments[0]).toAbsolutePath().normalize(), Path.of(arguments[1]));
        Agent agent = Agent.start(
                places,
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Clock.systemUTC(),
                Leases.Terms.of(System.getProperty("sluse.machine", Leases.Terms.ALONE)));
        boolean ends = arguments.length > 4;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(agent, ends)));
        if (ends) {
            // The kernel would not let it be told by one who is no longer root.
            ProcessHandle.current().parent().ifPresent(AgentCommand::endWith);
        }
        System.out.println("sluse agent: listening on " + places.socket());
        new CountDownLatch(1).await();
    }

    private static void endWith(ProcessHandle starter) {
        var _ = starter.onExit().thenRun(() -> System.exit(0));
    }

    private static void close(Agent agent, boolean ends) {
        try {
            agent.close();
            if (ends) {
                agent.endAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
