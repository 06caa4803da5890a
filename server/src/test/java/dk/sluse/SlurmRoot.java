package dk.sluse;

import dk.sluse.agent.kernel.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Debian's Slurm in a root of its own, where everything of it runs. */
final class SlurmRoot implements AutoCloseable {

    static final String USER = "sluse";

    /** That user's, who asks slurmrestd. */
    static final int NUMBER = 70_000;

    private final Path root;
    private final Path folder;
    private final List<Process> own = new ArrayList<>();

    /** @param folder where each one's words go */
    SlurmRoot(Path folder) throws IOException {
        this.root = root();
        this.folder = folder;
        Host.run("sh", "-c", SETUP, "sh", root.toString(), settings(), Integer.toString(NUMBER));
        mountRoot();
    }

    /** Slurm's programs, installed once on this machine. */
    private static Path root() throws IOException {
        Path root = Workplace.IMAGES.resolve(".slurm");
        if (!Files.exists(root.resolve("usr/sbin/slurmrestd"))) {
            Path making = root.resolveSibling(".slurm.making");
            Host.runLong("rm", "-rf", making.toString());
            String mirror = Host.run(
                            "sh",
                            "-c",
                            "sed -n 's/^URIs: //p; s/^deb \\(\\[.*\\] \\)\\{0,1\\}\\(http[^ ]*\\) .*/\\2/p'"
                                    + " /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -1")
                    .strip();
            Host.runLong(
                    "mmdebstrap",
                    "--variant=apt",
                    "--mode=root",
                    "--format=directory",
                    "--components=main",
                    "--aptopt=APT::Install-Recommends \"false\"",
                    "--include=slurmctld,slurmd,slurm-client,slurmrestd,munge,slurm-wlm-jwt-plugin",
                    "bookworm",
                    making.toString(),
                    mirror.isEmpty() ? "http://deb.debian.org/debian" : mirror);
            Host.runLong("mv", making.toString(), root.toString());
        }
        return root;
    }

    private static final String KILL = """
            for one in /proc/[0-9]*; do [ "$(readlink "$one/root")" != "$1" ] || kill -9 "${one#/proc/}"; done
            """;

    private static final String SETUP = KILL + """
            cd "$1" || exit 1
            for node in node1 node2; do ip netns del "sluse-$node" 2>/dev/null; ip link del "sl-$node" 2>/dev/null; done
            rm -rf var/spool/slurm* run/munge
            mkdir -p etc/slurm run/munge var/spool/slurmctld var/lib/munge var/log/munge sys proc dev
            head -c 128 /dev/urandom > etc/munge/munge.key
            head -c 32 /dev/urandom > etc/slurm/jwt.key
            printf '%s' "$2" > etc/slurm/slurm.conf
            grep -q '^sluse:' etc/passwd || { echo "sluse:x:$3:$3::/:/bin/sh" >> etc/passwd; echo "sluse:x:$3:" >> etc/group; }
            chroot . sh -c 'chown munge:munge /etc/munge/munge.key /run/munge /var/lib/munge /var/log/munge
            chown slurm /etc/slurm/jwt.key /var/spool/slurmctld'
            chmod 400 etc/munge/munge.key etc/slurm/jwt.key
            chmod 755 run/munge
            """;

    private static String settings() throws IOException {
        return """
                ClusterName=sluse
                SlurmctldHost=%s(10.213.77.1)
                SlurmUser=slurm
                AuthAltTypes=auth/jwt
                AuthAltParameters=jwt_key=/etc/slurm/jwt.key
                StateSaveLocation=/var/spool/slurmctld
                SlurmctldPidFile=/run/slurmctld.pid
                SlurmdPidFile=/run/slurmd-%%n.pid
                SlurmdSpoolDir=/var/spool/slurmd-%%n
                ProctrackType=proctrack/linuxproc
                TaskPlugin=task/none
                SelectType=select/cons_tres
                SelectTypeParameters=CR_CPU_Memory
                SchedulerParameters=batch_sched_delay=0
                SlurmdTimeout=20
                ReturnToService=2
                Licenses=echo:1
                NodeName=node1 NodeAddr=10.213.77.2 CPUs=2 RealMemory=3000
                NodeName=node2 NodeAddr=10.213.77.6 CPUs=2 RealMemory=3000
                PartitionName=work Nodes=node1,node2 Default=YES MaxTime=INFINITE OverSubscribe=FORCE:100
                """.formatted(Host.run("hostname").strip());
    }

    /** Starts a program of Slurm's in its root. */
    Process start(List<String> before, String command) throws IOException {
        List<String> words = new ArrayList<>(before);
        words.addAll(inRoot(command));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("slurm-" + own.size() + ".log").toFile())
                .start();
        own.add(process);
        return process;
    }

    /** Runs a command of Slurm's as its operator, and gives what it printed. */
    String run(String command) throws IOException {
        return Host.run(inRoot(command).toArray(String[]::new));
    }

    private List<String> inRoot(String command) {
        return List.of(
                "nsenter",
                "--mount=/proc/" + own.getFirst().pid() + "/ns/mnt",
                "sh",
                "-c",
                "cd \"$0\" && exec chroot . " + command,
                root.toString());
    }

    /** Mounts of Slurm's root that nobody else sees, made once: each made later would keep the disks that are mounted just then. */
    private void mountRoot() throws IOException {
        Path log = folder.resolve("mounts.log");
        own.add(new ProcessBuilder("unshare", "-m", "--propagation", "private", "sh", "-ec", """
                        mount -t proc proc "$0/proc"
                        mount --rbind /dev "$0/dev"
                        mount --rbind /sys "$0/sys"
                        echo mounted
                        exec sleep infinity""", root.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(log).contains("mounted"));
    }

    /** Ends all that runs in it. */
    @Override
    public void close() throws IOException {
        own.forEach(Process::destroyForcibly);
        Host.run("sh", "-c", KILL, "sh", root.toString());
    }
}
