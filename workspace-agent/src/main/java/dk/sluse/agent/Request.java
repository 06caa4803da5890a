package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the agent can be asked for; nothing else, and nothing that names a path, a program or a user. */
public sealed interface Request {

    /** Starts a workspace, or leaves it as it is where it runs; answered when its desktop can be connected to. */
    record Start(int workspace, Room room, String image, boolean paste, Limits limits) implements Request {

        public Start {
            checkNumber("workspace", workspace);
            checkName("image", image);
        }
    }

    /**
     * The scheme whose data and whose shared folder a workspace has.
     *
     * @param shared number of the scheme's shared folder
     * @param version of the package; 0 where there is none yet
     */
    record Room(String scheme, int shared, int version) {

        public Room {
            checkName("scheme", scheme);
            checkNumber("shared", shared);
            check(version >= 0 && version <= MOST, "version");
        }

        static Room of(Message message) {
            return new Room(message.text("scheme"), message.number("shared"), message.number("version"));
        }

        Map<String, String> values() {
            return Map.of("scheme", scheme, "shared", "" + shared, "version", "" + version);
        }
    }

    /**
     * What a workspace may use.
     *
     * @param memoryMebibytes of all its programs together
     * @param processes how many there may be at once
     * @param cpuPercent 100 is one processor
     * @param diskMebibytes of its own folder; a folder that is there already only grows
     */
    record Limits(int memoryMebibytes, int processes, int cpuPercent, int diskMebibytes) {

        public Limits {
            check(memoryMebibytes >= 128 && memoryMebibytes <= 16_777_216, "memory");
            check(processes >= 20 && processes <= 100_000, "processes");
            check(cpuPercent >= 5 && cpuPercent <= 100_000, "cpu");
            check(diskMebibytes >= 16 && diskMebibytes <= 16_777_216, "disk");
        }

        static Limits of(Message message) {
            return new Limits(
                    message.number("memory"),
                    message.number("processes"),
                    message.number("cpu"),
                    message.number("disk"));
        }

        Map<String, String> values() {
            return Map.of(
                    "memory", "" + memoryMebibytes,
                    "processes", "" + processes,
                    "cpu", "" + cpuPercent,
                    "disk", "" + diskMebibytes);
        }

        ControlGroups.Limits group() {
            return new ControlGroups.Limits((long) memoryMebibytes << 20, processes, cpuPercent, 100);
        }
    }

    /**
     * Ends a desktop with all that runs on it; files stay.
     *
     * @param jobs whether jobs of the workspace end too
     */
    record Stop(int workspace, boolean jobs) implements Request {

        public Stop {
            checkNumber("workspace", workspace);
        }
    }

    /** Which desktops run, and what they use. */
    record List() implements Request {}

    /**
     * Runs a program file in a sandbox as a workspace's, whether its desktop is there or not. The file lies in the workspace's folder of
     * jobs, under the job's name.
     *
     * @param job its name, of the kind {@code 20261127-150432}
     * @param program what runs it, as the image knows it
     */
    record Run(int workspace, Room room, String image, String job, String program, Limits limits) implements Request {

        public Run {
            checkNumber("workspace", workspace);
            checkName("image", image);
            checkJob(job);
            check(PROGRAM.matcher(program).matches(), "program");
        }
    }

    /** Which jobs wait in the folders of workspaces that are there, run, or have ended; see {@link Batch}. */
    record Jobs() implements Request {}

    /** Ends a job if it runs, and forgets it; its files stay. */
    record EndJob(int workspace, String job) implements Request {

        public EndJob {
            checkNumber("workspace", workspace);
            checkJob(job);
        }
    }

    /** Tries from inside a running workspace's sandbox to get out of it. */
    record Probe(int workspace) implements Request {

        public Probe {
            checkNumber("workspace", workspace);
        }
    }

    /** Shows another version of its scheme's package in a running workspace. */
    record Show(int workspace, int version) implements Request {

        public Show {
            checkNumber("workspace", workspace);
            check(version >= 1 && version <= MOST, "version");
        }
    }

    /**
     * Takes copies of what lies in a running workspace's folder of what shall go home, into one file that the server may read and take
     * away ({@link Places#collected}).
     *
     * @param files that are taken at most
     * @param mebibytes of all of them together at most
     */
    record Collect(int workspace, int files, int mebibytes) implements Request {

        public Collect {
            checkNumber("workspace", workspace);
            check(files >= 1 && files <= 10_000, "files");
            check(mebibytes >= 1 && mebibytes <= 1_024, "mebibytes");
        }
    }

