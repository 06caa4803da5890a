package dk.sluse.agent.wire;

/**
 * A workspace that runs, and what it uses.
 *
 * @param version of the package that it shows; 0 for none
 * @param whole whether both its screen and its programs run
 */
public record Running(
        int workspace,
        long memoryBytes,
        int processes,
        long diskBytes,
        long diskUsedBytes,
        int version,
        boolean whole,
        String image) {

    /** One of which something runs that cannot be measured. */
    public static Running broken(int workspace) {
        return new Running(workspace, 0, 0, 0, 0, 0, false, "0");
    }

    public String line() {
        return memoryBytes + " " + processes + " " + diskBytes + " " + diskUsedBytes + " " + version + " " + whole + " "
                + image;
    }

    static Running of(String workspace, String line) {
        String[] parts = line.split(" ", 7);
        return new Running(
                Integer.parseInt(workspace),
                Long.parseLong(parts[0]),
                Integer.parseInt(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Integer.parseInt(parts[4]),
                Boolean.parseBoolean(parts[5]),
                parts[6]);
    }
}
