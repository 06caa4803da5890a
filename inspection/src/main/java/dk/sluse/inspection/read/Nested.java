package dk.sluse.inspection.read;

import java.io.IOException;

/** Reads a file that lies in another. */
public interface Nested {

    /**
     * Reads such a file.
     *
     * @param name as the outer file has it; only its ending says anything
     */
    void read(String name, byte[] content, Where where) throws IOException;
}
