package dk.sluse.agent.wire;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** What holds of every word that is asked for; whoever asks for something else is told the name of the word. */
final class Check {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    private Check() {}

    static void job(String job) {
        that(Request.JOB.matcher(job).matches(), "job");
    }

    static void number(String what, int number) {
        that(number >= 1 && number <= Request.MOST, what);
    }

    static void day(String day) {
        try {
            that(
                    Request.DAY.matcher(day).matches()
                            && LocalDate.parse(day).toString().equals(day),
                    "day");
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("day", e);
        }
    }

    static void name(String what, String name) {
        that(NAME.matcher(name).matches() && !name.contains(".."), what);
    }

    static void program(String program) {
        that(Request.PROGRAM.matcher(program).matches(), "program");
    }

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
