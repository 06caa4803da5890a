package dk.sluse.inspection.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Made-up rows of persons, and tables of groups of them. */
final class Data {

    private static final List<String> REGIONS =
            List.of("Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland");
    private static final List<String> MUNICIPALITIES = List.of(
            "København",
            "Frederiksberg",
            "Ballerup",
            "Brøndby",
            "Dragør",
            "Gentofte",
            "Gladsaxe",
            "Glostrup",
            "Herlev",
            "Albertslund",
            "Hvidovre",
            "Høje-Taastrup",
            "Rødovre",
            "Ishøj",
            "Tårnby",
            "Vallensbæk",
            "Furesø",
            "Allerød",
            "Fredensborg",
            "Helsingør",
            "Hillerød",
            "Hørsholm");
    private static final List<String> TRADES = List.of(
            "Landbrug",
            "Industri",
            "Bygge og anlæg",
            "Handel",
            "Transport",
            "Information",
            "Finansiering",
            "Offentlig administration");
    private static final List<String> AGES = List.of("18-24", "25-34", "35-44", "45-54", "55-64", "65+");

    private final Random random;

    Data(long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    String serial() {
        return "100" + String.format(Locale.ROOT, "%09d", random.nextInt(1_000_000_000));
    }

    /** Rows of persons with their serial numbers. */
    List<List<String>> persons(int rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("PNR", "KOEN", "ALDER", "KOM", "LOEN"));
        for (int i = 0; i < rows; i++) {
            List<String> row = new ArrayList<>(person());
            row.addFirst(serial());
            table.add(row);
        }
        return table;
    }

    private List<String> person() {
        return List.of(
                Integer.toString(1 + random.nextInt(2)),
                Integer.toString(18 + random.nextInt(60)),
                Integer.toString(101 + random.nextInt(40)),
                Integer.toString(100_000 + random.nextInt(600_000)));
    }

    /** Rows of persons without any key. */
    List<List<String>> nameless(int rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("sex", "age", "municipality", "wage"));
        for (int i = 0; i < rows; i++) {
            table.add(person());
        }
        return table;
    }

    /** Rows of persons of which only values are left. */
    List<List<String>> values(int rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("income", "wealth", "debt"));
        for (int i = 0; i < rows; i++) {
            table.add(List.of(
                    String.format(Locale.ROOT, "%.2f", 100_000 + 500_000 * random.nextDouble()),
                    String.format(Locale.ROOT, "%.2f", 3_000_000 * random.nextDouble()),
                    String.format(Locale.ROOT, "%.2f", 2_000_000 * random.nextDouble())));
        }
        return table;
    }

    /** Counts by region and age, none below 20. */
    List<List<String>> counts() {
        List<List<String>> table = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("Region"));
        head.addAll(AGES);
        table.add(head);
        for (String region : REGIONS) {
            List<String> row = new ArrayList<>(List.of(region));
            for (int i = 0; i < AGES.size(); i++) {
                row.add(Integer.toString(20 + random.nextInt(90_000)));
            }
            table.add(row);
        }
        return table;
    }

    /** The same with one cell that is too low. */
    List<List<String>> lowCounts() {
        List<List<String>> table = counts();
        List<String> row = table.get(1 + random.nextInt(REGIONS.size()));
        row.set(1 + random.nextInt(AGES.size()), Integer.toString(1 + random.nextInt(2)));
        return table;
    }

    /** Municipalities with a number, a mean and a share. */
    List<List<String>> means(boolean low) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("Kommune", "N", "Gennemsnitlig løn", "Andel i beskæftigelse"));
        int wanted = low ? random.nextInt(MUNICIPALITIES.size()) : -1;
        for (int i = 0; i < MUNICIPALITIES.size(); i++) {
            table.add(List.of(
                    MUNICIPALITIES.get(i),
                    Integer.toString(i == wanted ? 1 + random.nextInt(2) : 40 + random.nextInt(20_000)),
                    String.format(Locale.ROOT, "%.1f", 200_000 + 200_000 * random.nextDouble()),
                    String.format(Locale.ROOT, "%.3f", 0.5 + 0.4 * random.nextDouble())));
        }
        return table;
    }

    /** Figures of years. */
    List<List<String>> series() {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("År", "Ledige", "Indeks"));
        for (int year = 2005; year < 2025; year++) {
            table.add(List.of(
                    Integer.toString(year),
                    Integer.toString(60_000 + random.nextInt(60_000)),
                    String.format(Locale.ROOT, "%.1f", 90 + 20 * random.nextDouble())));
        }
        return table;
    }

    /** Groups in a long form: each combination once. */
    List<List<String>> longForm(boolean low) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("branche", "koen", "antal", "gns_loen"));
        int wanted = low ? random.nextInt(TRADES.size() * 2) : -1;
        int at = 0;
        for (String trade : TRADES) {
            for (String sex : List.of("Mænd", "Kvinder")) {
                table.add(List.of(
                        trade,
                        sex,
                        Integer.toString(at++ == wanted ? 2 : 50 + random.nextInt(5_000)),
                        String.format(Locale.ROOT, "%.2f", 200_000 + 300_000 * random.nextDouble())));
            }
        }
        return table;
    }

    /** Codes for two keys, each combination once, with counts. */
    List<List<String>> coded() {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("koen", "aldersgruppe", "antal"));
        for (int sex = 1; sex <= 2; sex++) {
            for (int age = 1; age <= 12; age++) {
                table.add(List.of(
                        Integer.toString(sex), Integer.toString(age), Integer.toString(100 + random.nextInt(9_000))));
            }
        }
        return table;
    }

    /** Coefficients of a model. */
    List<List<String>> coefficients() {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("Variabel", "Estimat", "Std. fejl", "t", "p"));
        for (String name : List.of(
                "Konstant", "Alder", "Alder^2", "Kvinde", "Gift", "Mellemlang uddannelse", "Lang uddannelse", "By")) {
            double estimate = random.nextGaussian();
            double error = 0.05 + random.nextDouble() / 5;
            table.add(List.of(
                    name,
                    String.format(Locale.ROOT, "%.4f", estimate),
                    String.format(Locale.ROOT, "%.4f", error),
                    String.format(Locale.ROOT, "%.2f", estimate / error),
                    String.format(Locale.ROOT, "%.3f", random.nextDouble() / 2)));
        }
        return table;
    }
}
