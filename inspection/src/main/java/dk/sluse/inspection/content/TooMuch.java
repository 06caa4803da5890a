package dk.sluse.inspection.content;

import java.io.IOException;

/** A file holds more than may be read. */
public final class TooMuch extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says what there is too much of.
     *
     * @param what {@code cells}, {@code characters}, {@code depth}, {@code parts} or {@code bytes}
     */
    public TooMuch(String what) {
        super(what);
    }
}
