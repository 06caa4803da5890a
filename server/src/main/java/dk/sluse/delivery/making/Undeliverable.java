package dk.sluse.delivery.making;

/** Something must not be delivered, or not as it is; the message names register and column, never a value. */
public final class Undeliverable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String column;

    Undeliverable(String what, String register, String column) {
        super(what + " " + register + "." + column);
        this.column = column;
    }

    /** The column that it is about. */
    public String column() {
        return column;
    }
}
