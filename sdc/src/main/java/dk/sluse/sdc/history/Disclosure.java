package dk.sluse.sdc.history;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that may not be known and that a new table would let a reader compute.
 *
 * @param kind how
 * @param measure in which quantity
 * @param about the units that would become known; of a difference what the larger set has more if that is told by one variable, else the larger set
 * @param attack the published figures that give it, with their factors; for {@link Kind#COMBINATION} the published figures
 *     nearest to it, one of each table that takes part
 */
public record Disclosure(Kind kind, String measure, QuerySet about, List<Term> attack) {

    /** How it would become known. */
    public enum Kind {
        /** The new table shows what another hides, or what another hides follows step by step. */
        COMPUTED,
        /** Two sets of units of which one holds the other differ by too few. */
        DIFFERENCE,
        /** All sums together leave it less room than its rule demands. */
        COMBINATION
    }

    /**
     * A figure of an attack.
     *
     * @param factor how often it is added, or subtracted; 0 where it takes part in no simple sum
     * @param release the name of its table
     */
    public record Term(int factor, String release, QuerySet cell) {

        @Override
        public String toString() {
            String times = Math.abs(factor) > 1 ? Math.abs(factor) + " × " : "";
            return (factor < 0 ? "− " : "+ ") + times + release + " [" + cell + "]";
        }
    }

    public Disclosure {
        attack = List.copyOf(attack);
    }

    /** The attack written out. */
    @Override
    public String toString() {
        return attack.stream().map(Term::toString).collect(Collectors.joining(" ")) + " gives " + measure + " of ["
                + about + "]";
    }
}
