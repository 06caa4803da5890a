package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.kernel.Disks;
import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.kernel.Turns;
import dk.sluse.agent.lease.Leases;
import dk.sluse.agent.lease.Leaving;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The workspaces of an installation on this machine. Nothing is remembered here: what runs is read from the kernel and from files, so that
 * a workspace outlives the agent.
 */
final class Workspaces implements Leaving.Tenants {

    static final String DISPLAY = "-display";
    static final String PROGRAMS = "-programs";
    private static final String PROBE = "-probe";

    /** What the analyst's programs have used up must not keep the probe from running. */
    private static final ControlGroups.Limits PROBE_LIMITS = new ControlGroups.Limits(256 << 20, 50, 50, 100);

    /** Enough for the largest screens. What draws comes before what computes, so that a busy desktop still answers. */
    private static final ControlGroups.Limits DISPLAY_LIMITS = new ControlGroups.Limits(512 << 20, 30, 100, 400);

    private final Places places;
    private final ControlGroups groups;
    private final Launcher launcher;
    private final Leases leases;
    private final Grounds grounds;
    private final Jobs jobs;
    private final Census census;
    private final Lending lending;
    private final Courier courier;
    private final Turns turns = new Turns();
    private final Snapshots snapshots;

    Workspaces(Places places, int serverGroup, Clock clock, Leases.Terms terms) throws IOException {
        this.places = places;
        this.groups = new ControlGroups("sluse-" + places.run().getFileName());
        this.leases = new Leases(places.held(), places.run(), terms);
        this.grounds = new Grounds(places, serverGroup, leases);
        this.launcher = new Launcher(groups, places.run().resolve("seccomp"));
        this.lending = new Lending(places, groups, launcher);
        this.jobs = new Jobs(places, groups, launcher);
        this.census = new Census(places, groups, grounds, jobs);
        this.courier = new Courier(places, groups, launcher, grounds);
        this.snapshots = new Snapshots(places, new Snapshots.Tools(groups, launcher, grounds, turns), clock);
        // What an agent that was killed has taken and not handed over.
        for (String left : List.of("collect-*", "receive-*", "snapshot.*")) {
            Host.run("find", places.work().toString(), "-maxdepth", "1", "-name", left, "-delete");
        }
        leases.begin();
        // What an agent before this one did not know of.
        for (int number : census.there()) {
            grounds.addMissingOrTell(number);
        }
    }

    /** Says from now on that this machine is well; what stands on a disk that it loses is ended. */
    void hold() {
        leases.start(new Leaving(this));
    }

    void letGo() {
        leases.close();
    }

    @Override
    public Set<Path> disks(int number) throws IOException {
        Path shared = places.shared(grounds.room(number).shared());
        Path own = places.disk(number);
        return Stream.of(own, places.kept(own), shared, places.kept(shared))
                .map(places::file)
                .collect(Collectors.toSet());
    }

    @Override
    public void kill(int number) throws IOException {
        groups.end(number + PROGRAMS);
        jobs.kill(number);
    }

    @Override
    public void giveUp() throws IOException {
        snapshots.giveUp();
    }

    @Override
    public void end(int number) throws IOException {
        var _ = turns.alone(number, () -> stop(number, true));
    }

    @Override
    public Set<Integer> there() throws IOException {
        return census.there();
    }

    Census census() {
        return census;
    }

