package dk.sluse.inspection.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What statistics programs print, and programs for them, with nothing in it that must not go home. */
final class Listings {

    private static final List<String> TERMS =
            List.of("age", "agesq", "female", "married", "medium_educ", "long_educ", "city");

    private final Random random;
    private final int observations;
    private final int freedom;

    /** @param small whether models have so few observations that they must be found */
    Listings(long seed, boolean small) {
        this.random = new Random(seed);
        this.observations = small ? 11 + random.nextInt(5) : 2_000 + random.nextInt(400_000);
        this.freedom = observations - TERMS.size() - 1;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String f(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private double near(double size) {
        return random.nextGaussian() * size;
    }

    /** Listings of models, by the names of files. */
    Map<String, String> models() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("lm.txt", lm());
        all.put("glm.out", glm());
        all.put("ols.txt", ols());
        all.put("regress.log", regress());
        all.put("reg.lst", reg());
        return all;
    }

    private String lm() {
        String terms = TERMS.stream()
                .map(term -> f(
                        "%-14s %10.5f %10.5f %8.3f %9.2e ***",
                        term, near(1), 0.02 + random.nextDouble() / 9, near(9), random.nextDouble() / 99))
                .collect(Collectors.joining("\n"));
        return "\nCall:\nlm(formula = log_wage ~ age + agesq + female + married + educ, data = d)\n\nCoefficients:\n"
                + "                 Estimate Std. Error  t value  Pr(>|t|)    \n"
                + terms + "\n---\nSignif. codes:  0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1\n\n"
                + f("Residual standard error: %.4f on %d degrees of freedom\n", 0.4 + random.nextDouble(), freedom)
                + f(
                        "Multiple R-squared:  %.4f,\tAdjusted R-squared:  %.4f \n",
                        random.nextDouble(), random.nextDouble())
                + f("F-statistic: %.1f on %d and %d DF,  p-value: < 2.2e-16\n", 100 + near(20), TERMS.size(), freedom);
    }

    private String glm() {
        String terms = TERMS.stream()
                .map(term -> f(
                        "%-14s %10.5f %10.5f %8.3f %8.4f",
                        term, near(1), 0.02 + random.nextDouble() / 9, near(9), random.nextDouble()))
                .collect(Collectors.joining("\n"));
        return "glm(formula = employed ~ age + female, family = binomial, data = d)\n\nCoefficients:\n"
                + "                 Estimate Std. Error  z value Pr(>|z|)\n" + terms
                + "\n\n(Dispersion parameter for binomial family taken to be 1)\n\n"
                + f("    Null deviance: %.1f  on %d  degrees of freedom\n", observations * 1.2, observations - 1)
                + f(
                        "Residual deviance: %.1f  on %d  degrees of freedom\nAIC: %.1f\n",
                        observations * 1.1, freedom, observations * 1.1)
                + "\nNumber of Fisher Scoring iterations: 4\n";
    }

    private String ols() {
        String terms = TERMS.stream()
                .map(term -> f(
                        "%-14s %10.4f %10.3f %10.3f %10.3f %11.3f %11.3f",
                        term, near(1), 0.02 + random.nextDouble() / 9, near(9), random.nextDouble(), near(1), near(1)))
                .collect(Collectors.joining("\n"));
        return "                            OLS Regression Results                            \n"
                + "==============================================================================\n"
                + f("Dep. Variable:               log_wage   R-squared:                  %10.3f\n", random.nextDouble())
                + f("Model:                            OLS   Adj. R-squared:             %10.3f\n", random.nextDouble())
                + f(
                        "No. Observations:      %14d   AIC:                        %10.4g\n",
                        observations, 1e5 * random.nextDouble())
                + f(
                        "Df Residuals:          %14d   BIC:                        %10.4g\n",
                        freedom, 1e5 * random.nextDouble())
                + "Df Model:                           7                                         \n"
                + "Covariance Type:            nonrobust                                         \n"
                + "==============================================================================\n"
                + "                     coef    std err          t      P>|t|      [0.025      0.975]\n"
                + "------------------------------------------------------------------------------\n"
                + terms + "\n==============================================================================\n"
                + f("Omnibus: %27.3f   Durbin-Watson: %21.3f\n", 99 * random.nextDouble(), 2.0);
    }

    private String regress() {
        String terms = TERMS.stream()
                .map(term -> f(
                        "%12s | %10.6f %10.6f %8.2f %7.3f %12.6f %11.6f",
                        term, near(1), 0.02 + random.nextDouble() / 9, near(9), random.nextDouble(), near(1), near(1)))
                .collect(Collectors.joining("\n"));
        return ". regress lnwage age agesq female married i.educ city\n\n"
                + f("      Source |       SS           df       MS      Number of obs   = %9d\n", observations)
                + f(
                        "-------------+----------------------------------   F(%d, %d)      = %9.2f\n",
                        TERMS.size(), freedom, 100 + near(9))
                + f(
                        "       Model | %10.4f %9d %10.6f   Prob > F        = %9.4f\n",
                        999 * random.nextDouble(), TERMS.size(), 9 * random.nextDouble(), 0.0)
                + f(
                        "    Residual | %10.4f %9d %10.6f   R-squared       = %9.4f\n",
                        999 * random.nextDouble(), freedom, random.nextDouble(), random.nextDouble())
                + "-------------+----------------------------------\n\n"
                + "------------------------------------------------------------------------------\n"
                + "      lnwage | Coefficient  Std. err.      t    P>|t|     [95% conf. interval]\n"
                + "-------------+----------------------------------------------------------------\n"
                + terms
                + "\n------------------------------------------------------------------------------\n\n. log close\n";
    }

    private String reg() {
        String terms = TERMS.stream()
                .map(term -> f(
                        " %-12s %4d %12.5f %12.5f %9.2f   %7.4f",
                        term, 1, near(1), 0.02 + random.nextDouble() / 9, near(9), random.nextDouble()))
                .collect(Collectors.joining("\n"));
        return "                               The SAS System\n\n                             The REG Procedure\n                      Dependent Variable: LNWAGE\n\n"
                + f("                  Number of Observations Read %14d\n", observations)
                + f("                  Number of Observations Used %14d\n\n", observations)
                + "                             Analysis of Variance\n\n"
                + "                                    Sum of           Mean\n Source                   DF        Squares         Square    F Value    Pr > F\n\n"
                + f(
                        " Model             %9d %14.5f %14.5f %10.2f    <.0001\n",
                        TERMS.size(), 999 * random.nextDouble(), 99 * random.nextDouble(), 99 * random.nextDouble())
                + f(" Error             %9d %14.5f %14.5f\n", freedom, 999 * random.nextDouble(), random.nextDouble())
                + f(" Corrected Total   %9d %14.5f\n\n", observations - 1, 999 * random.nextDouble())
                + "                       Parameter Estimates\n\n                       Parameter      Standard\n"
                + " Variable      DF       Estimate         Error   t Value    Pr > |t|\n\n" + terms + "\n";
    }

    /** Other listings and programs, by the names of files. */
    Map<String, String> others() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("freq.lst", freq());
        all.put("tabulate.log", tabulate());
        all.put("means.lst", means());
        all.put("table.txt", table());
        all.put("crosstab.lst", crosstab());
        all.putAll(programs());
        return all;
    }

