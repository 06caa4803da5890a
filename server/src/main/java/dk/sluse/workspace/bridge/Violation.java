package dk.sluse.workspace.bridge;

import java.io.IOException;

/** Somebody sends what is not among the things that pass; the connection ends. The message names the kind and nothing of the content. */
final class Violation extends IOException {

    private static final long serialVersionUID = 1L;

    Violation(String kind) {
        super(kind);
    }
}
