package dk.sluse.workspace.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Says on which machine there is room for something that shall run. */
public interface Scheduler {

    /**
     * What wants room.
     *
     * @param key what it is; the same thing asks with the same key
     * @param memoryMebibytes that are kept for it
     * @param on the only machine that it can run on, if there is one
     * @param not machines that do not answer, or are others’ own
     * @param licences of which it needs one seat each
     */
    record Wish(String key, int memoryMebibytes, Optional<String> on, Set<String> not, List<String> licences) {

        public Wish {
            not = Set.copyOf(not);
            licences = List.copyOf(licences);
        }

        /** The same on one machine only. */
        Wish on(Optional<String> machine) {
            return new Wish(key, memoryMebibytes, machine, not, licences);
        }

        /** The same on none of these. */
        Wish not(Set<String> machines) {
            return new Wish(key, memoryMebibytes, on, machines, licences);
        }
    }

    /**
     * The machine where there is room, which is kept from now on; empty as long as there is none, and whoever asks again then keeps his turn.
     *
     * @throws IOException if that cannot be known
     */
    Optional<String> room(Wish wish) throws IOException;

    /**
     * Gives back the room of all that is not wanted any more.
     *
     * @param wanted tells the keys of what is; it is asked after it is known what has room, so that what has just been given room is not
     *     taken for something that has ended
     * @return those whose room was taken away
     */
    Set<String> keepOnly(Supplier<Set<String>> wanted) throws IOException;

    /** Memory that is kept for a desktop that may use so much. */
    int desktopMebibytes(int limit);

    /** Whether seats of programs are counted here too. */
    boolean countsLicences();
}
