package dk.sluse.scheme.casework;

import java.util.Optional;

/** Names a case, as people say it: the year that it was begun in, and a number. */
public record CaseId(String value) {

    private static final String FORMAT = "[0-9]{4}-[0-9]{4,9}";

    public CaseId {
        if (!value.matches(FORMAT)) {
            throw new IllegalArgumentException("a case id is a year and a number");
        }
    }

    static CaseId of(int year, long number) {
        return new CaseId("%04d-%04d".formatted(year, number));
    }

    /** The id that an address names; empty if it cannot be one. */
    public static Optional<CaseId> parse(String text) {
        return text.matches(FORMAT) ? Optional.of(new CaseId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
