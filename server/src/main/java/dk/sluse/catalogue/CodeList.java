package dk.sluse.catalogue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /**
     * A list, the one that its codes are grouped by, and so on to the coarsest.
     *
     * @param find gives a list by its name
     */
    public static List<CodeList> upwards(String name, Function<String, Optional<CodeList>> find) {
        return Stream.iterate(
                        find.apply(name),
                        Optional::isPresent,
                        list -> list.flatMap(one -> Optional.ofNullable(one.parent()))
                                .flatMap(find))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What codes belong to in a coarser list on a day.
     *
     * @param upwards the codes' own list, the one that it is grouped by, and so on to the coarser list
     * @return for each code the one that it belongs to; without those that belong to none
     */
    public static Map<String, String> ancestors(List<CodeList> upwards, LocalDate day) {
        Map<String, String> ancestors = new HashMap<>();
        upwards.getFirst().validOn(day).forEach(code -> ancestors.put(code.code(), code.code()));
        for (CodeList list : upwards.subList(0, upwards.size() - 1)) {
            Map<String, String> up = new HashMap<>();
            for (Code code : list.validOn(day)) {
                if (code.parent() != null) {
                    up.put(code.code(), code.parent());
                }
            }
            ancestors.values().removeIf(at -> !up.containsKey(at));
            ancestors.replaceAll((_, at) -> Objects.requireNonNull(up.get(at)));
        }
        return ancestors;
    }

    /** The codes that are valid on a day, in the order of the list. */
    public List<Code> validOn(LocalDate day) {
        return codes.stream().filter(code -> code.validOn(day)).toList();
    }
}
