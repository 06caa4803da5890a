package dk.sluse.sdc.history;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The units that a figure is about: those that meet all conditions, each on one variable. A variable that is not named is free. */
public record QuerySet(SortedMap<String, Condition> conditions) {

    /**
     * Which codes of a variable units have.
     *
     * @param others whether it is all codes but these
     */
    public record Condition(SortedSet<String> codes, boolean others) {

        public Condition {
            codes = new TreeSet<>(codes);
        }

        @Override
        public String toString() {
            String shown = codes.size() == 1
                    ? codes.first()
                    : codes.first() + " … " + codes.last() + " (" + codes.size() + ")";
            return others ? "not " + shown : shown;
        }
    }

    public QuerySet {
        conditions = new TreeMap<>(conditions);
    }

    @Override
    public String toString() {
        return conditions.isEmpty()
                ? "all"
                : conditions.entrySet().stream().map(QuerySet::text).collect(Collectors.joining(", "));
    }

    private static String text(Map.Entry<String, Condition> condition) {
        return condition.getKey() + " " + condition.getValue();
    }
}
