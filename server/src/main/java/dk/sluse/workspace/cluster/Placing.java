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
import java.util.concurrent.ConcurrentHashMap;
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

    /** What an agent says of a disk that is another machine's. */
    private static final String HELD = "failed another machine holds a disk";

    private final Machine machine;
    private final Whereabouts whereabouts;
    private final Workspaces workspaces;
    private final Scheduler scheduler;
    private final Turns turns = new Turns();

    /** What has lost its room since it was given some. */
    private final Set<String> over = ConcurrentHashMap.newKeySet();

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

    /**
     * Whether there is room for something that can wait. For its sake no disk is taken from a machine that does not answer.
     */
    public boolean hasRoom(Workspace workspace, Room room, Wish wish) throws IOException {
        return machine.isAlone()
                || turns.alone(
                        workspace.shared(),
                        () -> ready(workspace, room, wish, true).isPresent());
    }

    /**
     * Starts something of a workspace where there is room for it.
     *
     * @throws NoRoom if there is none
     * @throws Held if another machine has the disks and does not leave them
     * @throws IOException if it does not start
     */
    public void start(Workspace workspace, Room room, Wish wish, Request request) throws IOException {
        if (machine.isAlone()) {
            startAlone(workspace, room, request);
            return;
        }
        // One after the other, so that two of a scheme do not choose two machines.
        var _ = turns.alone(workspace.shared(), () -> {
            String chosen = ready(workspace, room, wish, false).orElseThrow(NoRoom::new);
            over.remove(wish.key());
            return machine.agent(chosen).ask(request);
        });
    }

    /** A machine that had another name, and has been down, must take over what was its own. */
    private void startAlone(Workspace workspace, Room room, Request request) throws IOException {
        AgentClient agent = machine.agent(Machines.HERE);
        try {
            var _ = agent.ask(request);
        } catch (AgentClient.Refusal e) {
            if (!HELD.equals(e.getMessage())) {
                throw e;
            }
            takeOver(agent, workspace, room);
            var _ = agent.ask(request);
        }
    }

    private static void takeOver(AgentClient agent, Workspace workspace, Room room) throws Held {
        try {
            var _ = agent.ask(new Request.TakeOver(workspace.number(), room));
        } catch (IOException e) {
            // It may still be copying what it takes over.
            throw new Held(e);
        }
    }

    /** The machine where there is room, which has the disks: those of the workspace, also where the scheme's are there already. */
    private Optional<String> ready(Workspace workspace, Room room, Wish wish, boolean canWait) throws IOException {
        Optional<String> chosen = choose(workspace, wish, canWait);
        if (chosen.isPresent()) {
            takeOver(machine.agent(chosen.get()), workspace, room);
            whereabouts.moved(workspace.scheme(), chosen.get());
        }
        return chosen;
    }

    private Optional<String> choose(Workspace workspace, Wish wish, boolean canWait) throws IOException {
        String now = machine.of(workspace.number());
        boolean answers = machine.answers(now);
        if (!answers && canWait) {
            return Optional.empty();
        }
        if (answers && isBusy(now, workspace)) {
            return scheduler.room(wish.on(Optional.of(now)));
        }
        Map<SchemeId, String> own = whereabouts.own();
        Optional<String> mine = Optional.ofNullable(own.get(workspace.scheme()));
        Set<String> not = new HashSet<>(own.values());
        mine.ifPresent(not::remove);
        if (!answers) {
            not.add(now);
        }
        return scheduler.room(wish.not(not).on(mine));
    }

    /**
     * Whether anything of a workspace's scheme runs on a machine that answers.
     *
     * @throws Held if that cannot be known: it is not left on a guess
     */
    private boolean isBusy(String name, Workspace workspace) throws Held {
        Set<Integer> all = workspaces.in(workspace.scheme()).stream()
                .map(Workspace::number)
                .collect(Collectors.toSet());
        try {
            return IntStream.of(numbers(machine.agent(name))).anyMatch(all::contains);
        } catch (IOException e) {
            throw new Held(e);
        }
    }

    /** Notes of what room was taken away by whoever sees to machines. */
    void areOver(Set<String> keys) {
        over.retainAll(keys);
        over.addAll(keys);
    }

    /** Whether a desktop's room was taken away: it must end. */
    public boolean isOver(int workspace) {
        return over.contains(key(workspace));
    }

    /** The same for a job. */
    public boolean isOver(int workspace, String job) {
        return over.contains(key(workspace, job));
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
