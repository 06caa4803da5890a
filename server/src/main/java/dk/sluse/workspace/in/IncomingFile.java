package dk.sluse.workspace.in;

import dk.sluse.audit.Seal;

/**
 * A file that somebody wants to bring in, or has brought in.
 *
 * @param number from 1 on, among those that come together
 */
public record IncomingFile(int number, String name, long bytes, String sha256) {

    static IncomingFile of(int number, String name, byte[] content) {
        return new IncomingFile(number, name, content.length, Seal.sha256(content));
    }
}
