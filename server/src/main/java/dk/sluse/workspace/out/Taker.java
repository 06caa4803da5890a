package dk.sluse.workspace.out;

/** Takes what lies in a workspace's folder. */
public interface Taker {

    /**
     * A file.
     *
     * @param name with the folders that it lies in; chosen inside
     */
    void file(String name, byte[] content);

    /** Something that is not taken, and why. */
    void refused(String name, String reason);
}
