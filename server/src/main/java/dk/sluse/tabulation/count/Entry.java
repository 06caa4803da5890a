package dk.sluse.tabulation.count;

/**
 * What the engine found in one leaf cell that is not empty.
 *
 * @param places the period, then for each dimension its category as its dimension numbers them
 * @param rows how many rows have a value
 * @param contributing how many rows have a value that is not zero
 * @param units how many contributors these are about
 * @param sum of the values
 * @param largest what the largest contributor adds, in absolute terms; 0 where no rule asks
 * @param second what the second largest adds
 */
@SuppressWarnings("ArrayRecordComponent")
public record Entry(
        int[] places, long rows, long contributing, long units, double sum, double largest, double second) {}
