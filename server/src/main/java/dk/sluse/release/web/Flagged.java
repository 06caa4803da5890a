package dk.sluse.release.web;

import dk.sluse.inspection.rule.Rule;
import dk.sluse.release.request.Flag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file, the same together.
 *
 * @param code of its sentence: the rule, or what is concealed
 * @param rule that is broken by what is concealed there; null if that is all, or it is seen
 * @param places some of where it is
 * @param further how many more places there are
 * @param source of the package; null outside, where what somebody chose inside would be told by it
 */
public record Flagged(
        String code,
        @Nullable String rule,
        int many,
        String places,
        int further,
        Flag.@Nullable Against against,
        Flag.@Nullable Source source) {

    private static final int SHOWN = 6;

    /** For the author, outside: places in words that nobody inside can have chosen. */
    static List<Flagged> outside(List<Flag> flags) {
        return together(flags, true);
    }

    /** For the office, which may see all. */
    static List<Flagged> inside(List<Flag> flags) {
        return together(flags, false);
    }

    private static List<Flagged> together(List<Flag> flags, boolean outside) {
        Map<String, List<Flag>> same = flags.stream()
                .collect(Collectors.groupingBy(
                        flag -> code(flag)
                                + told(flag)
                                + (flag.against() == null ? "" : flag.against())
                                + (outside || flag.source() == null ? "" : flag.source()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Flagged> together = new ArrayList<>();
        for (List<Flag> group : same.values()) {
            List<String> places = group.stream()
                    .map(flag -> outside ? flag.harmlessPlace() : flag.place())
                    .filter(place -> !place.isEmpty())
                    .distinct()
                    .toList();
            together.add(new Flagged(
                    code(group.getFirst()),
                    told(group.getFirst()),
                    group.size(),
                    places.stream().limit(SHOWN).collect(Collectors.joining(", ")),
                    Math.max(0, places.size() - SHOWN),
                    group.getFirst().against(),
                    outside ? null : group.getFirst().source()));
        }
        return together;
    }

    private static @Nullable String told(Flag flag) {
        return flag.how() == null || flag.rule() == Rule.CONCEALED
                ? null
                : flag.rule().name();
    }

    private static String code(Flag flag) {
        return flag.how() == null
                ? "rule." + flag.rule().name()
                : "concealed." + flag.how().name();
    }
}
