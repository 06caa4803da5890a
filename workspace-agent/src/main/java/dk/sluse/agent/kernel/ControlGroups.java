package dk.sluse.agent.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kernel's groups of processes with limits: version 2, or version 1 where the machine has its controllers there. */
public final class ControlGroups {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROSECONDS = 100_000;

    /**
     * What a group may use.
     *
     * @param cpuPercent 100 is one processor
     * @param weight of its share where processors are scarce; 100 is usual
     */
    public record Limits(long memoryBytes, int processes, int cpuPercent, int weight) {}

    private final boolean second;
    private final String parent;

    /** @param parent under which all groups of this installation are */
    public ControlGroups(String parent) {
        this.second = Files.exists(ROOT.resolve("cgroup.controllers"));
        this.parent = parent;
    }

    /** Folders of a group, one for each controller. */
    private List<Path> folders(String group) {
        Stream<Path> roots =
                second ? Stream.of(ROOT) : Stream.of("memory", "pids", "cpu").map(ROOT::resolve);
        return roots.map(root -> root.resolve(parent).resolve(group)).toList();
    }

    /** The files that a process writes its number into, to be of a group. */
    public String doors(String group) {
        return folders(group).stream()
                .map(folder -> folder.resolve("cgroup.procs").toString())
                .collect(Collectors.joining(" "));
    }

    /**
     * Makes a group, or gives one that is there other limits.
     */
    public void make(String group, Limits limits) throws IOException {
        if (second) {
            Files.createDirectories(ROOT.resolve(parent));
            for (Path above : List.of(ROOT, ROOT.resolve(parent))) {
                Files.writeString(above.resolve("cgroup.subtree_control"), "+memory +pids +cpu");
            }
        }
        for (Path folder : folders(group)) {
            Files.createDirectories(folder);
        }
        for (Map.Entry<String, String> setting : settings(limits).entrySet()) {
            for (Path folder : folders(group)) {
                Path file = folder.resolve(setting.getKey());
                if (Files.exists(file)) {
                    Files.writeString(file, setting.getValue());
                }
            }
        }
    }

    private Map<String, String> settings(Limits limits) {
        Map<String, String> settings = new LinkedHashMap<>();
        String bytes = Long.toString(limits.memoryBytes());
        String quota = Long.toString((long) limits.cpuPercent() * PERIOD_MICROSECONDS / 100);
        settings.put("pids.max", Integer.toString(limits.processes()));
        if (second) {
            settings.put("memory.max", bytes);
            settings.put("memory.swap.max", "0");
            settings.put("cpu.max", quota + " " + PERIOD_MICROSECONDS);
            settings.put("cpu.weight", Integer.toString(limits.weight()));
        } else {
            settings.put("memory.limit_in_bytes", bytes);
            settings.put("memory.swappiness", "0");
            settings.put("cpu.cfs_quota_us", quota);
            settings.put("cpu.shares", Integer.toString(limits.weight() * 1024 / 100));
        }
        return settings;
    }

    /** The groups that there are. */
    public List<String> groups() throws IOException {
        Path folder = folders("none").getFirst().resolveSibling(".").normalize();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> groups = Files.list(folder)) {
            return groups.filter(Files::isDirectory)
                    .map(group -> Objects.requireNonNull(group.getFileName()).toString())
                    .toList();
        }
    }

    /** The processes of a group; none if there is no such group. */
    public List<Long> processes(String group) throws IOException {
        Path file = folders(group).getFirst().resolve("cgroup.procs");
        try {
            return Files.readAllLines(file).stream().map(Long::valueOf).toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            // A group may go while it is read.
            if (Files.exists(file)) {
                throw e;
            }
            return List.of();
        }
    }

    /**
     * What its processes hold in memory, in bytes, without files that could be read again.
     *
     * @throws IOException also if the group goes meanwhile
     */
    public long memoryBytes(String group) throws IOException {
        Path folder = folders(group).getFirst();
        if (!Files.exists(folder)) {
            return 0;
        }
        long used = Long.parseLong(Files.readString(folder.resolve(second ? "memory.current" : "memory.usage_in_bytes"))
                .strip());
        String files = second ? "(in)?active_file .*" : "total_(in)?active_file .*";
        return used
                - Files.readAllLines(folder.resolve("memory.stat")).stream()
                        .filter(line -> line.matches(files))
                        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                        .sum();
    }

    /** Ends those processes of a group that use files which they see below a folder. */
    public void endUsers(String group, String within) throws IOException {
        for (long process : processes(group)) {
            if (Host.uses(process, within)) {
                ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    /** Takes away what all groups were under, where none is left. */
    public void clear() throws IOException {
        for (Path folder : folders("none")) {
            Files.deleteIfExists(folder.resolveSibling(".").normalize());
        }
    }

    /** Ends all processes of a group, however fast they multiply, and the group. */
    public void end(String group) throws IOException {
        for (Path folder : folders(group)) {
            if (Files.exists(folder.resolve("pids.max"))) {
                // Whoever is killed cannot be replaced any more.
                Files.writeString(folder.resolve("pids.max"), "0");
            }
        }
        Path kill = folders(group).getFirst().resolve("cgroup.kill");
        if (Files.exists(kill)) {
            Files.writeString(kill, "1");
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (List<Long> alive = processes(group); !alive.isEmpty(); alive = processes(group)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("processes do not end");
            }
            alive.stream()
                    .flatMap(process -> ProcessHandle.of(process).stream())
                    .forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        for (Path folder : folders(group)) {
            Files.deleteIfExists(folder);
        }
    }
}
