package dk.sluse.delivery.making;

import dk.sluse.delivery.Stop;

/** Something must not be delivered, or cannot be made. */
public final class Undeliverable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Stop stop;

    public Undeliverable(Stop.Code code, String detail) {
        super(code.name());
        this.stop = new Stop(code, detail);
    }

    /** About a column of a register, or of what stands for one. */
    Undeliverable(Stop.Code code, String register, String column) {
        this(code, register + "." + column);
    }

    public Stop stop() {
        return stop;
    }

    /** The column that it is about. */
    public String column() {
        return stop.detail().substring(stop.detail().lastIndexOf('.') + 1);
    }
}
