package dk.sluse.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** All firms of the land, drawn before the persons; sizes follow a power law, so that a few dominate their trade. */
final class Firms {

    private static final double PERSONS_PER_FIRM = 12;
    private static final double TAIL = 1.05;
    private static final double LARGEST = 0.004;

    final int count;
    final int[] industry;
    final int[] municipality;
    final double[] margin;
    private final int[][] employees;
    private final CodeList.Draw anywhere;
    private final List<CodeList.Draw> local = new ArrayList<>();
    private final List<int[]> localFirms = new ArrayList<>();

    Firms(long seed, Country country) {
        SplittableRandom random = new SplittableRandom(seed);
        count = (int) Math.max(50, country.persons() / PERSONS_PER_FIRM);
        industry = new int[count];
        municipality = new int[count];
        margin = new double[count];
        employees = new int[country.years()][count];
        double[] size = new double[count];
        CodeList.Draw industries = CodeList.Draw.of(country.industries());
        CodeList.Draw municipalities = CodeList.Draw.of(country.municipalities());
        for (int firm = 0; firm < count; firm++) {
            industry[firm] = industries.next(random);
            municipality[firm] = municipalities.next(random);
            size[firm] =
                    Math.min(Math.pow(1 - random.nextDouble(), -1 / TAIL), Math.max(30, LARGEST * country.persons()));
            margin[firm] = Math.exp(0.6 * random.nextGaussian());
        }
        anywhere = new CodeList.Draw(size);
        for (int m = 0; m < country.municipalities().size(); m++) {
            addLocal(m, size);
        }
    }

    private void addLocal(int place, double[] size) {
        int[] firms = IntStream.range(0, count)
                .filter(firm -> municipality[firm] == place)
                .toArray();
        localFirms.add(firms);
        local.add(new CodeList.Draw(
                IntStream.of(firms).mapToDouble(firm -> size[firm]).toArray()));
    }

    /** A firm for somebody who lives there: most work near their home, the others anywhere. */
    int employerNear(int place, SplittableRandom random) {
        int[] firms = localFirms.get(place);
        if (firms.length > 0 && random.nextDouble() < 0.65) {
            return firms[local.get(place).next(random)];
        }
        return anywhere.next(random);
    }

    void hire(int firm, int yearIndex) {
        employees[yearIndex][firm]++;
    }

    int employees(int firm, int yearIndex) {
        return employees[yearIndex][firm];
    }

    static String number(int firm) {
        return String.format("99%06d", firm);
    }

    static String taxNumber(int firm) {
        return String.format("88%06d", firm);
    }

    /** Large firms have several workplaces. */
    static String workplace(int firm, int site) {
        return String.format("7%06d%03d", firm, site);
    }
}
