package dk.sluse.workspace;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import dk.sluse.agent.wire.Running;
import dk.sluse.delivery.Deliveries;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.cluster.Placing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens workspaces on this machine and ends them. */
@Component
public class Desktops {

    /** Why a workspace is not opened; the codes are stable. */
    public enum Refusal {
        /** The person may not analyse in the scheme now. */
        NO_ACCESS,
        /** This machine has nothing that could start it. */
        NO_AGENT,
        /** The image of workspaces is not there yet. */
        NO_IMAGE,
        /** No machine has room for it now. */
        NO_ROOM,
        /** The machine that has its disks does not answer; another one takes them over in a minute. */
        MOVING,
        /** It was tried, and failed; the log tells the operator why. */
        FAILED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Desktops.class);

    private final Workspaces workspaces;
    private final SchemeAccess access;
    private final Deliveries deliveries;
    private final Machine machine;
    private final Connections connections;
    private final Placing placing;
    private final Map<Integer, ReentrantLock> busy = new ConcurrentHashMap<>();

    /** Where desktops run. */
    @Component
    record Hosts(Machine machine, Placing placing) {}

    Desktops(Workspaces workspaces, SchemeAccess access, Deliveries deliveries, Hosts hosts, Connections connections) {
        this.workspaces = workspaces;
        this.access = access;
        this.deliveries = deliveries;
        this.machine = hosts.machine();
        this.connections = connections;
        this.placing = hosts.placing();
    }

    /** Why this person cannot open a workspace in a scheme now. */
    public Optional<Refusal> refusalToOpen(Person person, SchemeId scheme) {
        return access.refusalToAnalyse(person, scheme)
                .map(_ -> Refusal.NO_ACCESS)
                .or(() -> machine.isThere() ? Optional.empty() : Optional.of(Refusal.NO_AGENT))
                .or(() -> machine.image().isPresent() ? Optional.empty() : Optional.of(Refusal.NO_IMAGE));
    }

    /** Opens a person's workspace in a scheme; one that runs is left as it is. Returns when its desktop can be seen. */
    public Optional<Refusal> open(Person person, SchemeId scheme) {
        Optional<Refusal> refusal = refusalToOpen(person, scheme);
        if (refusal.isPresent()) {
            return refusal;
        }
        Optional<Workspace> before = workspaces.find(person.id(), scheme);
        return before.isPresent() ? alone(before.get().number(), () -> start(person, scheme)) : start(person, scheme);
    }

    /** One is not opened while it is being ended, or the other way round: what is noted would not be what runs. */
    private <T> T alone(int workspace, Supplier<T> act) {
        ReentrantLock lock = busy.computeIfAbsent(workspace, _ -> new ReentrantLock());
        lock.lock();
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Refusal> start(Person person, SchemeId scheme) {
        boolean runs = running(person.id(), scheme).filter(Running::whole).isPresent();
        Workspace workspace = workspaces.opened(person.id(), scheme);
        if (runs) {
            // Nothing is asked of whoever says where there is room: it has some.
            return Optional.empty();
        }
        try {
            Room room = room(workspace);
            placing.start(
                    workspace,
                    room,
                    placing.desktop(workspace),
                    new Request.Start(
                            workspace.number(),
                            room,
                            machine.image().orElseThrow(),
                            machine.properties().longestPaste() > 0,
                            machine.limits()));
            return Optional.empty();
        } catch (Placing.NoRoom e) {
            workspaces.ended(workspace, person.id().value(), Ending.FAILED);
            return Optional.of(Refusal.NO_ROOM);
        } catch (Placing.Held e) {
            workspaces.ended(workspace, person.id().value(), Ending.FAILED);
            return Optional.of(Refusal.MOVING);
        } catch (IOException e) {
            LOG.error("workspace {} does not start: {}", workspace.number(), e.getMessage());
            workspaces.ended(workspace, person.id().value(), Ending.FAILED);
            return Optional.of(Refusal.FAILED);
        }
    }

    /** Where a workspace's programs work: its scheme's data as they are now, and its shared folder. */
    public Room room(Workspace workspace) {
        return new Room(workspace.scheme().value(), workspace.shared(), version(workspace.scheme()));
    }

    /** The version of the package that a scheme has now; 0 where it has none. */
    int version(SchemeId scheme) {
        return deliveries.current(scheme).map(one -> one.manifest().version()).orElse(0);
    }

    /** Ends a workspace with all that runs in it. */
    void end(Workspace workspace, String actor, Ending why) {
        connections.end(workspace.number());
        alone(workspace.number(), () -> {
            stop(workspace, actor, why);
            return why;
        });
    }

    private void stop(Workspace workspace, String actor, Ending why) {
        try {
            var _ = machine.agent(workspace.number()).ask(new Request.Stop(workspace.number(), why.endsJobs()));
            workspaces.ended(workspace, actor, why);
            LOG.info("workspace {} ended: {}", workspace.number(), why);
        } catch (IOException e) {
            LOG.error("workspace {} does not end: {}", workspace.number(), e.getMessage());
        }
    }

    /** Ends the workspace that a person has in a scheme, if there is one. */
    public void end(PersonId person, SchemeId scheme) {
        workspaces
                .find(person, scheme)
                .filter(this::isThere)
                .ifPresent(one -> end(one, person.value(), Ending.BY_PERSON));
    }

    /** Ends all that a person has open. */
    void endAll(PersonId person, Ending why) {
        workspaces.of(person).stream().filter(this::isThere).forEach(one -> end(one, person.value(), why));
    }

    /** Whether there is anything to end: it is noted as open, or something of it runs that should not. */
    private boolean isThere(Workspace workspace) {
        return workspace.open() || running().stream().anyMatch(one -> one.workspace() == workspace.number());
    }

    /** What runs, on all machines that answer. */
    public List<Running> running() {
        return machine.ask(AgentClient::running).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Who works here now, and what it takes. */
    public List<Seat> seats() {
        return running().stream()
                .flatMap(one -> workspaces.find(one.workspace()).stream()
                        .map(workspace -> new Seat(
                                workspace.person().value(),
                                workspace.scheme().value(),
                                machine.of(one.workspace()),
                                one,
                                connections
                                        .idle(one.workspace())
                                        .map(Duration::toMinutes)
                                        .orElse(null))))
                .toList();
    }

    /** What runs of a person in a scheme. */
    public Optional<Running> running(PersonId person, SchemeId scheme) {
        return workspaces.find(person, scheme).stream()
                .flatMap(one -> machine.ask(machine.of(one.number()), AgentClient::running).stream()
                        .flatMap(List::stream)
                        .filter(running -> running.workspace() == one.number()))
                .findFirst();
    }
}
