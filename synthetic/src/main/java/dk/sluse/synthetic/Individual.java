package dk.sluse.synthetic;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A made-up person through the years. */
final class Individual {

    final String number;
    final boolean man;
    final LocalDate birth;
    final int origin;
    /** Standing in life that stays: multiplies incomes, eases education. Median 1. */
    final double fortune;

    @Nullable
    Individual mother;

    @Nullable
    Individual father;

    @Nullable
    Individual partner;

    Dwelling home;
    char civilStatus = 'U';
    int education = -1;
    LocalDate educated;
    int firm = -1;
    double wealth;
    boolean alive = true;

    Individual(Birth birth, Dwelling home) {
        this.number = birth.number();
        this.man = birth.man();
        this.birth = birth.day();
        this.origin = birth.origin();
        this.fortune = birth.fortune();
        this.educated = birth.day();
        this.home = home;
    }

    /** What is settled when somebody is born. */
    record Birth(String number, boolean man, LocalDate day, int origin, double fortune) {}

    /** Whole years at the end of a year. */
    int age(int year) {
        return year - birth.getYear();
    }

    boolean married() {
        return civilStatus == 'G';
    }
}
