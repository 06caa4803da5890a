package dk.sluse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.agent.wire.Batch;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JobsTest {

    private static final int MACHINE_KILLED = 137;

    @TempDir
    Path home;

    private Machine machine;

    @BeforeEach
    void startAWorkspace() throws IOException, InterruptedException {
        machine = Machine.start(home);
        var _ = machine.client.ask(machine.workspace(1, "scheme-a"));
    }

    @AfterEach
    void stop() throws IOException {
        if (machine != null) {
            machine.close();
        }
    }

    @Test
    void runsAFileThatWasPutIntoTheQueueInside() throws IOException, InterruptedException {
        String job = put("count.py", "print(len(open('/data/package/rows.csv').readlines())); open('made', 'w')");
        assertThat(batch().waiting()).containsExactly(Map.entry(job, "py"));
        assertThat(batch().running()).isEmpty();

        run(job, "py");

        assertThat(awaitEnd(job)).isZero();
        assertThat(batch().waiting()).isEmpty();
        assertThat(inside("sluse-job log; ls ~/made; sluse-job list"))
                .contains("\n3\n", "/home/analyst/made", job + "  count.py", "ended");
        end(job);
        assertThat(batch().ended()).isEmpty();
    }

    @Test
    void tellsHowItEnded() throws IOException, InterruptedException {
        String wrong = put("wrong.sh", "exit 3");
        run(wrong, "sh");
        assertThat(awaitEnd(wrong)).isEqualTo(3);

        String greedy = put("greedy.py", "x = b'x' * (2 << 30)");
        run(greedy, "py");
        assertThat(awaitEnd(greedy)).isEqualTo(MACHINE_KILLED);
        assertThat(inside("sluse-job list")).contains("failed (3)", "ended: killed");
        assertThat(machine.client.running()).as("the desktop goes on").hasSize(1);
    }

    /** Neither the desktop nor the agent is needed for it to come to its end. */
    @Test
    void outlivesDesktopAndAgent() throws IOException, InterruptedException {
        String job = put("long.sh", "echo began > ~/began; while [ ! -e /shared/go ]; do sleep 0.05; done; echo done");
        String beside = put("also.sh", "while :; do sleep 1; done");
        run(job, "sh");
        run(beside, "sh");
        var _ = machine.client.ask(new Request.Stop(1, false));
        assertThat(machine.client.running()).isEmpty();
        machine.restartAgent();
        assertThat(batch().running()).containsExactlyInAnyOrder(job, beside);
        Files.createFile(machine.places.shared(1).resolve("files/go"));

        assertThat(awaitEnd(job)).isZero();

        var _ = machine.client.ask(machine.workspace(1, "scheme-a"));
        assertThat(batch().running()).as("a desktop that opens leaves it alone").containsExactly(beside);
        assertThat(inside("sluse-job log " + job + "; cat began; sluse-job list"))
                .contains("done", "began", "long.sh", "runs");
        var _ = machine.client.ask(new Request.Stop(1, true));
        assertThat(machine.client.jobs()).isEmpty();
        assertThat(machine.groups().groups()).isEmpty();
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(machine.places.run() + "/disks");
    }

    @Test
    void isCancelledFromInside() throws IOException, InterruptedException {
        String job = put("endless.sh", "while :; do sleep 1; done");
        run(job, "sh");
        while (!inside("sluse-job list").contains("runs")) {
            Thread.onSpinWait();
        }
        assertThat(inside("sluse-job cancel " + job)).contains("will be ended");
        assertThat(batch().waiting()).containsExactly(Map.entry(job, Batch.CANCEL));

        end(job);

        assertThat(batch().running()).isEmpty();
        assertThat(batch().waiting()).isEmpty();
        assertThat(inside("sluse-job list")).contains("was ended");
    }

    /** The folder of jobs is the analyst's: whatever lies there, only names are read, and nothing is followed. */
    @Test
    void readsNothingButNames() throws IOException, InterruptedException {
        assertThat(inside("""
                cd /queue && ln -s /etc 20260101-000000.r && mkdir 20260101-000001.py && mkfifo 20260101-000002.sh &&
                touch 'a b' 20260101-00000.r '20260101-000003.r;x' 20260101-000004.SAS &&
                mv ~/jobs ~/other 2>&1; rmdir ~/jobs 2>&1; ln -sfn /etc ~/jobs""")).contains("busy");

        assertThat(batch().waiting())
                .containsOnly(
                        Map.entry("20260101-000000", "r"),
                        Map.entry("20260101-000001", "py"),
                        Map.entry("20260101-000002", "sh"));
        run("20260101-000000", "r");
        assertThat(awaitEnd("20260101-000000")).isNotZero();
        assertThat(Files.isDirectory(Path.of("/etc"))).isTrue();
    }

    @Test
    void isNotStartedTwiceNorInAnotherScheme() throws IOException, InterruptedException {
        String job = put("endless.sh", "while :; do sleep 1; done");
        run(job, "sh");

        assertThatThrownBy(() -> run(job, "sh")).hasMessage("invalid job");
        assertThatThrownBy(() -> machine.client.ask(new Request.Run(
                        1, new Room("scheme-b", 2, 1), machine.image, "20260101-000000", "sh", Machine.SMALL)))
                .hasMessage("invalid room");
        assertThat(batch().running()).containsExactly(job);
    }

    /** Puts a program file into the queue, as an analyst does; gives the job's name. */
    private String put(String name, String program) throws IOException, InterruptedException {
        return inside("cat > ~/" + name + " <<'END'\n" + program + "\nEND\nsluse-job run ~/" + name)
                .strip();
    }

    private String inside(String script) throws IOException, InterruptedException {
        return machine.inside(1, "bash", "-c", script);
    }

    private void run(String job, String program) throws IOException {
        var _ = machine.client.ask(
                new Request.Run(1, new Room("scheme-a", 1, 1), machine.image, job, program, Machine.SMALL));
    }

    private void end(String job) throws IOException {
        var _ = machine.client.ask(new Request.EndJob(1, job));
    }

    private Batch batch() throws IOException {
        return machine.client.jobs().getFirst();
    }

    private int awaitEnd(String job) throws IOException {
        Integer code = batch().ended().get(job);
        while (code == null) {
            Thread.onSpinWait();
            code = batch().ended().get(job);
        }
        return code;
    }
}
