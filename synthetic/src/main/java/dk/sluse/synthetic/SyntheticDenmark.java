package dk.sluse.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up Denmark: the same seed, size and years give the same registers, to the byte of every value. No person or
 * firm in it exists: its numbers are of kinds that are never issued.
 *
 * @param seed any number
 * @param persons about how many live in the first year; at least 1,000
 * @param years how many years are covered; the last is 2025
 */
public record SyntheticDenmark(long seed, int persons, int years) {

    private static final int DISTRICT_SIZE = 50_000;
    private static final long DWELLINGS_PER_DISTRICT = 1_000_000;

    /** Is told how far the work is. */
    @FunctionalInterface
    public interface Progress {
        /** Called now and then with what is done so far, in percent. */
        void at(int percent);
    }

    /**
     * Writes the registers as Parquet files and their {@code datapackage.json}. Memory does not grow with the number
     * of persons, apart from about 100 bytes for each firm.
     */
    public void writeTo(Path directory, Progress progress) throws IOException, SQLException {
        Country country = Country.of(persons, years);
        Economy economy = new Economy(country, new Firms(seed, country));
        List<RegisterPlan> plans = RegisterPlan.all();
        int districts = Math.ceilDiv(persons, DISTRICT_SIZE);
        SplittableRandom seeds = new SplittableRandom(seed);
        List<RegisterPlan> ofPersons =
                plans.stream().filter(plan -> !plan.name().equals("FIRM")).toList();
        for (int district = 0; district < districts; district++) {
            int size = persons / districts + (district < persons % districts ? 1 : 0);
            try (Books books = new Books(ofPersons)) {
                writeDistrict(new Plot(economy, district, districts, size), books, seeds.split(), directory);
            }
            progress.at(95 * (district + 1) / districts);
        }
        Business.write(economy, plans, new SplittableRandom(seed + 1), directory);
        new Descriptor(plans, country, districts).write(directory);
        progress.at(100);
    }

    private record Plot(Economy economy, int district, int districts, int size) {}

    private static void writeDistrict(Plot plot, Books books, SplittableRandom random, Path directory)
            throws IOException, SQLException {
        Country country = plot.economy().country();
        District district = new District(
                country,
                plot.size(),
                new Numbers(plot.district(), plot.districts()),
                random.split(),
                plot.district() * DWELLINGS_PER_DISTRICT);
        Registrar registrar = new Registrar(plot.economy(), books, random.split(), plot.district());
        for (int year = country.firstYear(); year <= Country.LAST_YEAR; year++) {
            if (year > country.firstYear()) {
                district.pass(year);
            }
            for (Individual one : district.residents()) {
                registrar.enter(one, year);
            }
            books.closeYear(directory, year, plot.district());
        }
    }
}
