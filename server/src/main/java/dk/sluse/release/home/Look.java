package dk.sluse.release.home;

/** What somebody of the office does with the content of a file. */
public enum Look {
    /** It is shown on a page, as a picture. */
    SEEN("picture-seen"),
    /** He has it. */
    TAKEN("looked-at");

    private final String noted;

    Look(String noted) {
        this.noted = noted;
    }

    /** What the trail says. */
    String noted() {
        return noted;
    }
}
