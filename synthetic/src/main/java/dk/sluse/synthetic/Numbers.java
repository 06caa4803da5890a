package dk.sluse.synthetic;

import java.time.LocalDate;

/**
 * Hands out personal numbers that look like the real ones and never are: the month is 20 higher than any month, the
 * last digit tells the sex (odd for men). Each district has its own range of serials, so that no two ever meet.
 */
final class Numbers {

    private static final int SERIALS = 10_000;
    private static final int IMPOSSIBLE_MONTHS = 20;

    private final int firstSerial;
    private final int serialsPerDay;
    private final byte[] used = new byte[100 * 366 * 2];

    Numbers(int district, int districts) {
        serialsPerDay = Math.min(SERIALS / districts / 2 * 2, 200);
        firstSerial = district * serialsPerDay;
        if (serialsPerDay < 20) {
            throw new IllegalArgumentException("too many districts for the personal numbers");
        }
    }

    String next(LocalDate birth, boolean man) {
        LocalDate day = birth;
        int slot = slot(day, man);
        while (used[slot] >= serialsPerDay / 2) {
            day = day.plusDays(1);
            slot = slot(day, man);
        }
        int serial = firstSerial + 2 * used[slot]++ + (man ? 1 : 0);
        return String.format(
                "%02d%02d%02d%04d",
                day.getDayOfMonth(), day.getMonthValue() + IMPOSSIBLE_MONTHS, day.getYear() % 100, serial);
    }

    private static int slot(LocalDate day, boolean man) {
        return (day.getYear() % 100 * 366 + day.getDayOfYear() - 1) * 2 + (man ? 1 : 0);
    }
}
