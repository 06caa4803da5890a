package dk.sluse.delivery.making;

/** Something must not be delivered, or not as it is; the message names register and column, never a value. */
public final class Undeliverable extends Exception {

    private static final long serialVersionUID = 1L;

    Undeliverable(String what, String register, String column) {
        super(what + " " + register + (column.isEmpty() ? "" : "." + column));
    }
}
