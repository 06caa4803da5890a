package dk.sluse.sdc.suppression;

import dk.sluse.sdc.rule.Evidence;
import dk.sluse.sdc.rule.SafetyRule;
import java.util.List;

/**
 * Why a cell is hidden, what would happen if it were shown, and what would cure it; for those who may see the table as it is. What
 * readers may be told is the {@link CellStatus}.
 */
public sealed interface Explanation {

    /** The cell that it is about. */
    int cell();

    /**
     * Rules find the cell unsafe.
     *
     * @param findings one for each of these rules; none if it is hidden because the total above has too few units
     * @param cures what would make its figures safe to show, the mildest first; may be empty
     */
    record Unsafe(int cell, List<Finding> findings, List<Cure> cures) implements Explanation {

        public Unsafe {
            findings = List.copyOf(findings);
            cures = List.copyOf(cures);
        }
    }

    /**
     * The cell is safe, and shown it would give others away.
     *
     * @param attack how
     */
    record Complement(int cell, Attack attack) implements Explanation {}

    /** What a rule found. */
    record Finding(SafetyRule rule, Evidence evidence) {}

    /** What a reader could do if a complement were shown. */
    sealed interface Attack {

        /**
         * He adds and subtracts figures and has a hidden one.
         *
         * @param target the hidden cell
         * @param terms the figures that give it, each with its factor
         */
        record Subtraction(int target, List<Term> terms) implements Attack {

            public Subtraction {
                terms = List.copyOf(terms);
            }
        }

        /**
         * All sums together bound a hidden figure more closely than its rule allows.
         *
         * @param target the hidden cell
         * @param measure in which measure of the table, from 0
         * @param lowest the smallest value that is still possible
         * @param highest the largest
         */
        record Bounds(int target, int measure, double lowest, double highest) implements Attack {}

        /**
         * None with this table alone for a reader who knows nothing else. The cell helps to keep others from those who know their own
         * contributions, or was hidden because of other tables.
         */
        record Beyond() implements Attack {}
    }

    /** A figure of a sum. */
    record Term(int factor, int cell) {}

    /** A coarser table in which the figure could be shown, if nothing else of the finer one is published beside it. */
    sealed interface Cure {

        /**
         * Two categories as one.
         *
         * @param dimension of the table, from 0
         * @param with the other category, by its place in the dimension
         */
        record MergeWith(int dimension, int with) implements Cure {}

        /**
         * A group in place of its categories.
         *
         * @param dimension of the table, from 0
         * @param group by its place in the dimension
         */
        record UseGroup(int dimension, int group) implements Cure {}
    }
}
