package dk.sluse.agent;

/**
 * A workspace that runs, and what it uses.
 *
 * @param version of the package that it shows; 0 for none
 */
public record Running(
        int workspace, long memoryBytes, int processes, long diskBytes, long diskUsedBytes, int version, String image) {

    String line() {
        return memoryBytes + " " + processes + " " + diskBytes + " " + diskUsedBytes + " " + version + " " + image;
    }

    static Running of(String workspace, String line) {
        String[] parts = line.split(" ", 6);
        return new Running(
                Integer.parseInt(workspace),
                Long.parseLong(parts[0]),
                Integer.parseInt(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Integer.parseInt(parts[4]),
                parts[5]);
    }
}
