package dk.sluse.synthetic;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** How people come by their education. */
final class Schooling {

    private static final int SCHOOL_ENDS = 16;
    private static final int LAST_STAGE = 27;

    private Schooling() {}

    /** What a grown-up has behind him when the story begins. */
    static void catchUp(Individual one, Country country, SplittableRandom random) {
        int age = one.age(country.firstYear());
        for (int stage : new int[] {SCHOOL_ENDS, 20, LAST_STAGE}) {
            if (age >= stage) {
                complete(one, one.birth.getYear() + stage, country, random);
            }
        }
    }

    static void pass(Individual one, int year, Country country, SplittableRandom random) {
        int age = one.age(year);
        if (age == SCHOOL_ENDS || age == 20 || age == LAST_STAGE) {
            complete(one, year, country, random);
        }
    }

    private static void complete(Individual one, int year, Country country, SplittableRandom random) {
        List<CodeList.Code> educations = country.educations();
        int age = one.age(year);
        double[] weights = new double[educations.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(educations.get(i), age, one.fortune);
        }
        int drawn = new CodeList.Draw(weights).next(random);
        if (one.education < 0 || level(educations.get(drawn)) > level(educations.get(one.education))) {
            one.education = drawn;
            one.educated = LocalDate.of(year, 6, 1 + random.nextInt(30));
        }
    }

    private static double weight(CodeList.Code education, int age, double fortune) {
        int level = level(education);
        int highest = age <= SCHOOL_ENDS ? 10 : age <= 20 ? 35 : 90;
        if (level > highest) {
            return 0;
        }
        double steps = level == 90 ? 0 : (level - 10) / 10.0;
        return education.weight() * Math.pow(Math.clamp(fortune, 0.5, 2), steps / 3);
    }

    static int level(CodeList.Code education) {
        return Integer.parseInt(education.parent());
    }
}
