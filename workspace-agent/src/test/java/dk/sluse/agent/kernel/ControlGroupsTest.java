package dk.sluse.agent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.sluse.agent.kernel.ControlGroups.Limits;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ControlGroupsTest {

    private static final int GROUPS = 1_000;
    private static final Limits SMALL = new Limits(1 << 24, 10, 100, 100);

    private final ControlGroups groups =
            new ControlGroups("sluse-groups-" + ProcessHandle.current().pid());

    /** Who lists what runs looks at groups that end meanwhile: they have no processes, and their memory cannot be told. */
    @Test
    void aGroupMayGoWhileItIsRead() throws IOException, InterruptedException {
        assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: only root can make groups");
        AtomicInteger now = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        Thread comesAndGoes = Thread.ofPlatform().start(() -> {
            try {
                while (now.get() < GROUPS) {
                    groups.make(now.toString(), SMALL);
                    groups.end(now.toString());
                    now.incrementAndGet();
                }
            } catch (IOException _) {
                failed.set(true);
                now.set(GROUPS);
            }
        });
        int gone = 0;
        while (now.get() < GROUPS) {
            String group = now.toString();
            assertThat(groups.processes(group)).isEmpty();
            try {
                groups.memoryBytes(group);
            } catch (IOException _) {
                gone++;
            }
        }
        comesAndGoes.join();
        groups.clear();
        assertThat(failed).isFalse();
        assertThat(gone).isPositive();
    }
}
