package dk.sluse.synthetic;

import java.util.SplittableRandom;

/**
 * What somebody lives on in one year; amounts in whole kroner.
 *
 * @param status code of SOCIO13
 * @param firm number of the main employer; -1 for none
 * @param enterprise income from an own enterprise; may be a loss
 */
record Livelihood(String status, int firm, long wage, long enterprise, long transfers) {

    private static final double MEDIAN_WAGE = 390_000;

    long earned() {
        return wage + enterprise;
    }

    long total() {
        return earned() + transfers;
    }

    /** Progressive: eight percent, then 38, then 52 percent of what lies above. */
    long tax() {
        double income = Math.max(0, total());
        return Math.round(0.08 * income + 0.30 * Math.max(0, income - 50_000) + 0.14 * Math.max(0, income - 600_000));
    }

    /** What this person lives on this year; finds, keeps or leaves an employer. */
    static Livelihood of(Individual one, int year, Economy economy, SplittableRandom random) {
        int age = one.age(year);
        double chance = random.nextDouble();
        if (age < 18) {
            return new Livelihood("310", -1, Math.round(chance * 40_000), 0, 0);
        }
        if (age >= 67) {
            return new Livelihood("322", -1, 0, 0, Math.round(150_000 + 90_000 * one.fortune));
        }
        int level = economy.level(one);
        if (age < 26 && chance < 0.35) {
            return new Livelihood("310", -1, Math.round(random.nextDouble() * 90_000), 0, 75_000);
        }
        double working = 0.55 + 0.004 * Math.min(level, 80) - (age > 62 ? 0.3 : 0);
        if (random.nextDouble() > working) {
            one.firm = -1;
            return outOfWork(age, random);
        }
        return chance > 0.93 ? selfEmployed(one, random) : employed(one, level, age, economy, random);
    }

    private static Livelihood employed(Individual one, int level, int age, Economy economy, SplittableRandom random) {
        if (one.firm < 0 || random.nextDouble() < 0.15) {
            one.firm = economy.firms().employerNear(one.home.municipality, random);
        }
        double schooling = level >= 90 ? 1 : 0.75 + level / 130.0;
        double experience = 0.7 + 0.3 * Math.min(1, (age - 18) / 25.0);
        double wage = MEDIAN_WAGE * schooling * experience * one.fortune * Math.exp(0.15 * random.nextGaussian());
        String status =
                level >= 70 && level < 90 ? (random.nextDouble() < 0.1 ? "131" : "132") : byLevel(level, random);
        return new Livelihood(status, one.firm, Math.round(wage), 0, 0);
    }

    private static String byLevel(int level, SplittableRandom random) {
        if (level >= 40 && level < 70) {
            return "133";
        }
        double chance = random.nextDouble();
        return chance < 0.7 ? "134" : chance < 0.92 ? "135" : "139";
    }

    private static Livelihood selfEmployed(Individual one, SplittableRandom random) {
        one.firm = -1;
        double chance = random.nextDouble();
        String status = chance < 0.75 ? "114" : chance < 0.92 ? "113" : chance < 0.97 ? "112" : "111";
        double profit = 350_000 * one.fortune * (random.nextGaussian() * 0.7 + 0.9);
        return new Livelihood(status, -1, 0, Math.round(profit), 0);
    }

    private static Livelihood outOfWork(int age, SplittableRandom random) {
        double chance = random.nextDouble();
        String status = chance < 0.2
                ? "210"
                : chance < 0.4 ? "220" : chance < 0.6 ? "321" : chance < 0.8 ? "330" : age > 61 ? "323" : "410";
        long transfers = status.equals("410") ? 0 : Math.round(130_000 + 80_000 * random.nextDouble());
        return new Livelihood(status, -1, 0, 0, transfers);
    }
}
