package dk.sluse.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An address with the one family that lives there. */
final class Dwelling {

    final long number;
    final int municipality;
    final LocalDate since;
    final List<Individual> family = new ArrayList<>();

    Dwelling(long number, int municipality, LocalDate since) {
        this.number = number;
        this.municipality = municipality;
        this.since = since;
    }

    long children(int year) {
        return family.stream().filter(member -> member.age(year) < 18).count();
    }
}
