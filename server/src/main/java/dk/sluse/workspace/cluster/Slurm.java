package dk.sluse.workspace.cluster;

import dk.sluse.workspace.cluster.SlurmClient.Job;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Slurm says where there is room. What has room is a job of Slurm's that does nothing: it keeps the memory and the licences on a node as long as what
 * it stands for runs there, which is started by that node's agent. Nodes are called as machines are.
 */
final class Slurm implements Scheduler {

    private static final String KEEPS_ROOM = "#!/bin/sh\nexec sleep infinity\n";

    /** So long somebody waits for what has room at once. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final Duration PACE = Duration.ofMillis(100);

    private final SlurmClient client;
    private final ClusterProperties.Slurm properties;
    private final String prefix;

    /** @param prefix of the names of this installation's jobs */
    Slurm(SlurmClient client, ClusterProperties.Slurm properties, String prefix) {
        this.client = client;
        this.properties = properties;
        this.prefix = prefix;
    }

    @Override
    public Optional<String> room(Wish wish) throws IOException {
        // Slurm knows nothing of the server's own machine.
        if (wish.on().filter(Machines.HERE::equals).isPresent()) {
            return wish.on();
        }
        Optional<Job> kept = Optional.empty();
        for (Job job : jobs(wish.key())) {
            if (kept.isEmpty() && isRight(job, wish)) {
                kept = Optional.of(job);
            } else {
                client.cancel(job.id());
            }
        }
        if (kept.isEmpty()) {
            client.submit(job(wish), KEEPS_ROOM);
            kept = await(wish.key());
        }
        return kept.filter(Job::runs).map(Job::node);
    }

    private static boolean isRight(Job job, Wish wish) {
        String where = job.runs() ? job.node() : job.wanted();
        boolean anywhere = !job.runs() && where.isEmpty();
        return !wish.not().contains(where)
                && (wish.on().isEmpty()
                        ? job.runs() || anywhere
                        : wish.on().get().equals(where));
    }

    /** What keeps room for something or waits for it, the oldest first. */
    private List<Job> jobs(String key) throws IOException {
        return client.jobs().stream()
                .filter(job -> job.name().equals(prefix + key) && !job.isOver())
                .sorted(Comparator.comparingLong(Job::id))
                .toList();
    }

    private Optional<Job> await(String key) throws IOException {
        long deadline = System.nanoTime() + AT_ONCE.toNanos();
        List<Job> jobs = jobs(key);
        while (jobs.stream().noneMatch(Job::runs) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(PACE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            jobs = jobs(key);
        }
        return jobs.stream().findFirst();
    }

    private Map<String, Object> job(Wish wish) {
        Map<String, Object> job = new HashMap<>(Map.of(
                "name",
                prefix + wish.key(),
                "tasks",
                1,
                "cpus_per_task",
                1,
                "memory_per_node",
                wish.memoryMebibytes(),
                "requeue",
                false,
                "current_working_directory",
                "/",
                "standard_input",
                "/dev/null",
                "standard_output",
                "/dev/null",
                "standard_error",
                "/dev/null",
                "environment",
                Map.of("PATH", "/usr/bin:/bin")));
        if (properties.partition() != null) {
            job.put("partition", properties.partition());
        }
        wish.on().ifPresent(on -> job.put("nodelist", on));
        String not = wish.not().stream()
                .filter(one -> !one.equals(Machines.HERE))
                .sorted()
                .collect(Collectors.joining(","));
        if (!not.isEmpty()) {
            job.put("exclude_nodes", not);
        }
        if (!wish.licences().isEmpty()) {
            job.put("licenses", wish.licences().stream().map(one -> one + ":1").collect(Collectors.joining(",")));
        }
        return job;
    }

    @Override
    public Set<String> keepOnly(Supplier<Set<String>> wanted) throws IOException {
        List<Job> all = client.jobs().stream()
                .filter(job -> job.name().startsWith(prefix))
                .toList();
        Set<String> keys = wanted.get();
        Set<String> live = new HashSet<>();
        for (Job job : all) {
            String key = job.name().substring(prefix.length());
            if (!job.isOver() && keys.contains(key)) {
                live.add(key);
            } else if (!job.isOver()) {
                client.cancel(job.id());
            }
        }
        return all.stream()
                .filter(Job::isOver)
                .map(job -> job.name().substring(prefix.length()))
                .filter(key -> keys.contains(key) && !live.contains(key))
                .collect(Collectors.toSet());
    }

    @Override
    public int desktopMebibytes(int limit) {
        return (int) properties.desktop().toMegabytes();
    }

    @Override
    public boolean countsLicences() {
        return properties.licences();
    }
}
