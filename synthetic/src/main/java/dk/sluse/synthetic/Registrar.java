package dk.sluse.synthetic;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Enters the people of a district into the registers of a year. */
final class Registrar {

    private static final String[] REGION_OF =
            CodeList.named("KOM").validOn(LocalDate.of(Country.LAST_YEAR, 12, 31)).stream()
                    .map(CodeList.Code::parent)
                    .toArray(String[]::new);
    private static final String PASSED_CHECK = "0";

    private final Economy economy;
    private final Books books;
    private final SplittableRandom random;
    private final int district;
    private final List<CodeList.Code> diagnoses =
            CodeList.named("DIAGNOSEGRUPPE").codes();
    private final CodeList.Draw diagnosis = CodeList.Draw.of(diagnoses);
    private final CodeList.Draw patientType =
            CodeList.Draw.of(CodeList.named("C_PATTYPE").codes());
    private long jobs;
    private long contacts;

    Registrar(Economy economy, Books books, SplittableRandom random, int district) {
        this.economy = economy;
        this.books = books;
        this.random = random;
        this.district = district;
    }

    void enter(Individual one, int year) throws SQLException {
        population(one, year);
        if (one.age(year) >= 15) {
            education(one, year);
            Livelihood living = Livelihood.of(one, year, economy, random);
            attachment(one, living);
            income(one, living);
            if (living.firm() >= 0) {
                jobs(one, living, year);
            }
        }
        hospital(one, year);
    }

    private void population(Individual one, int year) throws SQLException {
        Dwelling home = one.home;
        long family = home.number % 1_000_000_000L;
        books.book("BEF")
                .row()
                .text(one.number)
                .text(one.man ? "1" : "2")
                .date(one.birth)
                .number(one.age(year))
                .text(String.valueOf(one.civilStatus))
                .text(place(home.municipality))
                .text(REGION_OF[home.municipality])
                .text(Integer.toString(one.origin))
                .text(householdType(one, year))
                .text(String.format("%09d", family))
                .text(String.format("5%012d", home.number))
                .text(number(one.mother))
                .text(number(one.father))
                .text(number(one.partner))
                .number(home.family.size())
                .number(home.children(year))
                .date(home.since.isBefore(one.birth) ? one.birth : home.since)
                .text(PASSED_CHECK)
                .done();
    }

    private String place(int municipality) {
        return economy.country().municipalities().get(municipality).code();
    }

    private static @Nullable String number(@Nullable Individual other) {
        return other == null ? null : other.number;
    }

    private static String householdType(Individual one, int year) {
        List<Individual> family = one.home.family;
        if (one.age(year) < 18 && family.stream().noneMatch(member -> member.age(year) >= 18)) {
            return "5";
        }
        Individual head = family.getFirst();
        if (head.partner != null && family.contains(head.partner)) {
            return head.married() ? "3" : "4";
        }
        long grown = family.stream().filter(member -> member.age(year) >= 18).count();
        return grown > 2 ? "6" : head.man ? "1" : "2";
    }

    private void education(Individual one, int year) throws SQLException {
        books.book("UDDA")
                .row()
                .text(one.number)
                .text(
                        one.education < 0
                                ? "9000"
                                : economy.country()
                                        .educations()
                                        .get(one.education)
                                        .code())
                .date(one.educated)
                .text(year == Country.LAST_YEAR ? "1" : "2")
                .text(PASSED_CHECK)
                .done();
    }

    private void attachment(Individual one, Livelihood living) throws SQLException {
        boolean employed = living.firm() >= 0;
        books.book("AKM")
                .row()
                .text(one.number)
                .text(employed ? Firms.taxNumber(living.firm()) : null)
                .text(living.status())
                .text(employed ? industry(living.firm()) : null)
                .text(PASSED_CHECK)
                .done();
    }

    private String industry(int firm) {
        return economy.country()
                .industries()
                .get(economy.firms().industry[firm])
                .code();
    }

    private void income(Individual one, Livelihood living) throws SQLException {
        long disposable = living.total() - living.tax();
        one.wealth = one.wealth * (1.02 + 0.05 * random.nextGaussian()) + 0.06 * disposable;
        books.book("IND")
                .row()
                .text(one.number)
                .number(living.total())
                .number(living.earned())
                .number(living.wage())
                .number(living.transfers())
                .number(living.tax())
                .number(disposable)
                .number(Math.round(one.wealth))
                .text(PASSED_CHECK)
                .done();
    }

    private void jobs(Individual one, Livelihood living, int year) throws SQLException {
        job(one, living.firm(), living.wage(), "1", year);
        if (random.nextDouble() < 0.08) {
            int second = economy.firms().employerNear(one.home.municipality, random);
            job(one, second, Math.round(living.wage() * 0.2 * random.nextDouble()), "2", year);
        }
    }

    private void job(Individual one, int firm, long wage, String category, int year) throws SQLException {
        Firms firms = economy.firms();
        int index = year - economy.country().firstYear();
        firms.hire(firm, index);
        int site = firms.employees(firm, index) % 50 == 0 ? firms.employees(firm, index) / 50 : 0;
        books.book("IDAN")
                .row()
                .text(one.number)
                .text(Firms.number(firm))
                .text(Firms.workplace(firm, site))
                .text(String.format("6%03d%04d%08d", district, year, ++jobs))
                .text(category)
                .number(wage)
                .number(category.equals("1") ? 1200 + random.nextInt(700) : 50 + random.nextInt(400))
                .text(industry(firm))
                .text(place(firms.municipality[firm]))
                .done();
    }

    private void hospital(Individual one, int year) throws SQLException {
        double frailty = 0.25 + one.age(year) / 80.0;
        while (random.nextDouble() < frailty / (1 + frailty)) {
            LocalDate in = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
            int type = patientType.next(random);
            int days = type == 0 ? 1 + (int) (-4 * Math.log(1 - random.nextDouble())) : 0;
            books.book("LPR")
                    .row()
                    .text(one.number)
                    .text(String.format("4%04d%04d%09d", year, district, ++contacts))
                    .text(Integer.toString(type))
                    .text(diagnoses.get(diagnosis.next(random)).code())
                    .date(in)
                    .date(in.plusDays(days))
                    .number(days)
                    .done();
        }
    }
}