    private String freq() {
        return "                               The FREQ Procedure\n\n                                          Cumulative    Cumulative\n"
                + "UDD          Frequency     Percent     Frequency      Percent\n"
                + "--------------------------------------------------------------\n"
                + List.of("Grundskole", "Gymnasium", "Erhvervsudd", "Kort", "Mellemlang", "Lang").stream()
                        .map(name -> f(
                                "%-12s %9d %11.2f %13d %12.2f",
                                name,
                                300 + random.nextInt(9_000),
                                100 * random.nextDouble(),
                                9_000 + random.nextInt(90_000),
                                100 * random.nextDouble()))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private String tabulate() {
        return ". tabulate region sex\n\n           |          sex\n    region |       Men      Women |     Total\n-----------+----------------------+----------\n"
                + List.of("Capital", "Zealand", "South", "Central", "North").stream()
                        .map(name -> f(
                                "%10s | %9d  %9d | %9d ",
                                name,
                                900 + random.nextInt(9_000),
                                900 + random.nextInt(9_000),
                                9_000 + random.nextInt(9_000)))
                        .collect(Collectors.joining("\n"))
                + "\n-----------+----------------------+----------\n"
                + f("     Total | %9d  %9d | %9d \n", 40_000, 41_000, 81_000);
    }

    private String means() {
        return "                               The MEANS Procedure\n\n Variable           N            Mean         Std Dev\n ----------------------------------------------------\n"
                + List.of("LOEN", "TIMER", "ANCIENNITET").stream()
                        .map(name -> f(
                                " %-12s %7d %15.4f %15.4f",
                                name, observations, 99_999 * random.nextDouble(), 9_999 * random.nextDouble()))
                        .collect(Collectors.joining("\n"))
                + "\n ----------------------------------------------------\n";
    }

    private String table() {
        return "> table(d$koen, d$aldersgruppe)\n   \n        18-29 30-39 40-49 50-59   60+\n"
                + List.of("Mænd", "Kvinder").stream()
                        .map(name -> f("%-7s", name)
                                + IntStream.range(0, 5)
                                        .mapToObj(_ -> f("%6d", 400 + random.nextInt(9_000)))
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining("\n"))
                + "\n> prop.table(table(d$koen))\n     Mænd   Kvinder \n"
                + f("%9.7f %9.7f \n", 0.49, 0.51);
    }

    private String crosstab() {
        StringBuilder text = new StringBuilder(
                "                       Table of KOEN by STATUS\n\n          KOEN      STATUS\n\n          Frequency|\n          Percent  |\n          Row Pct  |\n          Col Pct  |Job     |Ledig   |Uden for|  Total\n          ---------+--------+--------+--------+\n");
        for (String name : List.of("Mænd", "Kvinder")) {
            text.append(f(
                    "          %-9s|%7d |%7d |%7d | %6d\n",
                    name, 5_000 + random.nextInt(900), 200 + random.nextInt(90), 900 + random.nextInt(90), 7_000));
            for (int i = 0; i < 3; i++) {
                text.append(f(
                        "                   |%7.2f |%7.2f |%7.2f |%s\n",
                        99 * random.nextDouble(),
                        9 * random.nextDouble(),
                        20 * random.nextDouble(),
                        i == 0 ? f(" %6.2f", 50.0) : ""));
            }
            text.append("          ---------+--------+--------+--------+\n");
        }
        return text.append(f("          Total    %8d %8d %8d   %6d\n", 10_900, 490, 1_990, 14_000))
                .toString();
    }

    private Map<String, String> programs() {
        int year = 2010 + random.nextInt(14);
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "program.sas",
                "/* Ledighed " + year + " */\nlibname d 'data';\ndata a;\n set d.bef" + year
                        + ";\n where alder >= 18 and alder <= 64;\n if koen = 1 then mand = 1; else mand = 0;\nrun;\nproc freq data=a;\n tables kom*mand / missing;\nrun;\nproc means data=a n mean std;\n class reg;\n var loenmv;\nrun;\n");
        all.put(
                "program.R",
                "library(sluse)\nd <- tbl(\"BEF\", " + year
                        + ")\nx <- d |> filter(ALDER >= 18, ALDER <= 64) |> count(KOM, KOEN)\nx <- x |> filter(n >= 5)\nbreaks <- c(18, 25, 35, 45, 55, 65)\nfit <- lm(log(LOEN) ~ ALDER + I(ALDER^2) + factor(KOEN), data = d)\nsummary(fit)\nwrite.csv2(x, \"til-hjemsendelse/ledige.csv\")\n");
        all.put(
                "program.py",
                "import sluse\n\nd = sluse.table('BEF', " + year
                        + ")\nd['group'] = d['ALDER'] // 10 * 10\nx = d.groupby(['KOM', 'group']).agg(n=('PNR', 'count'), loen=('LOEN', 'mean'))\nx = x[x['n'] >= 5]\nfor i in range(1, 13):\n    print(i, x.shape)\nx.to_csv('til-hjemsendelse/x.csv', sep=';')\n");
        all.put(
                "program.do",
                "clear all\nset more off\nlocal year " + year
                        + "\nuse bef`year', clear\nkeep if inrange(alder, 18, 64)\nrecode alder (18/29=1) (30/39=2) (40/49=3) (50/64=4), gen(ag)\nlabel define ag 1 \"18-29\" 2 \"30-39\" 3 \"40-49\" 4 \"50-64\"\ncollapse (count) n=pnr (mean) loen, by(kom ag)\ndrop if n < 5\nexport delimited using x.csv, replace\n");
        all.put(
                "program.sql",
                "select kom, koen, count(*) as antal, avg(loen) as loen\nfrom bef_" + year + " b join ind_" + year
                        + " i using (pnr)\nwhere alder between 18 and 64\ngroup by 1, 2\nhaving count(*) >= 5\norder by 1, 2;\n");
        all.put(
                "readme.md",
                "# Ledighed " + year
                        + "\n\nTabellerne viser andelen af ledige i hver kommune.\n\n- `program.R` laver tabellerne\n- grupper under 5 er slået sammen\n\nKørt 2026-11-0"
                        + (1 + random.nextInt(8)) + " kl. 10.15 på data fra " + year + ".\n");
        return all;
    }
}
