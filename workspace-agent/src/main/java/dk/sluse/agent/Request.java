package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import java.util.Map;
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

        ControlGroups.Limits group() {
            return new ControlGroups.Limits((long) memoryMebibytes << 20, processes, cpuPercent, 100);
        }
    }

    /** Ends a workspace with all that runs in it; its files stay. */
    record Stop(int workspace) implements Request {

        public Stop {
            checkNumber("workspace", workspace);
        }
    }

    /** Which workspaces run, and what they use. */
    record List() implements Request {}

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

    /** As many as there are users for, and far below where numbers of users run out. */
    int MOST = 9_999_999;

    Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

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
        Map<String, String> values = new TreeMap<>();
        String verb = switch (this) {
            case Start start -> {
                values.put("workspace", Integer.toString(start.workspace));
                values.put("scheme", start.room.scheme);
                values.put("shared", Integer.toString(start.room.shared));
                values.put("version", Integer.toString(start.room.version));
                values.put("image", start.image);
                values.put("paste", Boolean.toString(start.paste));
                values.put("memory", Integer.toString(start.limits.memoryMebibytes));
                values.put("processes", Integer.toString(start.limits.processes));
                values.put("cpu", Integer.toString(start.limits.cpuPercent));
                values.put("disk", Integer.toString(start.limits.diskMebibytes));
                yield "start";
            }
            case Stop(int workspace) -> {
                values.put("workspace", Integer.toString(workspace));
                yield "stop";
            }
            case List() -> "list";
            case Probe(int workspace) -> {
                values.put("workspace", Integer.toString(workspace));
                yield "probe";
            }
            case Show(int workspace, int version) -> {
                values.put("workspace", Integer.toString(workspace));
                values.put("version", Integer.toString(version));
                yield "show";
            }
        };
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
                        new Room(message.text("scheme"), message.number("shared"), message.number("version")),
                        message.text("image"),
                        Boolean.parseBoolean(message.text("paste")),
                        new Limits(
                                message.number("memory"),
                                message.number("processes"),
                                message.number("cpu"),
                                message.number("disk")));
            case "stop" -> new Stop(message.number("workspace"));
            case "list" -> new List();
            case "probe" -> new Probe(message.number("workspace"));
            case "show" -> new Show(message.number("workspace"), message.number("version"));
            default -> throw new IllegalArgumentException("verb");
        };
    }
}
