package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.kernel.Disks;
import dk.sluse.agent.wire.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What runs on this machine, as the kernel and files tell. */
final class Census {

    private final Places places;
    private final ControlGroups groups;
    private final Grounds grounds;
    private final Jobs jobs;

    /** The shared folders of workspaces that are being started, and do not yet run. */
    private final Map<Integer, Integer> starting = new ConcurrentHashMap<>();

    Census(Places places, ControlGroups groups, Grounds grounds, Jobs jobs) {
        this.places = places;
        this.groups = groups;
        this.grounds = grounds;
        this.jobs = jobs;
    }

    /** A workspace is being started. */
    void begin(int workspace, int shared) {
        starting.put(workspace, shared);
    }

    /** It is not any more. */
    void begun(int workspace) {
        starting.remove(workspace);
    }

    /** Whether anything of it runs. */
    boolean isAlive(int number) throws IOException {
        return !groups.processes(number + Workspaces.DISPLAY).isEmpty()
                || !groups.processes(number + Workspaces.PROGRAMS).isEmpty();
    }

    /** Whether all of it runs. */
    boolean runs(int number) throws IOException {
        return !groups.processes(number + Workspaces.DISPLAY).isEmpty()
                && !groups.processes(number + Workspaces.PROGRAMS).isEmpty();
    }

    /** @throws IllegalArgumentException if not all of it runs */
    void checkRuns(int number) throws IOException {
        if (!runs(number)) {
            throw new IllegalArgumentException("workspace");
        }
    }

    /** Those of which anything runs, desktop or job. */
    Set<Integer> there() throws IOException {
        Set<Integer> there = new HashSet<>(running());
        there.addAll(jobs.workspaces());
        return there;
    }

    /** The shared folders that somebody works in. */
    Set<Path> sharedInUse() throws IOException {
        Set<Path> used = new HashSet<>();
        starting.values().forEach(shared -> used.add(places.shared(shared)));
        for (int number : there()) {
            used.add(places.shared(grounds.room(number).shared()));
        }
        return used;
    }

    /** Those of which anything runs: programs may go on when their screen has gone, and must not be forgotten. */
    private List<Integer> running() throws IOException {
        List<Integer> running = new ArrayList<>();
        for (String group : groups.groups()) {
            if (group.endsWith(Workspaces.PROGRAMS)) {
                int number = Integer.parseInt(group.substring(0, group.length() - Workspaces.PROGRAMS.length()));
                if (!starting.containsKey(number) && isAlive(number)) {
                    running.add(number);
                }
            }
        }
        return running;
    }

    /** What runs, and what it uses. */
    Map<String, String> list() throws IOException {
        Map<String, String> list = new TreeMap<>();
        for (int number : running()) {
            try {
                list.put(Integer.toString(number), use(number).line());
            } catch (IOException e) {
                if (runs(number)) {
                    throw e;
                }
                // One that has been ended meanwhile has nothing to be measured any more, and is not broken.
                if (isAlive(number)) {
                    list.put(Integer.toString(number), Running.broken(number).line());
                }
            }
        }
        return list;
    }

    private Running use(int number) throws IOException {
        List<Long> disk = Disks.use(places.disk(number));
        return new Running(
                number,
                groups.memoryBytes(number + Workspaces.PROGRAMS) + groups.memoryBytes(number + Workspaces.DISPLAY),
                groups.processes(number + Workspaces.PROGRAMS).size(),
                disk.get(0),
                disk.get(1),
                Integer.parseInt(grounds.noted(number, "version")),
                runs(number),
                grounds.noted(number, "image"));
    }
}