    Turns turns() {
        return turns;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    /** How much of the machine's disk each disk takes, in bytes. */
    Map<String, String> disks() throws IOException {
        return Disks.taken(places.work());
    }

    /** Starts a workspace; one that runs is left alone. */
    Map<String, String> start(Request.Start start) throws IOException {
        int number = start.workspace();
        boolean needed = !census.runs(number);
        if (needed) {
            stop(number, false);
            grounds.claim(number, start.room());
            census.begin(number, start.room().shared());
            try {
                launch(start);
            } catch (IOException | IllegalArgumentException e) {
                census.begun(number);
                stop(number, false);
                throw e;
            } finally {
                census.begun(number);
            }
        } else if (!grounds.room(number).scheme().equals(start.room().scheme())) {
            throw new IllegalArgumentException("room");
        }
        return Map.of("started", Boolean.toString(needed));
    }

    private void launch(Request.Start start) throws IOException {
        int number = start.workspace();
        grounds.prepare(number, start.room(), start.image(), start.limits());
        grounds.note(number, "image", start.image());
        groups.make(number + DISPLAY, DISPLAY_LIMITS);
        groups.make(number + PROGRAMS, start.limits().group());
        Process display = launcher.launch(
                Sandbox.display(places, start),
                number + DISPLAY,
                places.of(number),
                List.of("/usr/lib/sluse/screen", start.paste() ? "1" : "0"));
        Launcher.await(display, () -> Files.exists(places.desktop(number)));
        Process programs = launcher.launch(
                Sandbox.programs(places, number, grounds.room(number), start.image()),
                number + PROGRAMS,
                places.of(number),
                List.of("/usr/lib/sluse/session"));
        Launcher.await(programs, () -> census.runs(number));
    }

    /** Makes a workspace's disks this machine's; it can be started here then. */
    Map<String, String> takeOver(int workspace, Room room) throws IOException {
        grounds.takeOver(workspace, room);
        return Map.of();
    }

    /** Shows another version of its package in a workspace. */
    Map<String, String> show(int workspace, int version) throws IOException {
        census.checkRuns(workspace);
        grounds.show(workspace, grounds.room(workspace).scheme(), version);
        return Map.of();
    }

    /** Shows what there is now of its scheme's registers as files of other programs. */
    Map<String, String> showForms(int workspace) throws IOException {
        census.checkRuns(workspace);
        grounds.showForms(workspace, grounds.room(workspace).scheme());
        return Map.of();
    }

    /** Ends a desktop, and jobs too if that is wanted; the same where there is nothing to end. */
    Map<String, String> stop(int number, boolean withJobs) throws IOException {
        groups.end(number + PROBE);
        groups.end(number + PROGRAMS);
        groups.end(number + DISPLAY);
        lending.takeBackAll(number, withJobs);
        Files.deleteIfExists(places.desktop(number));
        if (withJobs) {
            jobs.endAll(number);
        }
        clear(number);
        return Map.of();
    }

    /** Takes away what nothing stands on any more. */
    private void clear(int number) throws IOException {
        if (!census.isAlive(number) && jobs.of(number).isEmpty()) {
            grounds.clear(number);
        }
        grounds.clearShared(census::sharedInUse);
    }

    /** Shows a program on a running desktop. */
    Map<String, String> lend(int number, String program) throws IOException {
        census.checkRuns(number);
        lending.lend(number, program);
        return Map.of();
    }

    /** Ends what runs of a program on a desktop, and shows it no more. */
    Map<String, String> takeBack(int number, String program) throws IOException {
        lending.takeBack(number, program, number + PROGRAMS);
        return Map.of();
    }

    /** Who carries files into a running workspace, and out of it. */
    Courier courier(int workspace) throws IOException {
        census.checkRuns(workspace);
        return courier;
    }

    /** Runs a job; its name is never used twice. */
    Map<String, String> run(Request.Run run) throws IOException {
        int number = run.workspace();
        grounds.claim(number, run.room());
        census.begin(number, run.room().shared());
        try {
            grounds.prepare(number, run.room(), run.image(), run.limits());
            Path program = Request.BUILT_IN.contains(run.program())
                    ? null
                    : lending.lendToJob(number, run.program(), run.job());
            jobs.run(run, Sandbox.job(places, run, program));
        } finally {
            census.begun(number);
            clear(number);
        }
        return Map.of();
    }

    /** Ends a job and forgets it; the same where there is none. */
    Map<String, String> endJob(int number, String job) throws IOException {
        jobs.end(number, job);
        lending.takeBackFromJob(number, job);
        clear(number);
        return Map.of();
    }

    /** What there is of jobs, by the numbers of workspaces. */
    Map<String, String> jobs() throws IOException {
        return jobs.all();
    }

    /** Tries to get out of a sandbox that is as the running one, beside it and of the same user. */
    Map<String, String> probe(int number) throws IOException {
        census.checkRuns(number);
        Sandbox sandbox = Sandbox.programs(places, number, grounds.room(number), grounds.noted(number, "image"));
        groups.make(number + PROBE, PROBE_LIMITS);
        try {
            return new Probe(launcher, places).run(sandbox.named("probe"), number + PROBE, places.of(number));
        } finally {
            groups.end(number + PROBE);
        }
    }
}
