package dk.sluse.sdc.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sums between facts that differ in one variable only, whatever tables they are from: a set of codes is the sum of those that
 * part it, and where one holds another and nothing is known of the rest, the rest is a fact too.
 */
final class Refinement {

    private static final double NOISE = 1e-6;

    private final Book book;
    private final Codes codes;
    private final int number;
    private final Consumer<Fact[]> sums;
    private final List<Fact> rests = new ArrayList<>();
    private final IdentityHashMap<List<Fact>, int[]> fibreSets = new IdentityHashMap<>();

    /**
     * @param number of the new table
     * @param sums takes the total, then its parts
     */
    Refinement(Book book, Codes codes, int number, Consumer<Fact[]> sums) {
        this.book = book;
        this.codes = codes;
        this.number = number;
        this.sums = sums;
    }

    /**
     * All sums that facts that nobody had take part in, and those of what is left of others without them.
     *
     * @param variables those that they may be free in
     */
    void addAll(List<Fact> fresh, int[] variables) {
        for (int variable : variables) {
            if (codes.isExhausted(variable) && book.isNew(variable, codes.minus(variable, Codes.ALL, Codes.ALL))) {
                nameRests(variable);
            }
        }
        fresh.forEach(fact -> add(fact, variables));
        List.copyOf(rests).forEach(fact -> add(fact, variables));
    }

    /** Now that it has been said which codes there are, what was left of earlier facts is about some of them. */
    private void nameRests(int variable) {
        for (Fact whole : book.freeIn(variable)) {
            for (Fact part : List.copyOf(book.fibre(variable, whole.box))) {
                if (part.release != whole.release) {
                    relate(whole, part, variable);
                }
            }
        }
    }

    /** All sums that a fact that nobody had takes part in; {@code variables} are those that it may be free in. */
    private void add(Fact fact, int[] variables) {
        for (int variable : variables) {
            Box rest = fact.box.with(variable, Codes.ALL);
            List<Fact> others = new ArrayList<>(book.fibre(variable, rest));
            Fact free = book.find(rest);
            if (free != null) {
                others.add(free);
            }
            others.remove(fact);
            addParts(fact, variable, others);
            int set = fact.box.setOf(variable);
            for (Fact other : others) {
                if (other.release == fact.release) {
                    continue;
                }
                if (codes.within(set, other.box.setOf(variable))) {
                    relate(other, fact, variable);
                } else if (codes.within(other.box.setOf(variable), set)) {
                    relate(fact, other, variable);
                }
            }
        }
    }

    /** The sets of a whole fibre, which only becomes longer meanwhile. */
    private int[] setsOf(List<Fact> fibre, int variable) {
        int[] known = fibreSets.get(fibre);
        if (known == null || known.length != fibre.size()) {
            known = sets(fibre, variable);
            fibreSets.put(fibre, known);
        }
        return known;
    }

    private static int[] sets(List<Fact> fibre, int variable) {
        return fibre.stream().mapToInt(one -> one.box.setOf(variable)).toArray();
    }

    /** A fact as the sum of others. */
    private void addParts(Fact fact, int variable, List<Fact> others) {
        int set = fact.box.setOf(variable);
        int[] parts =
                codes.partition(set == Codes.ALL ? codes.minus(variable, set, Codes.ALL) : set, sets(others, variable));
        if (parts.length > 0) {
            sum(fact, null, Arrays.stream(parts).mapToObj(others::get).toList());
        }
    }

    /** A fact and one that holds it. */
    private void relate(Fact whole, Fact part, int variable) {
        boolean free = whole.box.setOf(variable) == Codes.ALL;
        int rest = codes.minus(variable, whole.box.setOf(variable), part.box.setOf(variable));
        if (rest != Codes.ALL) {
            List<Fact> fibre = book.fibre(variable, part.box.with(variable, Codes.ALL));
            int[] parts = codes.partition(rest, setsOf(fibre, variable));
            if (parts.length > 0) {
                sum(whole, part, Arrays.stream(parts).mapToObj(fibre::get).toList());
                return;
            }
        }
        if (rest != Codes.ALL && (!free || codes.isExhausted(variable))) {
            remainder(whole, part, part.box.with(variable, rest), true);
        } else if (free && !codes.isExhausted(variable)) {
            remainder(whole, part, whole.box, false);
        }
    }

    /** @param named whether the box is that of the rest; it is not where nobody knows which codes there are */
    private void remainder(Fact whole, Fact part, Box box, boolean named) {
        Fact rest = new Fact(box, whole.value - part.value, whole.units - part.units, number);
        rest.lowest = Double.isInfinite(part.lowest) ? Double.NEGATIVE_INFINITY : 0;
        if (named) {
            book.add(rest);
            rests.add(rest);
        } else {
            book.addNameless(rest);
        }
        sum(whole, part, List.of(rest));
    }

    private void sum(Fact total, @Nullable Fact first, List<Fact> parts) {
        List<Fact> members = new ArrayList<>(List.of(total));
        if (first != null) {
            members.add(first);
        }
        members.addAll(parts);
        if (addsUp(members)) {
            sums.accept(members.toArray(Fact[]::new));
        }
    }

    /** The codes that were ever named may not be all there are; if the numbers add up, they are. */
    private static boolean addsUp(List<Fact> members) {
        long units = -members.getFirst().units;
        double value = -members.getFirst().value;
        for (Fact part : members.subList(1, members.size())) {
            units += part.units;
            value += part.value;
        }
        return units == 0 && Math.abs(value) <= NOISE * Math.max(1, Math.abs(members.getFirst().value));
    }
}
