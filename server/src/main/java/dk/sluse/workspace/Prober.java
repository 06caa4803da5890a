package dk.sluse.workspace;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Running;
import dk.sluse.workspace.alarm.Alarms;
import dk.sluse.workspace.alarm.Alarms.Alarm;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries, soon after a workspace has been opened and then every hour, to get out of it. One success shuts it. */
@Component
class Prober {

    private static final Logger LOG = LoggerFactory.getLogger(Prober.class);
    private static final Duration PACE = Duration.ofHours(1);

    private final Workspaces workspaces;
    private final Desktops desktops;
    private final Machine machine;
    private final Alarms alarms;
    private final Clock clock;

    /** When each of those that run was last tried. */
    private final Map<Integer, Instant> tried = new ConcurrentHashMap<>();

    Prober(Workspaces workspaces, Desktops desktops, Machine machine, Alarms alarms, Clock clock) {
        this.workspaces = workspaces;
        this.desktops = desktops;
        this.machine = machine;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Tries one of those that are due, so that a machine is not busy with this when many have come back at once. */
    void probeNext(List<Running> running) {
        tried.keySet().removeIf(number -> running.stream().noneMatch(one -> one.workspace() == number));
        Instant now = clock.instant();
        running.stream()
                .map(Running::workspace)
                .filter(number -> Optional.ofNullable(tried.get(number))
                        .filter(last -> now.isBefore(last.plus(PACE)))
                        .isEmpty())
                .findFirst()
                .flatMap(workspaces::find)
                .ifPresent(one -> {
                    tried.put(one.number(), now);
                    probe(one);
                });
    }

    private void probe(Workspace workspace) {
        List<String> ways;
        try {
            ways = machine.agent(workspace.number()).ask(new Request.Probe(workspace.number())).entrySet().stream()
                    .filter(found -> !found.getValue().startsWith("blocked"))
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (AgentClient.Refusal e) {
            // One that ends meanwhile cannot be tried. One that goes on and does not let itself be tried is as bad as
            // open.
            ways = desktops.running(workspace.person(), workspace.scheme()).isPresent() ? List.of("probe") : List.of();
        } catch (IOException e) {
            LOG.error("workspace {} cannot be tried: {}", workspace.number(), e.getMessage());
            return;
        }
        if (!ways.isEmpty()) {
            LOG.error("workspace {} is not closed: {}", workspace.number(), ways);
            // Shut first: whatever hinders the alarm must not keep it open.
            try {
                desktops.end(workspace, "system:workspace", Ending.ESCAPE);
            } finally {
                alarms.raise(workspace, Alarm.NOT_CLOSED, String.join(" ", ways));
            }
        }
    }
}
