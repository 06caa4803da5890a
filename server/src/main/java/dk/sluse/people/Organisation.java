package dk.sluse.people;

/**
 * An authority or the office itself.
 *
 * @param id stable, in lower case
 * @param name as it is shown, in Danish
 */
public record Organisation(String id, String name, Kind kind) {

    public enum Kind {
        OFFICE,
        SUBJECT_OFFICE,
        DEPARTMENT,
        AGENCY,
        DIRECTORATE,
        REGION,
        MUNICIPALITY
    }
}
