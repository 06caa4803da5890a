package dk.sluse.delivery.form;

import dk.sluse.scheme.SchemeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A register of a package that is wanted as files of another program, until it is not wanted any more.
 *
 * @param files what there is of it, in the order of the package's own; how many and how large is not told outside the room, as it
 *     tells of how many rows the package has
 * @param trouble why it cannot be had; null if it can or is not known yet
 */
public record FormRequest(
        SchemeId scheme,
        String register,
        Form form,
        State state,
        List<FormFile> files,
        @Nullable Trouble trouble) {

    public enum State {
        WAITING,
        READY,
        STOPPED
    }

    /** Why a form cannot be had, whatever is in the data; the names are stored and never changed. */
    public enum Trouble {
        /** The installation lacks what would write it. */
        PROGRAM_MISSING,
        FAILED
    }

    /**
     * One file.
     *
     * @param source what it was made from, as a text that changes when that does
     * @param path relative to the installation's folder
     * @param sha256 or {@link #UNFIT} where the form cannot hold what is in it
     */
    public record FormFile(String source, String path, String sha256) {

        static final String UNFIT = "unfit";

        public boolean isUnfit() {
            return sha256.equals(UNFIT);
        }
    }

    public FormRequest {
        files = List.copyOf(files);
    }
}
