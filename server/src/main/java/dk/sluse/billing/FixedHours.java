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
        proposal = PriceList.amount(proposal);
        firstDataSet = PriceList.amount(firstDataSet);
        furtherDataSet = PriceList.amount(furtherDataSet);
        ownData = PriceList.amount(ownData);
        serverSetUp = PriceList.amount(serverSetUp);
        if (mostDataSets < 1) {
            throw new IllegalArgumentException("at least one data set of a register is counted");
        }
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
