package dk.sluse.billing;

import java.math.BigDecimal;

/**
 * Work of a fixed price, in hours with two decimals, whatever it really takes.
 *
 * @param proposal going through a new scheme's purpose and content
 * @param firstDataSet extracting the first data set (a period) of a register
 * @param furtherDataSet each further one of the same register
 * @param mostDataSets how many of a register are counted; later ones cost nothing more
 * @param ownData taking in own data, for each declared set
 * @param serverSetUp setting up a server of one's own
 */
public record FixedHours(
        BigDecimal proposal,
        BigDecimal firstDataSet,
        BigDecimal furtherDataSet,
        int mostDataSets,
        BigDecimal ownData,
        BigDecimal serverSetUp) {

    public FixedHours {
        proposal = hours(proposal);
        firstDataSet = hours(firstDataSet);
        furtherDataSet = hours(furtherDataSet);
        ownData = hours(ownData);
        serverSetUp = hours(serverSetUp);
        if (mostDataSets < 1) {
            throw new IllegalArgumentException("at least one data set of a register is counted");
        }
    }

    private static BigDecimal hours(BigDecimal given) {
        if (!PriceList.isAmount(given)) {
            throw new IllegalArgumentException("hours have at most two decimals and are not negative");
        }
        return given.setScale(2);
    }

    /**
     * Extracting so many data sets of one register.
     *
     * @param dataSets at least 1
     */
    BigDecimal extraction(int dataSets) {
        int counted = Math.min(dataSets, mostDataSets);
        return firstDataSet.add(furtherDataSet.multiply(BigDecimal.valueOf(counted - 1L)));
    }
}
