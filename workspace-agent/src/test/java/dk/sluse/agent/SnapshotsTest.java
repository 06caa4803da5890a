package dk.sluse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.wire.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Work files of earlier days are in the workspace, as they were, to be read and nothing else. */
@Timeout(180)
class SnapshotsTest {

    @RegisterExtension
    final OnAMachine on = new OnAMachine(1);

    private Machine machine;

    @BeforeEach
    void find() {
        machine = on.machine();
    }

    @Test
    void isRestoredByItsAnalyst() throws IOException, InterruptedException {
        twoDays();

        assertThat(on.inside(1, """
                cd /snapshots/mine; ls
                cat 2026-11-26/home/table.R 2026-11-27/home/table.R 2026-11-26/out/a.csv 2026-11-26/in/b.R
                [ 2026-11-26/home/notes.txt -ef 2026-11-27/home/notes.txt ] && echo one file
                [ 2026-11-26/home/table.R -ef 2026-11-27/home/table.R ] || echo two files
                cp 2026-11-26/home/table.R ~/table.R; cat ~/table.R
                cat /snapshots/shared/*/files/all.R
                """)).isEqualTo("""
                2026-11-26
                2026-11-27
                first
                second
                out
                in
                one file
                two files
                first
                all
                all
                more
                """);
        assertThat(machine.client.ask(new Request.Snapshots())).containsEntry("1", "2026-11-26,2026-11-27");
    }

    private void twoDays() throws IOException, InterruptedException {
        assertThat(on.inside(1, """
                echo first > ~/table.R; echo same > ~/notes.txt; mkdir -p ~/.cache; echo x > ~/.cache/x
                echo out > ~/til-hjemsendelse/a.csv; echo in > ~/modtaget/b.R; echo all > /shared/all.R
                """)).isEmpty();
        snapshot(1, "2026-11-26", 14);
        assertThat(on.inside(1, "echo second > ~/table.R; rm ~/til-hjemsendelse/a.csv; echo more >> /shared/all.R"))
                .isEmpty();
        snapshot(1, "2026-11-27", 14);
    }

    /** Links stay links, what is no file or closed to its own analyst is left out, and nobody can change what was kept. */
    @Test
    void followsNothingAndStaysAsItIs() throws IOException, InterruptedException {
        assertThat(on.inside(1, """
                ln -s /data/package ~/package; ln -s /etc/passwd ~/passwd; mkfifo ~/pipe
                echo x > ~/closed; chmod 0 ~/closed; mkdir -p ~/.cache; echo x > ~/.cache/x
                """)).isEmpty();
        snapshot(1, "2026-11-26", 14);

        assertThat(on.inside(1, "cd /snapshots/mine/*/home; readlink package passwd; ls -A pipe closed .cache 2>&1"))
                .isEqualTo("""
                /data/package
                /etc/passwd
                ls: cannot access 'pipe': No such file or directory
                ls: cannot access 'closed': No such file or directory
                ls: cannot access '.cache': No such file or directory
                """);
        assertThat(on.inside(
                        1, "rm -rf /snapshots/mine/* 2>&1; echo x > /snapshots/mine/x; chmod 777 /snapshots/mine/*"))
                .contains("Read-only file system");
    }

    /** Of one that is not open it is taken too; who opens it later sees it, and nobody of another scheme does. */
    @Test
    void isTakenOfWhatIsNotOpen() throws IOException, InterruptedException {
        assertThat(on.inside(1, "echo mine > ~/a; echo ours > /shared/b")).isEmpty();
        var _ = machine.client.ask(new Request.Stop(1, true));
        snapshot(1, "2026-11-27", 14);
        assertThat(Host.run("cat", "/proc/self/mountinfo"))
                .doesNotContain(machine.places.run().resolve("disks").toString());

        for (int number : new int[] {1, 2}) {
            var _ = machine.client.ask(machine.workspace(number, "scheme-a"));
        }
        var _ = machine.client.ask(machine.workspace(3, "scheme-b"));

        assertThat(on.inside(1, "cat /snapshots/mine/*/home/a /snapshots/shared/*/files/b"))
                .isEqualTo("mine\nours\n");
        assertThat(on.inside(2, "ls /snapshots/mine; cat /snapshots/shared/*/files/b"))
                .isEqualTo("ours\n");
        assertThat(on.inside(3, "ls /snapshots/mine /snapshots/shared"))
                .isEqualTo("/snapshots/mine:\n\n/snapshots/shared:\n");
    }

    /** A workspace is opened, and ended, while its snapshot is being taken: its disk is still one disk. */
    @Test
    void keepsNobodyFromWorking() throws IOException, InterruptedException {
        assertThat(on.inside(1, "for i in $(seq 400); do head -c 20000 /dev/urandom > ~/f$i; done"))
                .isEmpty();
        for (int day = 10; day < 14; day++) {
            var _ = machine.client.ask(new Request.Stop(1, true));
            machine.setDay("2026-11-" + day);
            var _ = machine.client.ask(new Request.Snapshot(1, machine.image, "2026-11-" + day, 14));
            var _ = machine.client.ask(machine.workspace(1, "scheme-a"));
            assertThat(on.inside(1, "ls ~ | grep -c '^f'; echo " + day + " > ~/day; cat ~/day"))
                    .isEqualTo("400\n" + day + "\n");
            assertThat(Host.run(
                                    "losetup",
                                    "-n",
                                    "-O",
                                    "NAME",
                                    "-j",
                                    machine.places.file(machine.places.disk(1)).toString())
                            .lines())
                    .hasSize(1);
            await(1, "2026-11-" + day);
        }

        assertThat(on.inside(
                        1, "ls /snapshots/mine | wc -l; ls /snapshots/mine/2026-11-13/home | grep -c '^f'; cat ~/day"))
                .isEqualTo("4\n400\n13\n");
    }

