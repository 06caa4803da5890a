package dk.sluse.tabulation.memory;

import dk.sluse.catalogue.Titles;
import dk.sluse.sdc.history.Disclosure;
import dk.sluse.sdc.history.Disclosure.Kind;
import dk.sluse.sdc.history.QuerySet;
import dk.sluse.tabulation.memory.Beside.Words;
import dk.sluse.tabulation.memory.Remembered.Grouping;
import dk.sluse.tabulation.memory.Remembered.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts into words what a table would tell together with earlier ones. */
final class Findings {

    private final String id;
    private final List<Memory.Earlier> earlier;
    private final Map<String, Remembered> read = new HashMap<>();
    private final List<Beside.Attack> attacks = new ArrayList<>();
    private int hidden;

    Findings(String id, List<Memory.Earlier> earlier) {
        this.id = id;
        this.earlier = earlier;
    }

    /** What a period of a table is called among all. */
    static String name(String id, Part part) {
        return id + " " + part.period();
    }

    /** @param told by a part, which now hides more */
    void add(Part part, Part safe, List<Disclosure> told) {
        for (int cell = 0; cell < part.statuses().length(); cell++) {
            if (Statuses.shows(part.statuses(), cell) && !Statuses.shows(safe.statuses(), cell)) {
                hidden++;
            }
        }
        told.stream()
                .limit(Beside.KEPT - (long) attacks.size())
                .map(one -> attack(part, one))
                .forEach(attacks::add);
    }

    Beside beside() {
        return new Beside(hidden, attacks);
    }

    private Beside.Attack attack(Part part, Disclosure told) {
        List<Part> all = Stream.concat(
                        Stream.of(part),
                        told.attack().stream().flatMap(term -> Stream.ofNullable(part(part, term.release()))))
                .distinct()
                .toList();
        List<Beside.Figure> figures = told.attack().stream()
                .map(term -> {
                    Part of = part(part, term.release());
                    return new Beside.Figure(
                            term.factor(),
                            term.release().substring(0, term.release().indexOf(' ')),
                            part.period(),
                            words(term.cell(), all),
                            of == null
                                    ? null
                                    : of.value(told.measure(), term.cell()).orElse(null));
                })
                .toList();
        return new Beside.Attack(told.kind() != Kind.COMBINATION, told.measure(), words(told.about(), all), figures);
    }

    private @Nullable Part part(Part own, String name) {
        if (name.equals(name(id, own))) {
            return own;
        }
        return earlier.stream()
                .filter(one -> name.startsWith(one.id() + " "))
                .map(one -> read.computeIfAbsent(
                        one.id(), _ -> Remembered.of(one.remembered().get())))
                .flatMap(one -> one.parts().stream())
                .filter(one -> name.endsWith(" " + one.period()))
                .findFirst()
                .orElse(null);
    }

    private static List<Words> words(QuerySet about, List<Part> parts) {
        return about.conditions().entrySet().stream()
                .map(one -> words(one.getKey(), one.getValue(), parts))
                .toList();
    }

    private static Words words(String variable, QuerySet.Condition condition, List<Part> parts) {
        List<Grouping> groupings = parts.stream()
                .flatMap(part -> part.groupings().stream())
                .filter(one -> one.variable().equals(variable))
                .toList();
        Titles title = Stream.concat(
                        groupings.stream().map(Grouping::titles),
                        parts.stream()
                                .flatMap(part -> Stream.ofNullable(part.titles().get(variable))))
                .findFirst()
                .orElseGet(() -> {
                    String name = variable.substring(0, variable.indexOf('/'));
                    return new Titles(name, name);
                });
        String codes = Ranges.of(condition.codes());
        Titles category = groupings.stream()
                .flatMap(one -> one.nodes().stream())
                .filter(node -> node.codes().equals(condition.codes()))
                .map(Remembered.Node::titles)
                .findFirst()
                .orElse(new Titles(codes, codes));
        return new Words(title, condition.others(), category);
    }
}
