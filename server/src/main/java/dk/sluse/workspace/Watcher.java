package dk.sluse.workspace;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Running;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.workspace.bridge.Bridge;
import dk.sluse.workspace.cluster.Placing;
import dk.sluse.workspace.pace.Paced;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Looks every two seconds whether those who have a workspace open still may, and whether what is noted as open runs. */
@Component
@ConditionalOnWebApplication
class Watcher extends Paced {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Duration STARTING = Duration.ofMinutes(3);
    private static final String ACTOR = "system:workspace";

    private final Workspaces workspaces;
    private final Desktops desktops;
    private final Connections connections;
    private final Rule rule;
    private final Machine machine;
    private final AtomicBoolean probing = new AtomicBoolean();

    /** Who may, and whether what keeps them in holds. */
    @Component
    @ConditionalOnWebApplication
    record Rule(SchemeAccess access, Prober prober, Placing placing) {

        boolean allows(Workspace workspace) {
            return access.mayAnalyse(workspace.person(), workspace.scheme());
        }
    }

    Watcher(Workspaces workspaces, Desktops desktops, Connections connections, Rule rule, Machine machine) {
        super("workspaces");
        this.workspaces = workspaces;
        this.desktops = desktops;
        this.connections = connections;
        this.rule = rule;
        this.machine = machine;
    }

    @Override
    protected void look() {
        connections.all().forEach(one -> carefully(() -> look(one)));
        carefully(() -> look(machine.ask(AgentClient::running)));
    }

    private void look(Connections.Connection connection) {
        if (!stays(connection)) {
            connection.bridge().end(Bridge.End.NO_ACCESS);
        } else if (connection.bridge().idle().compareTo(machine.properties().idle()) > 0) {
            connection.bridge().end(Bridge.End.IDLE);
        }
    }

    /** What cannot be known keeps nobody connected. */
    private boolean stays(Connections.Connection connection) {
        try {
            return connection.stays().getAsBoolean() && rule.allows(connection.workspace());
        } catch (RuntimeException e) {
            LOG.error("cannot tell whether somebody may: {}", e.toString());
            return false;
        }
    }

    /** @param answers what runs on each machine that answers; what is on the others is not known */
    private void look(Map<String, List<Running>> answers) {
        List<Running> running = answers.values().stream().flatMap(List::stream).toList();
        Set<Integer> numbers = running.stream().map(Running::workspace).collect(Collectors.toSet());
        workspaces.openFor(STARTING).stream()
                .filter(one -> !numbers.contains(one.number()) && answers.containsKey(machine.of(one.number())))
                .forEach(one -> carefully(() -> desktops.end(one, ACTOR, Ending.GONE)));
        answers.forEach((name, all) -> all.forEach(one -> carefully(() -> look(name, one))));
        if (probing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("probe").start(() -> {
                carefully(() -> rule.prober().probeNext(running));
                probing.set(false);
            });
        }
    }

    private void look(String name, Running one) throws IOException {
        Optional<Workspace> known = workspaces.find(one.workspace());
        if (known.isEmpty() || !name.equals(machine.of(one.workspace()))) {
            var _ = machine.agent(name).ask(new Request.Stop(one.workspace(), true));
        } else if (!rule.allows(known.get())) {
            desktops.end(known.get(), ACTOR, Ending.NO_ACCESS);
        } else if (!one.whole() || rule.placing().isOver(one.workspace())) {
            desktops.end(known.get(), ACTOR, Ending.GONE);
        } else {
            int version = desktops.version(known.get().scheme());
            if (version > one.version()) {
                var _ = machine.agent(one.workspace()).ask(new Request.Show(one.workspace(), version));
            }
        }
    }
}
