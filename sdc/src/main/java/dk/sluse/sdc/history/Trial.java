package dk.sluse.sdc.history;

import dk.sluse.sdc.rule.Demand;
import dk.sluse.sdc.table.Equations;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes one measure of a table into a book and notes what would become known. */
final class Trial {

    private final Book book;
    private final Codes codes;
    private final Release release;
    private final int number;
    private final Measure measure;
    private final String measureName;
    private final Fact[] facts;

    /** Facts that became known with this table. */
    private final List<Fact> learnt = new ArrayList<>();

    /** Facts of which this table or what follows from it says something that nobody knew. */
    private final Set<Fact> touched = new LinkedHashSet<>();

    private final Set<Fact> shown = new HashSet<>();
    private final Set<Fact> disclosed = new LinkedHashSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<Fact> fresh = new ArrayList<>();
    private final List<Fact.Sum> ownSums = new ArrayList<>();

    /** Two known facts of which one holds the other. */
    record Difference(Fact whole, Fact part) {}

    Trial(Book book, Codes codes, Release release, int number, int m) {
        this.book = book;
        this.codes = codes;
        this.release = release;
        this.number = number;
        this.measure = release.table().table().measures().get(m);
        this.measureName = release.measures().get(m);
        Boxes boxes = new Boxes(codes, release);
        Table table = release.table().table();
        facts = new Fact[table.shape().cells()];
        double usual = measure.kind().isWhole() ? 1 : usual(table);
        for (int cell = 0; cell < facts.length; cell++) {
            facts[cell] = fact(boxes.of(cell), cell);
            note(facts[cell], cell, usual);
        }
        addOwnSums(table.shape().equations());
        boxes.sections(number, facts).forEach(this::addSumsWithOthers);
        Refinement refinement = new Refinement(book, codes, number, members -> add(members, -1));
        refinement.addAll(fresh, codes.variables());
    }

    String measureName() {
        return measureName;
    }

    boolean isWhole() {
        return measure.kind().isWhole();
    }

    Fact[] facts() {
        return facts;
    }

    /** Facts that may not be known and would be. */
    Set<Fact> disclosed() {
        return disclosed;
    }

    List<Difference> differences() {
        return differences;
    }

    private double usual(Table table) {
        double most = Arrays.stream(measure.values()).map(Math::abs).max().orElse(0);
        long units = Arrays.stream(table.units()).max().orElse(1);
        return most == 0 ? 1 : most / Math.max(1, units);
    }

    private Fact fact(Box box, int cell) {
        double value = measure.values()[cell];
        long units = measure.kind().isWhole()
                ? Math.round(value)
                : release.table().table().units()[cell];
        Fact known = book.find(box);
        if (known == null) {
            Fact one = new Fact(box, value, units, number);
            one.lowest = measure.kind() == Measure.Kind.ANY_SIGN ? Double.NEGATIVE_INFINITY : 0;
            book.add(one);
            fresh.add(one);
            return one;
        }
        if (known.units != units || Math.abs(known.value - value) > 1e-6 * Math.max(1, Math.abs(value))) {
            throw new IllegalArgumentException(
                    "table " + release.name()
                            + " has another figure than an earlier one for the same units; another version of the data is another population");
        }
        return known;
    }

    private void note(Fact fact, int cell, double usual) {
        if (release.shows(cell)) {
            shown.add(fact);
            if (fact.isOpen()) {
                touched.addAll(openNeighbours(fact));
                learn(fact, null);
            }
            return;
        }
        boolean unsafe = release.unsafe(cell);
        Demand demand = unsafe ? release.demand(measure, cell, usual) : Demand.width(0);
        double lowest = release.lowest(measure, cell);
        double highest = release.highest(measure, cell);
        if (fact.isOpen() && fact.release != number && (lowest > fact.lowest || highest < fact.highest)) {
            touched.add(fact);
        }
        if (fact.isOpen() && (unsafe || lowest > fact.lowest || highest < fact.highest)) {
            book.change(fact, () -> {
                fact.unsafe |= unsafe;
                fact.demand = fact.demand.and(demand);
                fact.lowest = Math.max(fact.lowest, lowest);
                fact.highest = Math.min(fact.highest, highest);
            });
        }
    }

