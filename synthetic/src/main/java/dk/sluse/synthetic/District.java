package dk.sluse.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A part of the land whose people only marry each other; small enough for memory, so that a land of any size is made
 * district by district.
 */
final class District {

    private static final int OLDEST = 100;

    private final Country country;
    private final Numbers numbers;
    private final SplittableRandom random;
    private final CodeList.Draw municipalities;
    private final long firstDwelling;
    private long dwellings;
    private List<Individual> residents = new ArrayList<>();

    District(Country country, int persons, Numbers numbers, SplittableRandom random, long firstDwelling) {
        this.country = country;
        this.numbers = numbers;
        this.random = random;
        this.municipalities = CodeList.Draw.of(country.municipalities());
        this.firstDwelling = firstDwelling;
        while (residents.size() < persons) {
            settle(country.firstYear());
        }
    }

    List<Individual> residents() {
        return residents;
    }

    /** A household as it is found at the beginning. */
    private void settle(int year) {
        Dwelling home = dwelling(
                municipalities.next(random),
                LocalDate.of(year - random.nextInt(20), 1, 1).plusDays(random.nextInt(365)));
        double kind = random.nextDouble();
        boolean children = kind > 0.62;
        int age = children ? 24 + random.nextInt(30) : 19 + (int) (72 * Math.pow(random.nextDouble(), 1.2));
        boolean man = random.nextBoolean();
        Individual first = adult(year - age, man, home);
        if (kind > 0.38 && kind < 0.93) {
            Individual second = adult(year - age + random.nextInt(7) - 3, !man, home);
            join(first, second, random.nextDouble() < 0.7);
        }
        if (children) {
            for (int child = 1 + random.nextInt(3); child > 0; child--) {
                born(first, Math.min(year, year - age + 22 + random.nextInt(Math.max(1, age - 21))));
            }
        }
    }

    private Individual adult(int birthYear, boolean man, Dwelling home) {
        double origin = random.nextDouble();
        Individual adult = individual(birthYear, man, origin < 0.86 ? 1 : origin < 0.97 ? 2 : 3, home);
        Schooling.catchUp(adult, country, random);
        return adult;
    }

    private Individual individual(int birthYear, boolean man, int origin, Dwelling home) {
        LocalDate day = LocalDate.ofYearDay(birthYear, 1 + random.nextInt(365));
        double fortune = Math.exp(0.4 * random.nextGaussian());
        if (random.nextDouble() < 0.01) {
            fortune *= Math.pow(1 - random.nextDouble(), -0.6);
        }
        Individual one = new Individual(
                new Individual.Birth(numbers.next(day, man), man, day, origin, Math.min(fortune, 60)), home);
        one.wealth = 200_000 * (fortune - 1.2) + 150_000 * random.nextGaussian();
        home.family.add(one);
        residents.add(one);
        return one;
    }

    private void born(Individual parent, int year) {
        Individual partner = parent.partner;
        int origin = parent.origin == 1 ? 1 : 3;
        Individual child = individual(year, random.nextDouble() < 0.513, origin, parent.home);
        child.mother = parent.man ? partner : parent;
        child.father = parent.man ? parent : partner;
    }

    private static void join(Individual one, Individual other, boolean marries) {
        one.partner = other;
        other.partner = one;
        if (marries) {
            one.civilStatus = 'G';
            other.civilStatus = 'G';
        }
    }

    private Dwelling dwelling(int municipality, LocalDate since) {
        return new Dwelling(firstDwelling + dwellings++, municipality, since);
    }

    /** Lets a year pass: people die, are born, part, meet, leave home, move, learn. */
    void pass(int year) {
        for (Individual one : List.copyOf(residents)) {
            if (random.nextDouble() < Math.exp(-10.4 + 0.093 * one.age(year)) || one.age(year) >= OLDEST) {
                die(one);
            } else {
                live(one, year);
            }
        }
        residents.removeIf(one -> !one.alive);
        matchSingles(year);
    }

    private void live(Individual one, int year) {
        int age = one.age(year);
        Individual partner = one.partner;
        if (!one.man && age > 20 && age < 43) {
            double wish = Math.exp(-Math.pow((age - 30) / 6.0, 2)) * (partner == null ? 0.02 : 0.2);
            if (random.nextDouble() < wish) {
                born(one, year);
            }
        }
        if (partner != null && one.man && random.nextDouble() < 0.018) {
            part(one, partner, year);
        } else if (partner == null
                && age >= 18
                && age < 30
                && one.home.family.size() > 1
                && random.nextDouble() < 0.3) {
            move(List.of(one), municipalities.next(random), year);
        } else if (age >= 18 && one.home.family.getFirst() == one && random.nextDouble() < 0.07) {
            int to = random.nextDouble() < 0.6 ? one.home.municipality : municipalities.next(random);
            move(List.copyOf(one.home.family), to, year);
        }
        Schooling.pass(one, year, country, random);
    }

    private void die(Individual one) {
        one.alive = false;
        one.home.family.remove(one);
        Individual partner = one.partner;
        if (partner != null) {
            partner.partner = null;
            partner.civilStatus = partner.married() ? 'E' : partner.civilStatus;
        }
    }

    private void part(Individual one, Individual other, int year) {
        char status = one.married() ? 'F' : one.civilStatus;
        one.partner = null;
        other.partner = null;
        one.civilStatus = status;
        other.civilStatus = status;
        move(List.of(one), municipalities.next(random), year);
    }

    private void move(List<Individual> movers, int municipality, int year) {
        Dwelling home = dwelling(municipality, LocalDate.ofYearDay(year, 1 + random.nextInt(365)));
        for (Individual mover : movers) {
            mover.home.family.remove(mover);
            home.family.add(mover);
            mover.home = home;
        }
    }

    /** Singles of about the same age in the same municipality move together. */
    private void matchSingles(int year) {
        Map<Integer, Individual> waiting = new TreeMap<>();
        for (Individual one : residents) {
            int age = one.age(year);
            if (one.partner == null && age >= 20 && age < 70 && random.nextDouble() < 0.09) {
                int place = (one.home.municipality * 32 + age / 4) * 2;
                Individual other = waiting.remove(place + (one.man ? 0 : 1));
                if (other == null) {
                    waiting.put(place + (one.man ? 1 : 0), one);
                } else {
                    join(one, other, random.nextDouble() < 0.4);
                    move(List.of(one, other), one.home.municipality, year);
                }
            }
        }
    }
}
