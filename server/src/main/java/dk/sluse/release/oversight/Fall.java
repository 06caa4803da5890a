package dk.sluse.release.oversight;

import dk.sluse.release.request.Flag;
import java.util.List;

/**
 * A file at home that today's rules have something against.
 *
 * @param flags what was not found when it was decided
 */
public record Fall(int request, int file, List<Flag> flags) {

    public Fall {
        flags = List.copyOf(flags);
    }
}
