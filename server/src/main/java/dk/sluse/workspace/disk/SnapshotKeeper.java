package dk.sluse.workspace.disk;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Request;
import dk.sluse.people.OfficeTime;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.Workspaces.Used;
import dk.sluse.workspace.pace.Paced;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Has a snapshot taken of each workspace on each day, one after the other, if it was used since the last. What could not be taken is tried
 * again the next day; the agent's log tells why.
 */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(SnapshotProperties.class)
class SnapshotKeeper extends Paced {

    private final Workspaces workspaces;
    private final Machine machine;
    private final SnapshotProperties properties;
    private final Clock clock;

    /** The day for which each was last tried. */
    private final Map<Integer, LocalDate> tried = new HashMap<>();

    SnapshotKeeper(Workspaces workspaces, Machine machine, SnapshotProperties properties, Clock clock) {
        super("snapshots", Duration.ofSeconds(5));
        this.workspaces = workspaces;
        this.machine = machine;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    protected void look() {
        LocalTime now = LocalTime.ofInstant(clock.instant(), OfficeTime.ZONE);
        if (!now.isBefore(properties.at())) {
            carefully(this::takeNext);
        }
    }

    private void takeNext() throws IOException {
        Optional<String> image = machine.image();
        Map<String, String> known = machine.askAny(new Request.Snapshots());
        if (known.isEmpty() || image.isEmpty()) {
            return;
        }
        LocalDate today = OfficeTime.today(clock);
        Optional<Integer> next = workspaces.used().stream()
                .filter(one -> !today.equals(tried.get(one.number())))
                .filter(one -> isDue(one, newest(known, one.number()), today))
                .map(Used::number)
                .filter(number -> machine.answers(machine.of(number)))
                .findFirst();
        if (next.isEmpty()) {
            return;
        }
        AgentClient agent = machine.agent(next.get());
        if ("0".equals(agent.ask(new Request.Snapshots()).get("busy"))) {
            tried.put(next.get(), today);
            var _ = agent.ask(new Request.Snapshot(next.get(), image.get(), today.toString(), properties.keep()));
        }
    }

    private static Optional<LocalDate> newest(Map<String, String> known, int workspace) {
        String days = known.getOrDefault(Integer.toString(workspace), "");
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDate.parse(days.substring(days.lastIndexOf(',') + 1)));
    }

    /** Whether it was used on or after the day of its last snapshot, in the course of which that was taken; the first is of its second day. */
    private static boolean isDue(Used one, Optional<LocalDate> last, LocalDate today) {
        return last.map(day -> day.isBefore(today) && !day(one.last()).isBefore(day))
                .orElse(day(one.opened()).isBefore(today));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, OfficeTime.ZONE);
    }
}
