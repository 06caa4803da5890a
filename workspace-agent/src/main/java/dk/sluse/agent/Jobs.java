package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.kernel.Disks;
import java.io.IOException;
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

    private static final Pattern GROUP = Pattern.compile("([0-9]+)-job-(" + Request.JOB + ")");
    private static final Pattern NOTE = Pattern.compile("job-(" + Request.JOB + ")\\.exit");
    private static final Pattern WAITING = Pattern.compile("(" + Request.JOB + ")\\.(" + Request.PROGRAM + ")");

    /** So many names of a folder are looked at; whoever has more waiting waits for these. */
    private static final int MOST_NAMES = 1_000;

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
        takeNames(number, run.job());
        groups.make(group, run.limits().group());
        Process process = launcher.launch(
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
        takeNames(number, job);
        for (String kind : List.of(".exit", ".log", ".arguments")) {
            Files.deleteIfExists(places.of(number).resolve("job-" + job + kind));
        }
    }

    void endAll(int number) throws IOException {
        Batch batch = of(number);
        for (String job : batch.running()) {
            end(number, job);
        }
        for (String job : batch.ended().keySet()) {
            end(number, job);
        }
    }

    /** What a workspace has of jobs. */
    Batch of(int number) throws IOException {
        List<String> running = new ArrayList<>();
        for (String group : groups.groups()) {
            Matcher named = GROUP.matcher(group);
            if (named.matches()
                    && named.group(1).equals(Integer.toString(number))
                    && !groups.processes(group).isEmpty()) {
                running.add(named.group(2));
            }
        }
        return new Batch(number, running, ended(number), waiting(number));
    }

    private Map<String, Integer> ended(int number) throws IOException {
        Map<String, Integer> ended = new TreeMap<>();
        if (Files.isDirectory(places.of(number))) {
            try (DirectoryStream<Path> notes = Files.newDirectoryStream(places.of(number), "job-*.exit")) {
                for (Path note : notes) {
                    Matcher named = NOTE.matcher(String.valueOf(note.getFileName()));
                    if (named.matches()) {
                        ended.put(
                                named.group(1),
                                Integer.valueOf(Files.readString(note).strip()));
                    }
                }
            }
        }
        return ended;
    }

    private Map<String, String> waiting(int number) throws IOException {
        Map<String, String> waiting = new TreeMap<>();
        if (Disks.isMounted(places.disk(number))) {
            try (DirectoryStream<Path> names = Files.newDirectoryStream(places.jobs(number))) {
                int seen = 0;
                for (Path name : names) {
                    Matcher named = WAITING.matcher(String.valueOf(name.getFileName()));
                    if (named.matches()) {
                        waiting.merge(
                                named.group(1), named.group(2), (one, other) -> one.equals(Batch.CANCEL) ? one : other);
                    }
                    if (++seen == MOST_NAMES) {
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

    /** What all workspaces that are there have, by their numbers. */
    Map<String, String> all() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(places.run().resolve("workspaces"))) {
            for (Path folder : folders) {
                int number = Integer.parseInt(String.valueOf(folder.getFileName()));
                all.put(Integer.toString(number), of(number).line());
            }
        }
        return all;
    }

    /** What waits no more; an analyst may have made anything of these names. */
    private void takeNames(int number, String job) throws IOException {
        if (Disks.isMounted(places.disk(number))) {
            try (DirectoryStream<Path> names = Files.newDirectoryStream(places.jobs(number), job + ".*")) {
                for (Path name : names) {
                    if (!Files.isDirectory(name, LinkOption.NOFOLLOW_LINKS)) {
                        Files.deleteIfExists(name);
                    }
                }
            }
        }
    }

    private static String group(int number, String job) {
        return number + "-job-" + job;
    }

    private Path note(int number, String job) {
        return places.of(number).resolve("job-" + job + ".exit");
    }
}
