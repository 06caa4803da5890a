package dk.sluse.workspace.disk;

import dk.sluse.agent.wire.Request;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** How much of this machine's disk work files take. */
@Component
public class WorkDisks {

    /**
     * What a workspace has on disk, in bytes.
     *
     * @param own its own files
     * @param snapshots of them
     * @param shared the files that all of its scheme share, with their snapshots
     * @param days of which there are snapshots, oldest first
     */
    public record Use(long own, long snapshots, long shared, List<LocalDate> days) {}

    private final Machine machine;
    private final Workspaces workspaces;

    WorkDisks(Machine machine, Workspaces workspaces) {
        this.machine = machine;
        this.workspaces = workspaces;
    }

    /** What a workspace takes; nothing where there is no agent that knows. */
    public Use of(Workspace workspace) {
        Map<String, String> disks = machine.askAny(new Request.Disks());
        String days = machine.askAny(new Request.Snapshots()).getOrDefault(Integer.toString(workspace.number()), "");
        return new Use(
                bytes(disks, "own-" + workspace.number()),
                bytes(disks, "kept-own-" + workspace.number()),
                bytes(disks, "shared-" + workspace.shared()) + bytes(disks, "kept-shared-" + workspace.shared()),
                Arrays.stream(days.split(","))
                        .filter(day -> !day.isEmpty())
                        .map(LocalDate::parse)
                        .toList());
    }

    /** Bytes of all workspaces of a scheme, of what they share, and of the snapshots; empty where nobody knows. */
    public OptionalLong bytes(SchemeId scheme) {
        List<Workspace> all = workspaces.in(scheme);
        if (all.isEmpty()) {
            return OptionalLong.of(0);
        }
        Map<String, String> disks = machine.askAny(new Request.Disks());
        return disks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bytes(all, disks));
    }

    private static long bytes(List<Workspace> all, Map<String, String> disks) {
        int shared = all.getFirst().shared();
        return bytes(disks, "shared-" + shared)
                + bytes(disks, "kept-shared-" + shared)
                + all.stream()
                        .mapToLong(
                                one -> bytes(disks, "own-" + one.number()) + bytes(disks, "kept-own-" + one.number()))
                        .sum();
    }

    private static long bytes(Map<String, String> disks, String name) {
        return Long.parseLong(disks.getOrDefault(name, "0"));
    }
}
