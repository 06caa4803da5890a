package dk.sluse.tabulation;

/**
 * What the engine found in one cell that is not empty.
 *
 * @param places the period, then for each dimension its category as {@link Categories} numbers them
 * @param rows how many rows have a value
 * @param units how many distinct units, of the kind that is rarer
 * @param sum of the values
 * @param lowest value of any row
 * @param largest what the largest enterprise adds, in absolute terms; 0 where no rule asks
 * @param second what the second largest adds
 */
@SuppressWarnings("ArrayRecordComponent")
record Entry(int[] places, long rows, long units, double sum, double lowest, double largest, double second) {}
