package dk.sluse.tabulation.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Codes as people write them: {@code 0–79, 81–95}. */
final class Ranges {

    /** More are not read. */
    private static final int MOST = 6;

    private static final int DIGITS = 9;

    private Ranges() {}

    static String of(Collection<String> codes) {
        List<String> sorted = codes.stream()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> ranges = new ArrayList<>();
        for (int first = 0, next; first < sorted.size(); first = next) {
            next = first + 1;
            while (next < sorted.size() && follows(sorted.get(next - 1), sorted.get(next))) {
                next++;
            }
            ranges.add(next == first + 1 ? sorted.get(first) : sorted.get(first) + "–" + sorted.get(next - 1));
        }
        String text = String.join(", ", ranges.subList(0, Math.min(MOST, ranges.size())));
        return ranges.size() > MOST ? text + " …" : text;
    }

    private static boolean follows(String one, String other) {
        return isNumber(one) && isNumber(other) && Integer.parseInt(other) == Integer.parseInt(one) + 1;
    }

    private static boolean isNumber(String code) {
        return code.length() <= DIGITS && code.matches("0|[1-9][0-9]*");
    }
}
