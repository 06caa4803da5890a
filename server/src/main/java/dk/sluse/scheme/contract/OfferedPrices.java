package dk.sluse.scheme.contract;

import dk.sluse.scheme.casework.CaseId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What has been offered, as a contract shows it. Made by whoever knows prices. */
public interface OfferedPrices {

    /** The newest offer of a case. */
    Optional<Table> of(CaseId id, Locale language);

    /**
     * An offer.
     *
     * @param prices first day of the price list
     * @param sums what it comes to, without VAT, and the VAT
     */
    record Table(LocalDate prices, List<Line> lines, List<Sum> sums) {

        public Table {
            lines = List.copyOf(lines);
            sums = List.copyOf(sums);
        }
    }

    /** A line of an offer, in words. */
    record Line(String what, String quantity, String price, String amount) {}

    /** A sum, in words. */
    record Sum(String what, String amount) {}
}
