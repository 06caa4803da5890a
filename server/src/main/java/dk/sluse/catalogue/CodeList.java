package dk.sluse.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A classification.
 *
 * @param parent the coarser list that its codes are grouped by; null if there is none
 */
public record CodeList(String name, Titles titles, @Nullable String parent, List<Code> codes) {

    /**
     * One category; the same code may come again with another parent for another time.
     *
     * @param parent code in the coarser list; null if there is none
     * @param from first day of validity; null if it always was
     * @param to last day of validity; null if it is open
     */
    public record Code(
            String code,
            Titles titles,
            @Nullable String parent,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        boolean validOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    public CodeList {
        codes = List.copyOf(codes);
    }

    /** The codes that are valid on a day, in the order of the list. */
    public List<Code> validOn(LocalDate day) {
        return codes.stream().filter(code -> code.validOn(day)).toList();
    }
}
