package dk.sluse.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table that somebody asks for, and the least that the engine must do for it.
 *
 * @param dominance whether the largest enterprises must be found, so that the floor groups by unit and cell
 * @param request what stands behind the question mark of the page's address, without the periods
 * @param periods of the register that is counted
 * @param plain SQL for one period: {@code {REGISTER}} stands for that register's file of the same year
 */
record TableCase(String name, boolean dominance, String request, List<String> periods, String plain) {

    static List<TableCase> all(int firstYear, int lastYear) {
        List<String> years = IntStream.rangeClosed(firstYear, lastYear)
                .mapToObj(Integer::toString)
                .toList();
        List<String> december = years.stream().map(year -> year + "12").toList();
        return Stream.concat(counts(december).stream(), sums(years).stream()).toList();
    }

    private static List<TableCase> counts(List<String> december) {
        return List.of(
                new TableCase(
                        "persons by municipality and sex",
                        false,
                        "register=BEF&row=BEF.KOM:KOM:groups&column=BEF.KOEN:KOEN&measure=COUNT",
                        december,
                        "SELECT KOM, KOEN, count(*) FROM {BEF} GROUP BY ALL"),
                new TableCase(
                        "persons by age, sex and region",
                        false,
                        "register=BEF&row=BEF.ALDER:ALDER:groups&column=BEF.KOEN:KOEN&column=BEF.REG:REG&measure=COUNT",
                        december,
                        "SELECT ALDER, KOEN, REG, count(*) FROM {BEF} GROUP BY ALL"),
                new TableCase(
                        "persons by municipality and education (two registers)",
                        false,
                        "register=BEF&row=BEF.KOM:KOM:groups&column=UDDA.HFAUDD:HOVEDGRUPPE&measure=COUNT",
                        december,
                        "SELECT KOM, HFAUDD, count(*) FROM {BEF} b LEFT JOIN {UDDA} u ON b.PNR = u.PNR GROUP BY ALL"),
                new TableCase(
                        "mean income by region, sex and education (three registers)",
                        false,
                        "register=BEF&row=UDDA.HFAUDD:HOVEDGRUPPE&column=BEF.REG:REG&column=BEF.KOEN:KOEN&measure=MEAN"
                                + "&variable=IND.PERINDKIALT_13",
                        december,
                        "SELECT HFAUDD, REG, KOEN, count(PERINDKIALT_13), sum(PERINDKIALT_13) FROM {BEF} b LEFT JOIN {UDDA} u"
                                + " ON b.PNR = u.PNR LEFT JOIN {IND} i ON b.PNR = i.PNR GROUP BY ALL"));
    }

    private static List<TableCase> sums(List<String> years) {
        return List.of(
                new TableCase(
                        "wages by industry and municipality",
                        true,
                        "register=IDAN&row=IDAN.ARB_HOVED_BRA_DB07:DB07:groups&column=IDAN.ARBKOM:REG&measure=SUM"
                                + "&variable=IDAN.JOBLON",
                        years,
                        "SELECT ARB_HOVED_BRA_DB07, ARBKOM, CVRNR, sum(JOBLON) AS s FROM {IDAN} GROUP BY ALL"),
                new TableCase(
                        "turnover by industry and region",
                        true,
                        "register=FIRM&row=FIRM.GF_BRANCHE_07:DB07:groups&column=FIRM.GF_KOM:REG&measure=SUM"
                                + "&variable=FIRM.GF_OMSAETNING",
                        years,
                        "SELECT GF_BRANCHE_07, GF_KOM, CVRNR, sum(GF_OMSAETNING) AS s FROM {FIRM} GROUP BY ALL"));
    }

    String path() {
        StringBuilder path = new StringBuilder("/schemes/work-and-income/tables?show=1&").append(request);
        periods.forEach(period -> path.append("&period=").append(period));
        return path.toString();
    }
}
