package dk.sluse.agent.wire;

import java.util.Set;
import java.util.regex.Pattern;

/** What the agent can be asked for; nothing else, and nothing that names a path, a program or a user. */
public sealed interface Request {

    /** Starts a workspace, or leaves it as it is where it runs; answered when its desktop can be connected to. */
    record Start(int workspace, Room room, String image, boolean paste, Limits limits) implements Request {

        public Start {
            Check.number("workspace", workspace);
            Check.name("image", image);
        }
    }

    /**
     * Ends a desktop with all that runs on it; files stay.
     *
     * @param jobs whether jobs of the workspace end too
     */
    record Stop(int workspace, boolean jobs) implements Request {

        public Stop {
            Check.number("workspace", workspace);
        }
    }

    /**
     * Makes the disks of a workspace and of its scheme this machine's, whichever other one holds them: one that is well must leave them, and
     * what runs on them there ends; those of one that has said nothing for long are copied. It is refused as long as neither is done.
     */
    record TakeOver(int workspace, Room room) implements Request {

        public TakeOver {
            Check.number("workspace", workspace);
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
            Check.number("workspace", workspace);
            Check.name("image", image);
            Check.job(job);
            Check.program(program);
        }
    }

    /** Which jobs wait in the folders of workspaces that are there, run, or have ended; see {@link Batch}. */
    record Jobs() implements Request {}

    /** Ends a job if it runs, and forgets it; its files stay. */
    record EndJob(int workspace, String job) implements Request {

        public EndJob {
            Check.number("workspace", workspace);
            Check.job(job);
        }
    }

    /** Tries from inside a running workspace's sandbox to get out of it. */
    record Probe(int workspace) implements Request {

        public Probe {
            Check.number("workspace", workspace);
        }
    }

    /** Shows another version of its scheme's package in a running workspace. */
    record Show(int workspace, int version) implements Request {

        public Show {
            Check.number("workspace", workspace);
            Check.that(version >= 1 && version <= MOST, "version");
        }
    }

    /** Shows in a running workspace what there is now of its scheme's registers as files of other programs. */
    record ShowForms(int workspace) implements Request {

        public ShowForms {
            Check.number("workspace", workspace);
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
            Check.number("workspace", workspace);
            Check.that(files >= 1 && files <= 10_000, "files");
            Check.that(mebibytes >= 1 && mebibytes <= 1_024, "mebibytes");
        }
    }

    /**
     * Puts files into a running workspace's folder of what comes in. They follow the request: for each a line {@code F LENGTH NAME}, the name
     * in hexadecimal, and its bytes; at the end a line {@code E}.
     *
     * @param folder of their own there, of the kind {@code 20261127-150432}
     * @param bytes that follow
     */
    record Receive(int workspace, String folder, int bytes) implements Request {

        public Receive {
            Check.number("workspace", workspace);
            Check.job(folder);
            Check.that(bytes >= 1 && bytes <= 64 << 20, "bytes");
        }
    }

    /** Shows a program of the catalogue on a running desktop, read-only. It is a folder of root's on the machine. */
    record Lend(int workspace, String program) implements Request {

        public Lend {
            Check.number("workspace", workspace);
            Check.program(program);
        }
    }

    /** Ends what runs of a program on a desktop, and shows it no more; the same where it is not shown. */
    record TakeBack(int workspace, String program) implements Request {

        public TakeBack {
            Check.number("workspace", workspace);
            Check.program(program);
        }
    }

    /**
     * Begins a snapshot of the work files of a workspace, open or not, and of its scheme's shared folder; of a day once only.
     *
     * @param day of the kind {@code 2026-11-27}
     * @param keep how many there are at most afterwards; not fewer than {@link #FEWEST_KEPT}
     */
    record Snapshot(int workspace, String image, String day, int keep) implements Request {

        public Snapshot {
            Check.number("workspace", workspace);
            Check.name("image", image);
            Check.day(day);
            Check.that(keep >= FEWEST_KEPT && keep <= 1_000, "keep");
        }
    }

    /** Of which days there are snapshots, and whether one is being taken. */
    record Snapshots() implements Request {}

    /** How much of the machine's disk the work files take. */
    record Disks() implements Request {}

    /** Whether it changes nothing. */
    default boolean isQuestion() {
        return this instanceof List || this instanceof Jobs || this instanceof Snapshots || this instanceof Disks;
    }

    /** As many as there are users for, and far below where numbers of users run out. */
    int MOST = 9_999_999;

    /** Names of jobs, and of what comes in. */
    Pattern JOB = Pattern.compile("[0-9]{8}-[0-9]{6}");

    /** Of so many days snapshots are kept at least, whoever asks. */
    int FEWEST_KEPT = 7;

    /** Names of snapshots. */
    Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** What every image runs as a job. */
    Set<String> BUILT_IN = Set.of("r", "py", "sql", "sh");

    /** Names of what runs jobs. */
    Pattern PROGRAM = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    /** The request as it is sent. */
    default Message message() {
        return Words.message((Record) this);
    }

    /**
     * Reads a request as it was sent.
     *
     * @throws IllegalArgumentException if it is none, with the name of what is wrong
     */
    static Request of(Message message) {
        return Words.read(Request.class, message);
    }
}
