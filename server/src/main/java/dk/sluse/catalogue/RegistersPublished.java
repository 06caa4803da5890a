package dk.sluse.catalogue;

import java.util.List;

/** Periods have come into the bank, or come anew; told within the transaction that makes them visible. */
public record RegistersPublished(List<Published> periods) {

    /**
     * A period that can be used from now on.
     *
     * @param version of the register's contents; the first one of the period where there is no smaller
     */
    public record Published(String register, String period, int version) {}

    public RegistersPublished {
        periods = List.copyOf(periods);
    }
}
