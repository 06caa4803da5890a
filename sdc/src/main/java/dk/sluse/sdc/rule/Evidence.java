package dk.sluse.sdc.rule;

/** What a rule saw in a cell that it finds unsafe. It tells confidential numbers, and parameters that may be secret. */
public sealed interface Evidence {

    /**
     * Too few units.
     *
     * @param units how many there are
     * @param threshold how many there have to be
     */
    record Few(long units, int threshold) implements Evidence {}

    /**
     * Few contributors hold too much of a sum.
     *
     * @param measure in which measure of the table, from 0
     * @param largest how many of the largest contributors
     * @param percent how much of the sum they hold; infinite where contributions of both signs cancel
     * @param most how much they may hold, in percent
     */
    record Dominated(int measure, int largest, double percent, double most) implements Evidence {}

    /**
     * The largest contribution can be estimated too closely by the next largest contributors.
     *
     * @param measure in which measure of the table, from 0
     * @param coalition how many of them join
     * @param percent how closely, in percent of the largest contribution
     * @param least how closely they may not, in percent
     */
    record Estimated(int measure, int coalition, double percent, double least) implements Evidence {}

    /**
     * The table tells about a group what its members have in common, or tells further things of a group that is too small.
     *
     * @param group the cell with all of the group
     * @param members units in the group
     * @param here those of them in the cell
     */
    record OfGroup(int group, long members, long here) implements Evidence {}

    /** Nobody is in the cell. */
    record Empty() implements Evidence {}

    /** Somebody decided it. */
    record ByHand() implements Evidence {}
}
