package dk.sluse.sdc.coarsening;

import dk.sluse.sdc.rule.Chosen;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Merge;
import dk.sluse.sdc.table.Table;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Proposes which two categories to merge so that more figures can be shown. Every merge of two categories of one group is looked at (in
 * groups of more than twelve, of two that stand beside each other); those that leave the fewest unsafe cells are protected, and what is
 * told is what can be shown then.
 *
 * <p>A proposal is a table protected as any other, and guarantees the same. It must be published instead of the finer one, not
 * beside it: what two tables tell together {@code history.ReleaseHistory} checks.
 */
public final class Coarsening {

    /** So many merges are protected for each that is proposed. */
    private static final int TRIED = 4;

    private Coarsening() {}

    /**
     * A coarser table that shows more.
     *
     * @param dimension the grouping, by its place in the table
     * @param merged the codes of the two categories that become one
     * @param table the coarser table as it may be published
     * @param gained how many more cells it shows than the finer one; at least 1
     */
    public record Proposal(int dimension, List<String> merged, ProtectedTable table, int gained) {}

    /**
     * The merges that save most, the best first; none if none saves anything.
     *
     * @param safe the finer table, protected by the same rules in the same way
     * @param most how many proposals are wanted, at least 1
     * @throws IllegalArgumentException if cells are chosen by hand, which a coarser table does not have
     */
    public static List<Proposal> proposals(
            ProtectedTable safe, List<SafetyRule> rules, Protection protection, int most) {
        if (rules.stream().anyMatch(Chosen.class::isInstance)) {
            throw new IllegalArgumentException("cells chosen by hand are not those of a coarser table");
        }
        if (protection.weights() != null) {
            throw new IllegalArgumentException("weights of single cells are not those of a coarser table");
        }
        Table table = safe.table();
        int shown = shown(safe);
        return Merge.all(table.shape()).stream()
                .map(merge -> Candidate.of(merge, table, rules))
                .sorted(Comparator.comparingInt(candidate -> -candidate.safeCells()))
                .limit((long) TRIED * most)
                .map(candidate -> candidate.proposal(table, rules, protection, shown))
                .filter(proposal -> proposal.gained() > 0)
                .sorted(Comparator.comparingInt(proposal -> -proposal.gained()))
                .limit(most)
                .toList();
    }

    private static int shown(ProtectedTable safe) {
        return (int) (safe.statuses().size() - safe.suppressed());
    }

    private record Candidate(Merge merge, int safeCells) {

        static Candidate of(Merge merge, Table finer, List<SafetyRule> rules) {
            Table coarser = merge.of(finer);
            return new Candidate(merge, (int) IntStream.range(0, coarser.shape().cells())
                    .filter(cell -> rules.stream().noneMatch(rule -> rule.finds(coarser, cell)))
                    .count());
        }

        Proposal proposal(Table finer, List<SafetyRule> rules, Protection protection, int shownBefore) {
            ProtectedTable coarser = Protector.protect(merge.of(finer), rules, protection);
            return new Proposal(merge.dimension(), merge.codes(finer.shape()), coarser, shown(coarser) - shownBefore);
        }
    }
}