    /** Shows a program of the catalogue on a running desktop, read-only. It is a folder of root's on the machine. */
    record Lend(int workspace, String program) implements Request {

        public Lend {
            checkNumber("workspace", workspace);
            check(PROGRAM.matcher(program).matches(), "program");
        }
    }

    /** Ends what runs of a program on a desktop, and shows it no more; the same where it is not shown. */
    record TakeBack(int workspace, String program) implements Request {

        public TakeBack {
            checkNumber("workspace", workspace);
            check(PROGRAM.matcher(program).matches(), "program");
        }
    }

    /** As many as there are users for, and far below where numbers of users run out. */
    int MOST = 9_999_999;

    Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    /** Names of jobs. */
    Pattern JOB = Pattern.compile("[0-9]{8}-[0-9]{6}");

    /** What every image runs as a job. */
    Set<String> BUILT_IN = Set.of("r", "py", "sql", "sh");

    /** Names of what runs jobs. */
    Pattern PROGRAM = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private static void checkJob(String job) {
        check(JOB.matcher(job).matches(), "job");
    }

    private static void checkNumber(String what, int number) {
        check(number >= 1 && number <= MOST, what);
    }

    private static void checkName(String what, String name) {
        check(NAME.matcher(name).matches() && !name.contains(".."), what);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** The request as it is sent. */
    default Message message() {
        return switch (this) {
            case Start start ->
                joined(
                        "start",
                        start.room.values(),
                        start.limits.values(),
                        Map.of("workspace", "" + start.workspace, "image", start.image, "paste", "" + start.paste));
            case Stop(int workspace, boolean jobs) ->
                joined("stop", Map.of("workspace", "" + workspace, "jobs", "" + jobs));
            case List() -> joined("list");
            case Run run ->
                joined(
                        "run",
                        run.room.values(),
                        run.limits.values(),
                        Map.of("workspace", "" + run.workspace, "image", run.image, "job", run.job),
                        Map.of("program", run.program));
            case Collect(int workspace, int files, int mebibytes) ->
                joined(
                        "collect",
                        Map.of("workspace", "" + workspace, "files", "" + files, "mebibytes", "" + mebibytes));
            case Lend(int workspace, String program) ->
                joined("lend", Map.of("workspace", "" + workspace, "program", program));
            case TakeBack(int workspace, String program) ->
                joined("take-back", Map.of("workspace", "" + workspace, "program", program));
            case Jobs() -> joined("jobs");
            case EndJob(int workspace, String job) ->
                joined("end-job", Map.of("workspace", "" + workspace, "job", job));
            case Probe(int workspace) -> joined("probe", Map.of("workspace", "" + workspace));
            case Show(int workspace, int version) ->
                joined("show", Map.of("workspace", "" + workspace, "version", "" + version));
        };
    }

    @SafeVarargs
    private static Message joined(String verb, Map<String, String>... parts) {
        Map<String, String> values = new TreeMap<>();
        for (Map<String, String> part : parts) {
            values.putAll(part);
        }
        return new Message(verb, values);
    }

    /**
     * Reads a request as it was sent.
     *
     * @throws IllegalArgumentException if it is none, with the name of what is wrong
     */
    static Request of(Message message) {
        return switch (message.verb()) {
            case "start" ->
                new Start(
                        message.number("workspace"),
                        Room.of(message),
                        message.text("image"),
                        Boolean.parseBoolean(message.text("paste")),
                        Limits.of(message));
            case "stop" -> new Stop(message.number("workspace"), Boolean.parseBoolean(message.text("jobs")));
            case "list" -> new List();
            case "run" ->
                new Run(
                        message.number("workspace"),
                        Room.of(message),
                        message.text("image"),
                        message.text("job"),
                        message.text("program"),
                        Limits.of(message));
            case "collect" ->
                new Collect(message.number("workspace"), message.number("files"), message.number("mebibytes"));
            case "lend" -> new Lend(message.number("workspace"), message.text("program"));
            case "take-back" -> new TakeBack(message.number("workspace"), message.text("program"));
            case "jobs" -> new Jobs();
            case "end-job" -> new EndJob(message.number("workspace"), message.text("job"));
            case "probe" -> new Probe(message.number("workspace"));
            case "show" -> new Show(message.number("workspace"), message.number("version"));
            default -> throw new IllegalArgumentException("verb");
        };
    }
}
