package dk.sluse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.agent.gate.Reach;
import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.lease.Leases.Terms;
import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two machines that share their storage never write to the same disk, and a machine that is lost loses no file. */
@Timeout(180)
@Tag("heavy")
class SharedStorageTest {

    private static final Room ROOM = new Room("scheme-a", 1, 1);
    private static final Duration BEAT = Duration.ofMillis(200);
    private static final Duration DEAD = Duration.ofSeconds(4);

    @TempDir
    Path home;

    private Machine alone;
    private Machine first;
    private Machine second;

    @BeforeEach
    void startTwo() throws IOException, InterruptedException {
        alone = Machine.start(home);
        alone.cutOff();
        first = alone.beside(terms("first"));
        second = alone.beside(terms("second"));
        var _ = first.client.ask(first.workspace(1, "scheme-a"));
        assertThat(first.inside(1, "sh", "-c", "echo mine > ~/file; echo ours > /shared/file"))
                .isEmpty();
    }

    private static Terms terms(String machine) {
        return new Terms(machine, BEAT, DEAD);
    }

    @AfterEach
    void stop() throws IOException {
        for (Machine machine : new Machine[] {second, first, alone}) {
            if (machine != null) {
                machine.close();
            }
        }
    }

    /** A scheme's disk is one machine's, so that all who share it work there. */
    @Test
    void aDiskIsOneMachines() throws IOException {
        assertThatThrownBy(() -> second.client.ask(second.workspace(1, "scheme-a")))
                .isInstanceOf(AgentClient.Refusal.class)
                .hasMessage("failed another machine holds a disk");
        assertThatThrownBy(() -> second.client.ask(second.workspace(2, "scheme-a")))
                .hasMessage("failed another machine holds a disk");
        assertThat(first.client.running()).hasSize(1);
        assertThat(second.client.running()).isEmpty();

        var _ = second.client.ask(second.workspace(3, "scheme-b"));
        assertThat(second.client.running()).hasSize(1);
    }

    @Test
    void aDiskThatNobodyUsesIsGivenBack() throws IOException, InterruptedException {
        var _ = first.client.ask(new Request.Stop(1, true));

        var _ = second.client.ask(new Request.TakeOver(1, ROOM));
        var _ = second.client.ask(second.workspace(1, "scheme-a"));

        assertThat(second.inside(1, "cat", "/home/analyst/file", "/shared/file"))
                .isEqualTo("mine\nours\n");
    }

    @Test
    void aMachineThatIsWellLeavesADiskThatIsAskedFor() throws IOException, InterruptedException {
        var _ = first.begin(1, "writes", "sh", "-c", "echo writes; while :; do date >> ~/log; done");

        var _ = second.client.ask(new Request.TakeOver(1, ROOM));
        assertThat(first.client.running()).isEmpty();
        var _ = second.client.ask(second.workspace(1, "scheme-a"));

        assertThat(second.inside(1, "cat", "/home/analyst/file", "/shared/file"))
                .isEqualTo("mine\nours\n");
    }

