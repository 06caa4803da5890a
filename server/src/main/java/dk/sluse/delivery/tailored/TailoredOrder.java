package dk.sluse.delivery.tailored;

import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.delivery.PersonNumbers;
import dk.sluse.delivery.Stop;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order of tailor-made data.
 *
 * @param wanted what is to be made
 * @param reason why it was stopped; null while it is not
 * @param endedAt null while it waits
 */
public record TailoredOrder(
        String id,
        SchemeId scheme,
        Wanted wanted,
        PersonId orderedBy,
        State state,
        @Nullable Stop reason,
        Instant orderedAt,
        @Nullable Instant endedAt) {

    /** Where an order stands. */
    public enum State {
        WAITING,
        /** In the package that is ordered with it. */
        DONE,
        /** It could not be made, or must not be delivered. */
        STOPPED
    }

    /**
     * What is to be made.
     *
     * @param name in the package; begins with {@code TAILORED_}
     * @param period {@code YYYY} or {@code YYYYMM} that the data are about
     * @param purpose what they are made for, within the scheme's own
     * @param sql one query over tables {@code REGISTER_PERIOD}; columns that have the name of a variable of theirs are that variable
     * @param unitKey the column that tells whom a row is about; empty where the registers have no such keys
     */
    public record Wanted(String name, Titles titles, String period, String purpose, String sql, String unitKey) {

        private static final String NAME = "TAILORED_[A-Z0-9_]{1,21}";

        /** Makes columns of values, whose names would be told. */
        private static final String PIVOT = "(?is).*\\b(un)?pivot(_wider|_longer)?\\b.*";

        /** Why this cannot be ordered. */
        public enum Fault {
            NAME,
            PERIOD,
            TEXTS,
            QUERY,
            PERSON
        }

        /** What is wrong with it; null if nothing is. */
        public @Nullable Fault fault() {
            if (!name.matches(NAME)) {
                return Fault.NAME;
            }
            if (!RegisterPeriod.isPeriod(period)) {
                return Fault.PERIOD;
            }
            if (titles.da().isBlank() || titles.en().isBlank() || purpose.isBlank()) {
                return Fault.TEXTS;
            }
            if (sql.isBlank() || sql.contains(";") || sql.matches(PIVOT)) {
                return Fault.QUERY;
            }
            return Stream.of(sql, purpose, titles.da(), titles.en()).anyMatch(PersonNumbers::mayBeIn)
                    ? Fault.PERSON
                    : null;
        }
    }
}