    /** The disk of snapshots has an end, as the workspace's has: the oldest go, the newest stays. */
    @Tag("heavy")
    @Test
    void givesTheOldestUpForTheNewest() throws IOException, InterruptedException {
        for (int day = 10; day <= 16; day++) {
            assertThat(on.inside(
                            1, "dd if=/dev/urandom of=$HOME/big bs=1M count=25 2>/dev/null; echo " + day + " > ~/day"))
                    .isEmpty();
            snapshot(1, "2026-11-" + day, 14);
        }

        assertThat(machine.client.ask(new Request.Snapshots()).get("1"))
                .contains("2026-11-16")
                .doesNotContain("2026-11-10");
        assertThat(on.inside(
                        1, "cat /snapshots/mine/2026-11-16/home/day; stat -c %s /snapshots/mine/2026-11-16/home/big"))
                .isEqualTo("16\n26214400\n");
    }

    @Test
    void keepsSoManyDays() throws IOException, InterruptedException {
        for (int day = 10; day <= 17; day++) {
            snapshot(1, "2026-11-" + day, 7);
        }

        assertThat(on.inside(1, "ls /snapshots/mine | head -1; ls /snapshots/mine | wc -l"))
                .isEqualTo("2026-11-11\n7\n");
        assertThatThrownBy(() -> machine.client.ask(new Request.Snapshot(1, machine.image, "2026-11-27", 7)))
                .as("whoever asks cannot hurry days on, so that older ones go")
                .hasMessage("invalid day");
    }

    /** Nobody loses earlier days by what he, or a colleague, puts in their way: names, links, holes. */
    @Test
    void losesNoDayByTricks() throws IOException, InterruptedException {
        assertThat(on.inside(1, "echo old > ~/table.R; echo old > /shared/all.R"))
                .isEmpty();
        snapshot(1, "2026-11-25", 14);
        assertThat(on.inside(1, """
                for folder in ~ /shared; do
                  echo x > "$folder/No space left on device (28)"; chmod 0 "$folder"/No*
                  dd if=/dev/urandom of="$folder/one" bs=1M count=20 2>/dev/null
                  for link in 1 2 3 4 5 6 7 8; do ln "$folder/one" "$folder/link-$link"; done
                  truncate -s 200G "$folder/holes"
                done
                """)).isEmpty();
        snapshot(1, "2026-11-26", 14);

        assertThat(on.inside(1, """
                cat /snapshots/mine/*/home/table.R /snapshots/shared/*/files/all.R
                ls /snapshots/shared/2026-11-26/files | tr '\n' ' '; echo
                """)).isEqualTo("""
                old
                old
                old
                old
                all.R link-1 link-2 link-3 link-4 link-5 link-6 link-7 link-8 one\s
                """);
    }

    @Test
    void tellsWhatDisksTake() throws IOException, InterruptedException {
        long before = taken();
        assertThat(on.inside(1, "dd if=/dev/urandom of=$HOME/big bs=1M count=30 2>/dev/null; sync ~/big"))
                .isEmpty();

        assertThat(taken() - before).isBetween(29L << 20, 40L << 20);
        assertThat(machine.client.ask(new Request.Disks())).containsKeys("own-1", "shared-1");
        assertThat(on.inside(1, "rm ~/big")).isEmpty();
        snapshot(1, "2026-11-27", 14);
        assertThat(taken() - before).as("what was deleted is given back").isLessThan(10L << 20);
    }

    private long taken() throws IOException {
        return Long.parseLong(machine.client.ask(new Request.Disks()).get("own-1"));
    }

    @Test
    void refusesWhatItCannotTake() {
        machine.setDay("2026-11-27");
        assertThatThrownBy(() -> machine.client.ask(new Request.Snapshot(7, machine.image, "2026-11-27", 14)))
                .hasMessage("invalid workspace");
        assertThatThrownBy(() -> new Request.Snapshot(1, machine.image, "../x", 14))
                .hasMessage("day");
        assertThatThrownBy(() -> new Request.Snapshot(1, machine.image, "9999-99-99", 14))
                .hasMessage("day");
        assertThatThrownBy(() -> new Request.Snapshot(1, machine.image, "2026-11-27", 6))
                .hasMessage("keep");
    }

    private void snapshot(int number, String day, int keep) throws IOException {
        machine.setDay(day);
        var _ = machine.client.ask(new Request.Snapshot(number, machine.image, day, keep));
        await(number, day);
    }

    private void await(int number, String day) throws IOException {
        Map<String, String> known = machine.client.ask(new Request.Snapshots());
        while (!"0".equals(known.get("busy"))) {
            Thread.onSpinWait();
            known = machine.client.ask(new Request.Snapshots());
        }
        assertThat(known.get(Integer.toString(number))).endsWith(day);
        assertThat(Files.exists(machine.places.work().resolve("snapshot.log"))).isFalse();
    }
}
