package dk.sluse.protection;

/** Something that the user can put right; the message tells what. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    Problem(String message) {
        super(message);
    }
}
