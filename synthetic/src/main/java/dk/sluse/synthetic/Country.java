package dk.sluse.synthetic;

import java.time.LocalDate;
import java.util.List;

/**
 * The frame of a made-up Denmark: how large, how long, and its classifications.
 *
 * @param persons about how many persons live in it; at least 1,000
 * @param years how many years its registers cover, up to and with {@link #LAST_YEAR}; 1 to 40
 */
record Country(
        int persons,
        int years,
        List<CodeList.Code> municipalities,
        List<CodeList.Code> industries,
        List<CodeList.Code> educations) {

    static final int LAST_YEAR = 2025;

    static Country of(int persons, int years) {
        if (persons < 1000 || years < 1 || years > 40) {
            throw new IllegalArgumentException("a made-up Denmark has at least 1,000 persons and 1 to 40 years");
        }
        LocalDate day = LocalDate.of(LAST_YEAR, 12, 31);
        return new Country(
                persons,
                years,
                CodeList.named("KOM").validOn(day),
                CodeList.named("DB07").validOn(day),
                CodeList.named("HFAUDD").validOn(day));
    }

    int firstYear() {
        return LAST_YEAR - years + 1;
    }
}
