package dk.sluse.synthetic;

import java.util.Locale;
import java.util.stream.Collectors;

/** The oddities of real deliveries: names change their case from year to year, dates come as text or as SAS numbers. */
final class Dialects {

    private Dialects() {}

    static String path(RegisterPlan plan, int year, int part) {
        return plan.name().toLowerCase(Locale.ROOT) + "/" + plan.period(year) + "-" + part + ".parquet";
    }

    /** Column names are upper case in even years, lower case in odd ones. */
    static String columnName(RegisterPlan.Variable variable, int year) {
        return year % 2 == 0 ? variable.name() : variable.name().toLowerCase(Locale.ROOT);
    }

    /** How the dates of this register and year are written: {@code default}, {@code %d%m%Y} or {@code sas}. */
    static String dateFormat(RegisterPlan plan, int year) {
        if (plan.name().equals("LPR")) {
            return "sas";
        }
        return year % 3 == 0 ? "%d%m%Y" : "default";
    }

    static String columns(RegisterPlan plan, int year) {
        String format = dateFormat(plan, year);
        return plan.variables().stream()
                .map(variable -> {
                    String name = variable.name();
                    String value = !variable.of("type").equals("date") || format.equals("default")
                            ? name
                            : format.equals("sas")
                                    ? "date_diff('day', DATE '1960-01-01', " + name + ")"
                                    : "strftime(" + name + ", '" + format + "')";
                    return value + " AS " + columnName(variable, year);
                })
                .collect(Collectors.joining(", "));
    }
}