    /** What a machine goes on to write that nobody hears of is written to a file that has no name any more. */
    @Test
    void theDiskOfALostMachineIsTakenOverAsACopy() throws IOException, InterruptedException {
        var _ = first.begin(1, "writes", "sh", "-c", "echo writes; while :; do date >> ~/log; sleep 0.1; done");
        Path still = first.places.disk(1).resolve("home/log");
        Host.run(
                "sync",
                "--file-system",
                first.places.disk(1).toString(),
                first.places.shared(1).toString());
        first.cutOff();
        long cut = System.nanoTime();

        assertThatThrownBy(() -> second.client.ask(second.workspace(1, "scheme-a")))
                .hasMessage("failed another machine holds a disk");
        var _ = second.client.ask(new Request.TakeOver(1, ROOM));
        assertThat(Duration.ofNanos(System.nanoTime() - cut)).isGreaterThan(DEAD.minus(BEAT.multipliedBy(3)));
        var _ = second.client.ask(second.workspace(1, "scheme-a"));

        assertThat(second.inside(1, "cat", "/home/analyst/file", "/shared/file"))
                .isEqualTo("mine\nours\n");
        assertThat(second.inside(1, "sh", "-c", "echo second > ~/log")).isEmpty();
        long size = Files.size(still);
        while (Files.size(still) == size) {
            Thread.onSpinWait();
        }
        assertThat(second.inside(1, "cat", "/home/analyst/log")).isEqualTo("second\n");

        first.restartAgent();
        while (!first.client.running().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(second.client.running()).hasSize(1);
        assertThat(second.inside(1, "cat", "/home/analyst/log")).isEqualTo("second\n");
    }

    /** A machine that is lost loses what it has written to no storage; that is little. */
    @Test
    void whatIsWrittenLeavesTheMachineSoon() throws IOException, InterruptedException {
        assertThat(first.inside(1, "sh", "-c", "echo written-just-now > ~/new")).isEmpty();
        Path disk = first.places.file(first.places.disk(1));
        while (!Host.run("sh", "-c", "grep -c written-just-now \"$0\" || true", disk.toString())
                .strip()
                .equals("1")) {
            Thread.onSpinWait();
        }
        assertThat(first.client.running()).hasSize(1);
    }

    /** Others will think that it is gone, so nothing may go on. */
    @Test
    void aMachineThatCannotSayThatItIsWellEndsAll() throws IOException {
        Path held = first.places.held();
        Path away = Files.move(held, held.resolveSibling("away"));

        while (!first.client.running().isEmpty()) {
            Thread.onSpinWait();
        }
        while (!"failed this machine may use no disk now".equals(refusal(first.workspace(1, "scheme-a")))) {
            Thread.onSpinWait();
        }

        Files.move(away, held);
        Path beat = held.resolve("machine-first");
        String before = Files.readString(beat);
        while (Files.readString(beat).equals(before)) {
            Thread.onSpinWait();
        }
        while (!"".equals(refusal(first.workspace(1, "scheme-a")))) {
            Thread.onSpinWait();
        }
    }

    /** Why a workspace does not start; empty if it does. */
    private String refusal(Request start) throws IOException {
        try {
            var _ = first.client.ask(start);
            return "";
        } catch (AgentClient.Refusal e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Nobody takes anything from a machine that is the only one, so a full disk, say, ends nobody's work. */
    @Test
    void aMachineThatIsAloneEndsNothing() throws IOException, InterruptedException {
        first.close();
        second.cutOff();
        first = alone.beside(new Terms(Terms.ALONE, BEAT, DEAD));
        while (!"".equals(refusal(first.workspace(3, "scheme-b")))) {
            Thread.onSpinWait();
        }
        Path word = first.places.held().resolve("machine-" + Terms.ALONE);
        Files.delete(word);
        Files.createDirectories(word.resolve("in the way"));
        Path log = first.begin(3, "long", "sh", "-c", "sleep " + 2 * DEAD.toSeconds() + "; echo long enough");
        assertThat(log).content().contains("long enough");
        assertThat(first.client.running()).hasSize(1);
    }

    /** Two that go by one name would each take the other's disks for its own: who comes second uses none. */
    @Test
    void aSecondMachineOfTheSameNameUsesNoDisk() throws IOException, InterruptedException {
        second.cutOff();
        Path run = second.places
                .run()
                .resolveSibling("double-" + ProcessHandle.current().pid());
        Places places = new Places(second.places.home(), second.places.images(), second.places.work(), run);
        try (Agent _ = Agent.start(places, 0, 0, Clock.systemUTC(), terms("first"))) {
            AgentClient other = new AgentClient(new Reach.Here(places).agent());
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < BEAT.multipliedBy(20).toNanos()) {
                assertThatThrownBy(() -> other.ask(first.workspace(1, "scheme-a")))
                        .hasMessage("failed this machine may use no disk now");
            }
            assertThat(first.client.running()).hasSize(1);
            assertThat(first.inside(1, "cat", "/home/analyst/file")).isEqualTo("mine\n");
        } finally {
            Host.run("rm", "-rf", run.toString());
        }
    }

    /** What it has mounted is its own, however it is called from now on. */
    @Test
    void aMachineCanBeCalledOtherwise() throws IOException, InterruptedException {
        first.cutOff();
        try (Agent _ = Agent.start(first.places, 0, 0, Clock.systemUTC(), terms("renamed"))) {
            assertThat(first.client.running()).hasSize(1);
            assertThatThrownBy(() -> second.client.ask(second.workspace(1, "scheme-a")))
                    .hasMessage("failed another machine holds a disk");
            var _ = second.client.ask(new Request.TakeOver(1, ROOM));
            assertThat(first.client.running()).isEmpty();
        }
        first.restartAgent();
    }

    /** The kernel calls a disk by the way without links, whatever way it was mounted by. */
    @Test
    void aLinkOnTheWayChangesNothing() throws IOException, InterruptedException {
        var _ = first.client.ask(new Request.Stop(1, true));
        first.cutOff();
        second.cutOff();
        Path link = Files.createSymbolicLink(home.resolve("link"), first.places.work());
        Places linked = new Places(first.places.home(), first.places.images(), link, first.places.run());
        try (Agent agent = Agent.start(linked, 0, 0, Clock.systemUTC(), terms("first"))) {
            var _ = first.client.ask(first.workspace(1, "scheme-a"));
            second.restartAgent();
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < BEAT.multipliedBy(10).toNanos()) {
                assertThatThrownBy(() -> second.client.ask(second.workspace(1, "scheme-a")))
                        .hasMessage("failed another machine holds a disk");
            }
            agent.endAll();
        }
        first.restartAgent();
    }

    @Test
    void oneMachineHasOneAgent() {
        assertThatThrownBy(() -> Agent.start(first.places, 0, 0))
                .hasMessageContaining("an agent of this installation runs on this machine already");
    }
}
