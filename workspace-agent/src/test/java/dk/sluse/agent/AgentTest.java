package dk.sluse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Running;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTest {

    @TempDir
    Path home;

    private Machine machine;

    @BeforeEach
    void startMachine() throws IOException, InterruptedException {
        machine = Machine.start(home);
    }

    @AfterEach
    void stop() throws IOException {
        if (machine != null) {
            machine.close();
        }
    }

    @Test
    void startsAWorkspaceOnceAndTellsWhatItUses() throws IOException {
        assertThat(machine.client.ask(machine.workspace(1, "scheme-a"))).containsEntry("started", "true");
        assertThat(machine.client.ask(machine.workspace(1, "scheme-a"))).containsEntry("started", "false");

        List<Running> list = machine.client.running();

        assertThat(list).hasSize(1);
        Running running = list.getFirst();
        assertThat(running.workspace()).isEqualTo(1);
        assertThat(running.memoryBytes()).isBetween(1L << 20, 400L << 20);
        assertThat(running.diskBytes()).isBetween(40L << 20, 64L << 20);
        assertThat(running.version()).isEqualTo(1);
        assertThat(running.image()).isEqualTo(machine.image);
    }

    @Test
    void filesStayWhenAWorkspaceEnds() throws IOException, InterruptedException {
        start(1, "scheme-a");
        assertThat(sh(1, "echo mine > ~/own; echo ours > /shared/ours; echo out > ~/til-hjemsendelse/out"))
                .isEmpty();
        var _ = machine.client.ask(new Request.Stop(1, true));

        assertThat(mounts()).doesNotContain(machine.places.run() + "/workspaces", machine.places.run() + "/disks");
        assertThat(machine.client.running()).isEmpty();
        start(1, "scheme-a");
        assertThat(sh(1, "cat ~/own /shared/ours ~/til-hjemsendelse/out; id -u; umask"))
                .startsWith("mine\nours\nout\n1000\n");
    }

    @Test
    void theSharedFolderIsOfOneScheme() throws IOException, InterruptedException {
        start(1, "scheme-a");
        start(2, "scheme-a");
        start(3, "scheme-b");

        assertThat(sh(1, "umask 007; echo one > /shared/one; chmod 660 /shared/one"))
                .isEmpty();

        assertThat(sh(2, "cat /shared/one; echo two >> /shared/one; ls /data/package"))
                .isEqualTo("one\nmanifest.json\nrows.csv\n");
        assertThat(sh(3, "ls -A /shared; tail -1 /data/package/rows.csv")).isEqualTo("scheme-b\n");
    }

    @Test
    void aNewVersionOfThePackageIsSeenAtOnce() throws IOException, InterruptedException {
        start(1, "scheme-a");
        Path folder = Files.createDirectories(machine.places.packageFolder("scheme-a", 2));
        Files.writeString(folder.resolve("manifest.json"), "{}");
        Files.writeString(folder.resolve("rows.csv"), "second\n");
        Path log = machine.begin(
                1,
                "first",
                "sh",
                "-c",
                "echo first; while ! grep -q second /data/package/rows.csv; do :; done; echo seen");

        var _ = machine.client.ask(new Request.Show(1, 2));

        while (!Files.readString(log).contains("seen")) {
            Thread.onSpinWait();
        }
        assertThat(machine.client.running()).extracting(Running::version).containsExactly(2);
    }

    /** The installation's folder is the server's: a link that somebody put there is not followed by root. */
    @Test
    void aPackageThatIsALinkIsNotShown() throws IOException {
        start(1, "scheme-a");
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("manifest.json"), "{}");
        Files.createSymbolicLink(machine.places.packageFolder("scheme-a", 2), elsewhere);

        assertThatThrownBy(() -> machine.client.ask(new Request.Show(1, 2))).hasMessage("invalid version");
        assertThat(machine.client.running()).extracting(Running::version).containsExactly(1);
    }

    @Test
    void aNumberBelongsToOneSchemeForGood() throws IOException {
        start(1, "scheme-a");
        assertThatThrownBy(() -> start(1, "scheme-b")).hasMessage("invalid room");
        var _ = machine.client.ask(new Request.Stop(1, true));

        assertThatThrownBy(() -> start(1, "scheme-b")).hasMessage("invalid room");
        assertThat(machine.client.running()).isEmpty();
    }

    @Test
    void aDiskHasAnEnd() throws IOException, InterruptedException {
        start(1, "scheme-a");
        long before = Files.getFileStore(home).getUsableSpace();

        assertThat(sh(1, "head -c 300M /dev/zero 2>&1 > ~/big; stat -c %s ~/big"))
                .contains("No space left");
        String flood = """
                import itertools, os
                os.unlink('/home/analyst/big')
                try:
                    for number in itertools.count():
                        open('/home/analyst/f' + str(number), 'w').close()
                except OSError:
                    print(number)
                """;
        assertThat(machine.inside(1, "python3", "-c", flood)).matches("[0-9]{4,6}\n");

        assertThat(before - Files.getFileStore(home).getUsableSpace()).isLessThan(200L << 20);
    }

    /** One that multiplies, or takes all memory, ends by itself and leaves the desktop. */
    @Test
    void bombsStayInside() throws IOException, InterruptedException {
        start(1, "scheme-a");
        start(2, "scheme-b");

        assertThat(sh(1, "python3 -c 'x = bytearray(600 << 20)'; echo $?")).contains("137");
        Path bomb = machine.begin(1, "full", "python3", "-c", """
                import os, time
                while True:
                    try:
                        os.fork()
                    except OSError:
                        print('full', flush=True)
                        time.sleep(600)
                """);

        assertThat(bomb).exists();

        assertThat(machine.groups().processes("1-programs")).hasSizeLessThanOrEqualTo(150);
        assertThat(machine.client.running()).hasSize(2);
        var _ = machine.client.ask(new Request.Stop(1, true));
        assertThat(machine.groups().processes("1-programs")).isEmpty();
        assertThat(sh(2, "echo well")).isEqualTo("well\n");
    }

    /** What nobody may send: more verbs, paths as names, numbers out of range, more than there is to say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "verb@exec\ncommand=id\n\n",
                "workspace@stop\n\n",
                "workspace@stop\nworkspace=0\njobs=true\n\n",
                "workspace@stop\nworkspace=../1\njobs=true\n\n",
                "workspace@stop\nworkspace=99999999\njobs=true\n\n",
                "scheme@start\nworkspace=1\nscheme=../../etc\nshared=1\nversion=1\nimage=core\npaste=true\nmemoryMebibytes=400\nprocesses=50\ncpuPercent=100\ndiskMebibytes=64\n\n",
                "image@start\nworkspace=1\nscheme=scheme-a\nshared=1\nversion=1\nimage=..\npaste=true\nmemoryMebibytes=400\nprocesses=50\ncpuPercent=100\ndiskMebibytes=64\n\n",
                "version@start\nworkspace=1\nscheme=scheme-a\nshared=1\nversion=7\nimage=IMAGE\npaste=true\nmemoryMebibytes=400\nprocesses=50\ncpuPercent=100\ndiskMebibytes=64\n\n",
                "image@start\nworkspace=1\nscheme=scheme-a\nshared=1\nversion=1\nimage=core-none\npaste=true\nmemoryMebibytes=400\nprocesses=50\ncpuPercent=100\ndiskMebibytes=64\n\n",
                "workspace@show\nworkspace=1\nversion=1\n\n",
                "workspace@probe\nworkspace=1\n\n",
                "job@run\nworkspace=1\nscheme=scheme-a\nshared=1\nversion=1\nimage=core\njob=../20260101\nprogram=sh\nmemoryMebibytes=400\nprocesses=50\ncpuPercent=100\ndiskMebibytes=64\n\n",
                "program@run\nworkspace=1\nscheme=scheme-a\nshared=1\nversion=1\nimage=core\njob=20260101-000000\nprogram=../sh\nmemoryMebibytes=400\nprocesses=50\ncpuPercent=100\ndiskMebibytes=64\n\n",
                "job@end-job\nworkspace=1\njob=..\n\n",
                "program@lend\nworkspace=1\nprogram=../../etc\n\n",
                "workspace@lend\nworkspace=1\nprogram=none\n\n",
                "program@take-back\nworkspace=1\nprogram=/\n\n",
                "workspace@collect\nworkspace=1\nfiles=5\nmebibytes=1\n\n",
                "files@collect\nworkspace=1\nfiles=99999999\nmebibytes=1\n\n",
                "workspace@receive\nworkspace=1\nfolder=20260101-000000\nbytes=1\n\nx",
                "job@receive\nworkspace=1\nfolder=../in\nbytes=1\n\nx",
                "bytes@receive\nworkspace=1\nfolder=20260101-000000\nbytes=999999999\n\nx",
                "day@snapshot\nworkspace=1\nimage=core\nday=2026-01-01\nkeep=14\n\n",
                "day@snapshot\nworkspace=1\nimage=core\nday=..\nkeep=14\n\n",
                "image@snapshot\nworkspace=1\nimage=../x\nday=2026-01-01\nkeep=14\n\n",
                "workspace@show-forms\nworkspace=1\n\n",
                "verb@room\nscheme=a\nshared=1\nversion=1\n\n",
                "verb@\n\n"
            })
    void refusesWhatItDoesNotKnow(String reasonAndWords) throws IOException {
        String[] parts = reasonAndWords.split("@", 2);
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(machine.places.socket()));
            var _ = channel.write(
                    ByteBuffer.wrap(parts[1].replace("IMAGE", machine.image).getBytes(StandardCharsets.UTF_8)));

            String answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).isEqualTo("no\nreason=invalid " + parts[0] + "\n\n");
        }
        assertThat(machine.client.running()).isEmpty();
    }

    /** Programs that have ended their own screen still hold data: they are seen, and can be ended. */
    @Test
    void programsWithoutAScreenAreNotForgotten() throws IOException {
        start(1, "scheme-a");
        var _ = machine.begin(1, "busy", "sh", "-c", "echo busy; exec sleep 1000");
        for (long process : machine.groups().processes("1-display")) {
            ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
        }
        while (!machine.groups().processes("1-display").isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(machine.client.running()).extracting(Running::whole).containsExactly(false);
        var _ = machine.client.ask(new Request.Stop(1, true));
        assertThat(machine.groups().processes("1-programs")).isEmpty();
        assertThat(machine.client.running()).isEmpty();
    }

    /** The agent remembers nothing: another one finds all that runs. */
    @Test
    void workspacesOutliveTheAgent() throws IOException, InterruptedException {
        start(1, "scheme-a");
        Path log = machine.begin(1, "at work", "sh", "-c", "echo at work; exec sleep 1000");

        machine.restartAgent();

        assertThat(machine.client.ask(machine.workspace(1, "scheme-a"))).containsEntry("started", "false");
        assertThat(machine.client.running()).hasSize(1);
        assertThat(Host.run("pgrep", "-f", "^sleep 1000$")).isNotBlank();
        assertThat(log).hasContent("at work");
    }

    private void start(int number, String scheme) throws IOException {
        var _ = machine.client.ask(machine.workspace(number, scheme));
    }

    private String sh(int number, String script) throws IOException, InterruptedException {
        return machine.inside(number, "bash", "-c", script);
    }

    private static String mounts() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return String.join("\n", lines.toList());
        }
    }
}
