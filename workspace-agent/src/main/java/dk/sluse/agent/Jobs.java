package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.wire.Batch;
import dk.sluse.agent.wire.Request;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jobs of workspaces on this machine. A job's processes are a control group, its end is a note, and what waits is a name in a folder of
 * the workspace's disk: of that folder names are read and nothing else, as all in it is the analyst's.
 */
final class Jobs {

    private static final Logger LOG = System.getLogger(Jobs.class.getName());
    private static final Pattern GROUP = Pattern.compile("([0-9]+)-job-(" + Request.JOB + ")");
    private static final Pattern NOTE = Pattern.compile("job-(" + Request.JOB + ")\\.exit");
    private static final Pattern STARTED = Pattern.compile("job-(" + Request.JOB + ")\\.started");
    private static final Pattern WAITING = Pattern.compile("(" + Request.JOB + ")\\.(" + Request.PROGRAM + ")");

    /** So many names of a queue are looked at, and so many of them are told. */
    private static final int MOST_NAMES = 10_000;

    private static final int MOST_TOLD = 150;

    private final Places places;
    private final ControlGroups groups;
    private final Launcher launcher;

    Jobs(Places places, ControlGroups groups, Launcher launcher) {
        this.places = places;
        this.groups = groups;
        this.launcher = launcher;
    }

    /** Starts a job. */
    void run(Request.Run run, Sandbox sandbox) throws IOException {
        int number = run.workspace();
        if (of(number).running().contains(run.job())) {
            throw new IllegalArgumentException("job");
        }
        String group = group(number, run.job());
        Files.deleteIfExists(note(number, run.job()));
        takeName(number, run.job() + "." + run.program());
        Files.writeString(started(number, run.job()), "");
        groups.make(group, run.limits().group());
        Process process = launcher.launchNoted(
                sandbox,
                group,
                places.of(number),
                List.of("/usr/lib/sluse/job", run.job(), run.program()),
                note(number, run.job()));
        Launcher.await(process, () -> !groups.processes(group).isEmpty() || Files.exists(note(number, run.job())));
    }

    /** Ends a job and forgets it. A note that is written a moment later is found, and forgotten, the next time. */
    void end(int number, String job) throws IOException {
        groups.end(group(number, job));
        for (String kind : List.of(".started", ".exit", ".log", ".arguments")) {
            Files.deleteIfExists(places.of(number).resolve("job-" + job + kind));
        }
        takeName(number, job + "." + Batch.CANCEL);
        String program = waiting(number).get(job);
        if (program != null) {
            takeName(number, job + "." + program);
        }
    }

    /** Ends what runs of a workspace's jobs, and touches no file. */
    void kill(int number) throws IOException {
        for (String group : groups.groups()) {
            Matcher named = GROUP.matcher(group);
            if (named.matches() && Integer.parseInt(named.group(1)) == number) {
                groups.end(group);
            }
        }
    }

    /** Ends all jobs of a workspace; what goes wrong with one keeps none of the others. */
    void endAll(int number) throws IOException {
        Batch batch = of(number);
        kill(number);
        for (String job : batch.running()) {
            end(number, job);
        }
        for (String job : batch.ended().keySet()) {
            end(number, job);
        }
    }

    /** What a workspace has of jobs. */
    Batch of(int number) throws IOException {
        Map<String, Integer> ended = ended(number);
        Set<String> running = new TreeSet<>();
        for (String group : groups.groups()) {
            Matcher named = GROUP.matcher(group);
            if (named.matches()
                    && named.group(1).equals(Integer.toString(number))
                    && !groups.processes(group).isEmpty()) {
                running.add(named.group(2));
            }
        }
        // Between its last process and the note of its end a job is not over.
        running.addAll(named(number, STARTED));
        running.removeAll(ended.keySet());
        return new Batch(number, List.copyOf(running), ended, waiting(number));
    }

    private Map<String, Integer> ended(int number) throws IOException {
        Map<String, Integer> ended = new TreeMap<>();
        for (String job : named(number, NOTE)) {
            ended.put(job, Integer.valueOf(Files.readString(note(number, job)).strip()));
        }
        return ended;
    }

    /** The names of jobs that root has a file of some kind for. */
    private List<String> named(int number, Pattern kind) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(places.of(number))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(places.of(number), "job-*")) {
                for (Path file : files) {
                    Matcher named = kind.matcher(String.valueOf(file.getFileName()));
                    if (named.matches()) {
                        names.add(named.group(1));
                    }
                }
            }
        }
        return names;
    }

    private Map<String, String> waiting(int number) throws IOException {
        Map<String, String> waiting = new TreeMap<>();
        if (Files.isDirectory(places.queue(number), LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> names = Files.newDirectoryStream(places.queue(number))) {
                int seen = 0;
                for (Path name : names) {
                    Matcher named = WAITING.matcher(String.valueOf(name.getFileName()));
                    if (named.matches()) {
                        waiting.merge(
                                named.group(1), named.group(2), (one, other) -> one.equals(Batch.CANCEL) ? one : other);
                    }
                    if (++seen == MOST_NAMES || waiting.size() == MOST_TOLD) {
                        break;
                    }
                }
            }
        }
        return waiting;
    }

    /** The numbers of workspaces that have any. */
    Set<Integer> workspaces() throws IOException {
        Set<Integer> numbers = new TreeSet<>();
        for (String group : groups.groups()) {
            Matcher named = GROUP.matcher(group);
            if (named.matches()) {
                numbers.add(Integer.valueOf(named.group(1)));
            }
        }
        return numbers;
    }

    /** What cannot be read of one keeps nobody from the others: it may be ending just now. */
    private void tell(int number, Map<String, String> all) {
        try {
            all.put(Integer.toString(number), of(number).line());
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.WARNING, "jobs of workspace {0} cannot be read: {1}", number, e.getMessage());
        }
    }

    /** What all workspaces that are there have, by their numbers. */
    Map<String, String> all() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(places.run().resolve("workspaces"))) {
            for (Path folder : folders) {
                int number = Integer.parseInt(String.valueOf(folder.getFileName()));
                tell(number, all);
            }
        }
        return all;
    }

    /** What waits no more; an analyst may have made anything of this name. */
    private void takeName(int number, String name) throws IOException {
        try {
            if (Files.isDirectory(places.queue(number), LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(places.queue(number).resolve(name));
            }
        } catch (DirectoryNotEmptyException _) {
            // His own queue, his own trouble: it is looked at again and again, and does nothing.
            return;
        }
    }

    private static String group(int number, String job) {
        return number + "-job-" + job;
    }

    private Path started(int number, String job) {
        return places.of(number).resolve("job-" + job + ".started");
    }

    private Path note(int number, String job) {
        return places.of(number).resolve("job-" + job + ".exit");
    }
}
