package dk.sluse.workspace.cluster;

import dk.sluse.agent.kernel.Turns;
import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Batch;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import dk.sluse.agent.wire.Running;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.cluster.Scheduler.Wish;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Chooses the machine where something starts. All of a scheme is on one machine, as those who work in it share a disk, which one machine alone can
 * write to. Where nothing of it runs any machine will do; one that does not answer is left, and its disks are taken over.
 */
@Component
public class Placing {

    /** There is no room now; who asked keeps his turn. */
    public static final class NoRoom extends IOException {

        private static final long serialVersionUID = 1L;

        NoRoom() {
            super("there is no room");
        }
    }

    /** Another machine has the disks, and does not leave them. */
    public static final class Held extends IOException {

        private static final long serialVersionUID = 1L;

        Held(Throwable cause) {
            super("another machine has the disks", cause);
        }
    }

    private final Machine machine;
    private final Whereabouts whereabouts;
    private final Workspaces workspaces;
    private final Scheduler scheduler;
    private final Turns turns = new Turns();

    Placing(Machine machine, Whereabouts whereabouts, Workspaces workspaces, Scheduler scheduler) {
        this.machine = machine;
        this.whereabouts = whereabouts;
        this.workspaces = workspaces;
        this.scheduler = scheduler;
    }

    /** What a desktop wants. */
    public Wish desktop(Workspace workspace) {
        int memory = scheduler.desktopMebibytes(machine.limits().memoryMebibytes());
        return new Wish(key(workspace.number()), memory, Optional.empty(), Set.of(), List.of());
    }

    /**
     * What a job wants.
     *
     * @param program that it runs with
     */
    public Wish job(int workspace, String job, int memoryMebibytes, String program) {
        boolean counted = scheduler.countsLicences() && !Request.BUILT_IN.contains(program);
        List<String> licences = counted ? List.of(program) : List.of();
        return new Wish(key(workspace, job), memoryMebibytes, Optional.empty(), Set.of(), licences);
    }

    static String key(int workspace) {
        return "desktop-" + workspace;
    }

    static String key(int workspace, String job) {
        return "job-" + workspace + "-" + job;
    }

    static String seat(int workspace, String program) {
        return "seat-" + workspace + "-" + program;
    }

    /** Whether a desktop can have a seat of a program, as far as somebody else counts them too. */
    public boolean hasSeat(int workspace, String program) throws IOException {
        return !scheduler.countsLicences()
                || scheduler
                        .room(new Wish(
                                seat(workspace, program), 1, whereabouts.of(workspace), Set.of(), List.of(program)))
                        .isPresent();
    }

    /** Whether there is room for something of a workspace. */
    public boolean hasRoom(Workspace workspace, Room room, Wish wish) throws IOException {
        return machine.isAlone()
                || turns.alone(
                        workspace.shared(), () -> ready(workspace, room, wish).isPresent());
    }

    /**
     * Starts something of a workspace where there is room for it.
     *
     * @throws NoRoom if there is none
     * @throws IOException if it does not start
     */
    public void start(Workspace workspace, Room room, Wish wish, Request request) throws IOException {
        if (machine.isAlone()) {
            var _ = machine.agent(Machines.HERE).ask(request);
            return;
        }
        // One after the other, so that two of a scheme do not choose two machines.
        var _ = turns.alone(workspace.shared(), () -> {
            String chosen = ready(workspace, room, wish).orElseThrow(NoRoom::new);
            return machine.agent(chosen).ask(request);
        });
    }

    /** The machine where there is room, which has the disks. */
    private Optional<String> ready(Workspace workspace, Room room, Wish wish) throws IOException {
        Optional<String> chosen = choose(workspace, wish);
        if (chosen.isPresent() && !isBusy(chosen.get(), workspace)) {
            try {
                var _ = machine.agent(chosen.get()).ask(new Request.TakeOver(workspace.number(), room));
            } catch (AgentClient.Refusal e) {
                throw new Held(e);
            }
            whereabouts.moved(workspace.scheme(), chosen.get());
        }
        return chosen;
    }

    private Optional<String> choose(Workspace workspace, Wish wish) throws IOException {
        Optional<String> now = whereabouts.of(workspace.scheme());
        if (now.isPresent() && isBusy(now.get(), workspace)) {
            return scheduler.room(wish.on(now));
        }
        Map<SchemeId, String> own = whereabouts.own();
        Optional<String> mine = Optional.ofNullable(own.get(workspace.scheme()));
        Set<String> not = new HashSet<>(own.values());
        mine.ifPresent(not::remove);
        now.filter(one -> !machine.answers(one)).ifPresent(not::add);
        return scheduler.room(wish.not(not).on(mine));
    }

    /** Whether anything of a workspace's scheme runs on a machine, as far as it answers. */
    private boolean isBusy(String name, Workspace workspace) {
        Set<Integer> all = workspaces.in(workspace.scheme()).stream()
                .map(Workspace::number)
                .collect(Collectors.toSet());
        return machine.ask(name, Placing::numbers).stream()
                .flatMapToInt(IntStream::of)
                .anyMatch(all::contains);
    }

    private static int[] numbers(AgentClient agent) throws IOException {
        return IntStream.concat(
                        agent.running().stream().mapToInt(Running::workspace),
                        agent.jobs().stream()
                                .filter(batch -> !batch.running().isEmpty())
                                .mapToInt(Batch::workspace))
                .toArray();
    }
}
