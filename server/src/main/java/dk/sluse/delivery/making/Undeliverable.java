package dk.sluse.delivery.making;

import dk.sluse.delivery.Stop;

/** Something must not be delivered, or not as it is. */
public final class Undeliverable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Stop stop;
    private final String column;

    Undeliverable(Stop.Code code, String register, String column) {
        super(code + " " + register + "." + column);
        this.stop = new Stop(code, register + "." + column);
        this.column = column;
    }

    public Stop stop() {
        return stop;
    }

    /** The column that it is about. */
    public String column() {
        return column;
    }
}
