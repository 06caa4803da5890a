package dk.sluse.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The office's own time: days begin and end there, for everybody. */
public final class OfficeTime {

    public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    private OfficeTime() {}

    /** The day that it is at the office. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
