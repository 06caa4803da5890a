package dk.sluse.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;

/** Enters the firms that have employees into the enterprise statistics; their turnover follows their staff, with a spread. */
final class Business {

    private static final double TURNOVER_PER_EMPLOYEE = 1_400;
    private static final double ADDED = 0.4;

    private Business() {}

    static void write(Economy economy, List<RegisterPlan> plans, SplittableRandom random, Path directory)
            throws IOException, SQLException {
        Country country = economy.country();
        List<RegisterPlan> firmPlan =
                plans.stream().filter(plan -> plan.name().equals("FIRM")).toList();
        try (Books books = new Books(firmPlan)) {
            for (int index = 0; index < country.years(); index++) {
                for (int firm = 0; firm < economy.firms().count; firm++) {
                    if (economy.firms().employees(firm, index) > 0) {
                        enter(economy, firm, index, books.book("FIRM"), random);
                    }
                }
                books.closeYear(directory, country.firstYear() + index, 0);
            }
        }
    }

    private static void enter(Economy economy, int firm, int index, Books.Book book, SplittableRandom random)
            throws SQLException {
        Firms firms = economy.firms();
        Country country = economy.country();
        int staff = firms.employees(firm, index);
        double turnover = TURNOVER_PER_EMPLOYEE * staff * firms.margin[firm] * Math.exp(0.2 * random.nextGaussian());
        double added = turnover * ADDED * (1 + 0.3 * random.nextGaussian());
        book.row()
                .text(Firms.number(firm))
                .text(country.industries().get(firms.industry[firm]).code())
                .text(country.municipalities().get(firms.municipality[firm]).code())
                .number(staff)
                .number(Math.round(turnover))
                .number(Math.round(added))
                .done();
    }
}
