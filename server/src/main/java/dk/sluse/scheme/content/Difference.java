package dk.sluse.scheme.content;

import dk.sluse.catalogue.Variable;
import dk.sluse.scheme.OwnData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One thing that is different between two versions of a content.
 *
 * @param register empty for the content as a whole
 * @param names what it is about, such as variables or periods; may be empty
 */
public record Difference(Kind kind, String register, List<String> names) {

    /** What is different. */
    public enum Kind {
        TITLE,
        PURPOSE,
        SUBJECTS,
        WISHES,
        REGISTER_ADDED,
        REGISTER_REMOVED,
        VARIABLES_ADDED,
        VARIABLES_REMOVED,
        PERIODS_ADDED,
        PERIODS_REMOVED,
        FOLLOWED,
        NOT_FOLLOWED,
        REASON,
        POPULATION,
        COARSENED,
        VARIABLE_REASONS,
        OWN_DATA_ADDED,
        OWN_DATA_REMOVED,
        OWN_DATA_CHANGED
    }

    public Difference {
        names = List.copyOf(names);
    }

    /** All that is different, registers in the order of the later version; nothing if the versions are the same. */
    public static List<Difference> between(Content before, Content after) {
        List<Difference> all = new ArrayList<>();
        add(!before.title().equals(after.title()), Kind.TITLE, "", List.of(), all);
        add(!before.purpose().equals(after.purpose()), Kind.PURPOSE, "", List.of(), all);
        add(!before.subjects().equals(after.subjects()), Kind.SUBJECTS, "", List.of(), all);
        for (Selection later : after.registers()) {
            before.register(later.register())
                    .ifPresentOrElse(
                            earlier -> compare(earlier, later, all),
                            () -> add(true, Kind.REGISTER_ADDED, later.register(), later.variables(), all));
        }
        for (Selection earlier : before.registers()) {
            add(
                    after.register(earlier.register()).isEmpty(),
                    Kind.REGISTER_REMOVED,
                    earlier.register(),
                    List.of(),
                    all);
        }
        compareOwnData(before, after, all);
        add(!before.wishes().equals(after.wishes()), Kind.WISHES, "", List.of(), all);
        return all;
    }

    private static void compareOwnData(Content before, Content after, List<Difference> all) {
        for (OwnData later : after.ownData()) {
            List<String> variables =
                    later.variables().stream().map(Variable::name).toList();
            Optional<OwnData> earlier = before.ownData(later.name());
            add(earlier.isEmpty(), Kind.OWN_DATA_ADDED, later.name(), variables, all);
            boolean changed = earlier.filter(one -> !one.equals(later)).isPresent();
            add(changed, Kind.OWN_DATA_CHANGED, later.name(), variables, all);
        }
        for (OwnData earlier : before.ownData()) {
            boolean gone = after.ownData(earlier.name()).isEmpty();
            add(gone, Kind.OWN_DATA_REMOVED, earlier.name(), List.of(), all);
        }
    }

    private static void compare(Selection before, Selection after, List<Difference> all) {
        String register = after.register();
        lists(before.variables(), after.variables(), Kind.VARIABLES_ADDED, Kind.VARIABLES_REMOVED, register, all);
        lists(before.periods(), after.periods(), Kind.PERIODS_ADDED, Kind.PERIODS_REMOVED, register, all);
        add(!before.followed() && after.followed(), Kind.FOLLOWED, register, List.of(), all);
        add(before.followed() && !after.followed(), Kind.NOT_FOLLOWED, register, List.of(), all);
        add(!before.reason().equals(after.reason()), Kind.REASON, register, List.of(), all);
        add(
                !String.valueOf(before.population()).equals(String.valueOf(after.population())),
                Kind.POPULATION,
                register,
                List.of(),
                all);
        add(
                !before.coarsened().equals(after.coarsened()),
                Kind.COARSENED,
                register,
                List.copyOf(new TreeSet<>(after.coarsened().keySet())),
                all);
        add(!before.reasons().equals(after.reasons()), Kind.VARIABLE_REASONS, register, List.of(), all);
    }

    private static void lists(
            List<String> before, List<String> after, Kind added, Kind removed, String register, List<Difference> all) {
        List<String> more = after.stream().filter(one -> !before.contains(one)).toList();
        List<String> less = before.stream().filter(one -> !after.contains(one)).toList();
        add(!more.isEmpty(), added, register, more, all);
        add(!less.isEmpty(), removed, register, less, all);
    }

    private static void add(boolean holds, Kind kind, String register, List<String> names, List<Difference> all) {
        if (holds) {
            all.add(new Difference(kind, register, names));
        }
    }
}
