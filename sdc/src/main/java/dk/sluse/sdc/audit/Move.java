package dk.sluse.sdc.audit;

/**
 * Another table that agrees with all that is shown: the true one, with some hidden cells moved. Whoever claims that a
 * hidden value cannot be computed shows a move as proof; {@link Auditor} believes none before it has checked it.
 *
 * @param cells that move, each once
 * @param steps how many times {@code amount} each moves, up or down; never 0
 * @param amount above 0, in the unit of the measure
 */
@SuppressWarnings("ArrayRecordComponent")
public record Move(int[] cells, int[] steps, double amount) {

    public Move {
        if (cells.length != steps.length || !(amount > 0)) {
            throw new IllegalArgumentException("a move needs a step for each cell, and an amount above 0");
        }
    }
}
