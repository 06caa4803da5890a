package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.Variable;

/**
 * A column as it stands in a file that is delivered.
 *
 * @param column its name there, in whatever case
 * @param dateFormat {@code default}, {@code sas}, {@code any} or a strptime pattern
 */
public record Field(String column, Variable variable, String dateFormat, boolean required) {

    /** Whether days are written in a way that needs no description. */
    boolean hasUsualDates() {
        return dateFormat.equals("default") || dateFormat.equals("any");
    }
}