    private void learn(Fact fact, Fact.@Nullable Sum by) {
        if (fact.unsafe) {
            disclosed.add(fact);
        }
        if (by != null && by.other() == number) {
            boolean own = Arrays.stream(by.members()).allMatch(member -> member == fact || shown.contains(member));
            if (own) {
                shown.add(fact);
            }
        }
        book.know(fact, number, by);
        learnt.add(fact);
    }

    private static List<Fact> openNeighbours(Fact fact) {
        return fact.sums.stream()
                .flatMap(sum -> Arrays.stream(sum.members()))
                .filter(Fact::isOpen)
                .toList();
    }

    private void addOwnSums(Equations equations) {
        for (int e = 0; e < equations.size(); e++) {
            int equation = e;
            add(
                    IntStream.range(0, equations.length(e))
                            .mapToObj(place -> facts[equations.member(equation, place)])
                            .toArray(Fact[]::new),
                    number);
        }
    }

    private void add(Fact[] members, int other) {
        boolean same = members.length == 2 && members[0] == members[1];
        if (other == number && !same) {
            ownSums.add(new Fact.Sum(members, number));
        }
        if (!same && Arrays.stream(members).anyMatch(Fact::isOpen)) {
            book.add(new Fact.Sum(members, other));
            if (other != number) {
                Arrays.stream(members).filter(Fact::isOpen).forEach(touched::add);
            }
        }
    }

    private void addSumsWithOthers(Section mine) {
        List<Integer> variables = Arrays.stream(mine.variables()).boxed().toList();
        if (book.about(variables).stream().anyMatch(other -> Arrays.deepEquals(other.sets(), mine.sets()))) {
            return;
        }
        for (Section other : List.copyOf(book.about(variables))) {
            mine.sumsOf(other, codes, sum -> add(facts(sum), other.release()));
            other.sumsOf(mine, codes, sum -> add(facts(sum), other.release()));
        }
        book.add(variables, mine);
    }

    private Fact[] facts(Box[] boxes) {
        return Arrays.stream(boxes).map(book::find).toArray(Fact[]::new);
    }

    /** Follows step by step what is known to all that can be computed from it by one sum. */
    void follow() {
        Deque<Fact.Sum> open = new ArrayDeque<>();
        touched.forEach(fact -> open.addAll(fact.sums));
        learnt.forEach(fact -> open.addAll(fact.sums));
        Arrays.stream(facts).filter(Fact::isOpen).forEach(fact -> open.addAll(fact.sums));
        while (!open.isEmpty()) {
            Fact.Sum sum = open.poll();
            List<Fact> missing =
                    Arrays.stream(sum.members()).filter(Fact::isOpen).toList();
            if (missing.size() == 1) {
                touched.addAll(openNeighbours(missing.getFirst()));
                learn(missing.getFirst(), sum);
                open.addAll(missing.getFirst().sums);
            } else if (sum.members()[0].known
                    && sum.members()[0].value == 0
                    && measure.kind() != Measure.Kind.ANY_SIGN) {
                missing.forEach(fact -> {
                    learn(fact, sum);
                    open.addAll(fact.sums);
                });
            }
        }
    }

    /** Looks for known facts about nearly the same units as one that became known. */
    void compare() {
        long threshold = release.threshold();
        for (Fact fact : learnt.stream().filter(one -> !one.nameless).toList()) {
            for (long few = 1; few < threshold; few++) {
                for (Fact larger : book.known(fact.units + few)) {
                    compare(larger, fact);
                }
                for (Fact smaller : book.known(fact.units - few)) {
                    compare(fact, smaller);
                }
            }
        }
    }

    private void compare(Fact whole, Fact part) {
        boolean own = shown.contains(whole) && shown.contains(part);
        if (!own && part.units > 0 && codes.within(part.box, whole.box)) {
            differences.add(new Difference(whole, part));
        }
    }

    /** What would have to be hidden. */
    Cure cure() {
        return new Cure(number, ownSums);
    }

    Book book() {
        return book;
    }

    Set<Fact> touched() {
        return touched;
    }
}
