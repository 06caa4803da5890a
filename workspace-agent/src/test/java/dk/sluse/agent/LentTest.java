package dk.sluse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program of the catalogue, here one that says what it was told, is there for whom it is lent to, and as long as it is. */
@Timeout(120)
class LentTest {

    private static final String NAME = "test-" + ProcessHandle.current().pid();

    @TempDir
    Path home;

    private Machine machine;

    @BeforeEach
    void startAWorkspaceAndInstallAProgram() throws IOException, InterruptedException {
        machine = Machine.start(home);
        var _ = machine.client.ask(machine.workspace(1, "scheme-a"));
        Path folder = Files.createDirectories(machine.places.program(NAME));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        program(folder.resolve("run"), "echo began; while :; do sleep 1; done");
        program(folder.resolve("batch"), "echo \"ran $(cat \"$1\")\"; ls /programs");
    }

    @AfterEach
    void stop() throws IOException {
        if (machine != null) {
            machine.close();
            Host.run("rm", "-rf", machine.places.program(NAME).toString());
        }
    }

    @Test
    void isThereWhileItIsLent() throws IOException, InterruptedException {
        assertThat(inside("ls -A /programs")).isEmpty();
        var _ = machine.client.ask(new Request.Lend(1, NAME));
        var _ = machine.client.ask(new Request.Lend(1, NAME));

        assertThat(inside("ls /programs/*; /usr/lib/sluse/lent")).contains("run", "prog \"" + NAME + "\"");
        assertThat(inside("echo x > /programs/" + NAME + "/run; rm /programs/" + NAME + "/run"))
                .contains("Read-only");
        Path log = machine.begin(1, "began", "/programs/" + NAME + "/run");
        assertThat(log).hasContent("began");
        assertThat(users()).isPositive();

        var _ = machine.client.ask(new Request.TakeBack(1, NAME));

        assertThat(inside("ls -A /programs")).isEmpty();
        assertThat(users()).as("what runs of it has ended").isZero();
        var _ = machine.client.ask(new Request.TakeBack(1, NAME));
        assertThat(machine.client.running()).as("the desktop goes on").hasSize(1);
    }

    @Test
    void isThereForItsJobAlone() throws IOException, InterruptedException {
        String job = ranAsJob();

        assertThat(inside("sluse-job log " + job)).contains("ran data", NAME);
        assertThat(inside("ls -A /programs")).isEmpty();
    }

    @Test
    void isRefusedWhereThereIsNone() {
        assertThatThrownBy(() -> machine.client.ask(new Request.Lend(1, "none")))
                .hasMessage("invalid program");
        assertThatThrownBy(() -> machine.client.ask(new Request.Lend(2, NAME))).hasMessage("invalid workspace");
        assertThatThrownBy(() -> machine.client.ask(new Request.Run(
                        1, new Room("scheme-a", 1, 1), machine.image, "20260101-000000", "none", Machine.SMALL)))
                .hasMessage("invalid program");
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Whoever only works in a program's folder uses it too; and a desktop that begins anew while a job goes on has nothing lent. */
    @Test
    void isTakenFromWhoWorksInItsFolder() throws IOException, InterruptedException {
        var _ = machine.client.ask(new Request.Lend(1, NAME));
        Path log = machine.begin(
                1, "in it", "bash", "-c", "cd /programs/" + NAME + "; echo in it; while :; do sleep 1; done");
        assertThat(log).hasContent("in it");
        assertThat(users()).isPositive();

        var _ = machine.client.ask(new Request.TakeBack(1, NAME));

        assertThat(users()).isZero();
        var _ = machine.client.ask(new Request.Lend(1, NAME));
        var _ = machine.client.ask(
                new Request.Run(1, new Room("scheme-a", 1, 1), machine.image, endless(), "sh", Machine.SMALL));
        var _ = machine.client.ask(new Request.Stop(1, false));
        var _ = machine.client.ask(machine.workspace(1, "scheme-a"));
        assertThat(inside("ls -A /programs")).isEmpty();
    }

    /** How many processes of the desktop use the program. */
    private long users() throws IOException {
        return machine.groups().processes("1-programs").stream()
                .filter(process -> Host.uses(process, "/programs/" + NAME + "/"))
                .count();
    }

    private String endless() throws IOException, InterruptedException {
        return inside("echo 'while :; do sleep 1; done' > ~/a.sh; sluse-job run ~/a.sh")
                .strip();
    }

    /** A licence server is reached by the program's desktops and jobs while they have it, at its one address, and nothing else is. */
    @Test
    void reachesItsLicenceServerAndNothingElse() throws IOException, InterruptedException {
        String ask = "exec 3<>/dev/tcp/127.0.0.1/$0 && echo who >&3 && head -1 <&3";
        try (ServerSocket licences = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(licences));
            Path folder = machine.places.program(NAME);
            Files.writeString(folder.resolve("relay"), "# ours\n2700 localhost:" + licences.getLocalPort() + "\n");
            program(folder.resolve("run"), "bash -c '" + ask + "' 2700; echo done");
            program(folder.resolve("batch"), "bash -c '" + ask + "' 2700 > ~/answer");
            assertThat(inside("bash -c '" + ask + "' " + licences.getLocalPort() + " 2>&1"))
                    .contains("refused");

            var _ = machine.client.ask(new Request.Lend(1, NAME));
            assertThat(inside("/usr/lib/sluse/licensed " + NAME + " run")).isEqualTo("a seat for who\ndone\n");
            assertThat(inside("bash -c '" + ask + "' " + other.getLocalPort() + " 2>&1"))
                    .contains("refused");
            machine.restartAgent();
            assertThat(inside("/usr/lib/sluse/licensed " + NAME + " run")).contains("a seat for who");
            String job = ranAsJob();
            assertThat(machine.places.disk(1).resolve("home/answer")).hasContent("a seat for who");

            var _ = machine.client.ask(new Request.EndJob(1, job));
            var _ = machine.client.ask(new Request.TakeBack(1, NAME));
            assertThat(machine.groups().groups()).noneMatch(group -> group.contains("relay"));
            assertThat(inside("ls -A /programs")).isEmpty();
        }
    }

    /** Runs a job of the program to its end; gives its name. */
    private String ranAsJob() throws IOException, InterruptedException {
        String job = inside("echo data > ~/a." + NAME + "; sluse-job run ~/a." + NAME + " --with " + NAME)
                .strip();
        var _ = machine.client.ask(
                new Request.Run(1, new Room("scheme-a", 1, 1), machine.image, job, NAME, Machine.SMALL));
        while (!machine.client.jobs().getFirst().ended().containsKey(job)) {
            Thread.onSpinWait();
        }
        return job;
    }

    private static void answer(ServerSocket licences) {
        while (!licences.isClosed()) {
            try (Socket asking = licences.accept()) {
                String who = new BufferedReader(new InputStreamReader(asking.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                asking.getOutputStream().write(("a seat for " + who + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                return;
            }
        }
    }

    private String inside(String script) throws IOException, InterruptedException {
        return machine.inside(1, "bash", "-c", script);
    }
}
