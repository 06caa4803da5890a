package dk.sluse;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One analyst's access as somebody would keep it on paper, who knows the rules and not the program.
 *
 * @param today the day that it is
 * @param staff whether the authority says that she is one of its staff
 * @param attested when it last said so
 * @param accepted whether she has accepted the rules
 * @param certified last day of her certificate
 * @param tries how many tests she has begun today
 * @param suspended whether the office has closed her access until it opens it
 * @param sanctionedUntil last day of a sanction; null if there is none
 * @param sanctionCanEnd whether the sanction can be opened, or taken back on appeal
 * @param schemeUntil last day of the scheme
 */
record AccessModel(
        LocalDate today,
        boolean staff,
        LocalDate attested,
        boolean accepted,
        LocalDate certified,
        int tries,
        boolean approved,
        boolean suspended,
        @Nullable LocalDate sanctionedUntil,
        boolean sanctionCanEnd,
        boolean attached,
        LocalDate schemeUntil) {

    /** What anybody can try. */
    enum Command {
        ASSOCIATE("bo", "sub"),
        END("bo", "sub", "adam", "anna", "rikke"),
        ATTEST("bo", "sub"),
        ACCEPT("anna"),
        PASS("anna"),
        FAIL("anna"),
        APPROVE("rikke"),
        WITHDRAW("rikke"),
        SUSPEND("rikke"),
        LIFT("rikke"),
        SANCTION("rikke"),
        OPEN("rikke"),
        ATTACH("bo", "sub"),
        DETACH("bo", "sub");

        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<String> people;

        Command(String... people) {
            this.people = Set.of(people);
        }

        boolean isFor(String person) {
            return people.contains(person);
        }
    }

    static final int TRIES_A_DAY = 3;

    /** Whether she sees data. */
    boolean seesData() {
        return isCleared() && approved && attached && !today.isAfter(schemeUntil);
    }

    /** All but the office's approval. */
    private boolean isCleared() {
        return staff
                && !today.isAfter(attested.plusYears(1))
                && accepted
                && !today.isAfter(certified)
                && !suspended
                && !isSanctioned();
    }

    private boolean isSanctioned() {
        return sanctionedUntil != null && !today.isAfter(sanctionedUntil);
    }

    /** How it is after somebody has tried something; empty if that is refused and nothing changes. */
    Optional<AccessModel> after(Command command, String person) {
        if (!command.isFor(person)) {
            return Optional.empty();
        }
        return switch (command) {
            case ASSOCIATE -> Optional.of(with(true, today, approved, attached));
            case END -> Optional.of(with(false, attested, false, false));
            case ATTEST -> Optional.of(staff ? with(true, today, approved, attached) : this);
            case ACCEPT -> Optional.of(learned(true, certified, tries));
            case PASS ->
                tries < TRIES_A_DAY ? Optional.of(learned(accepted, today.plusYears(1), tries + 1)) : Optional.empty();
            case FAIL -> tries < TRIES_A_DAY ? Optional.of(learned(accepted, certified, tries + 1)) : Optional.empty();
            case APPROVE ->
                isCleared() && !approved ? Optional.of(with(staff, attested, true, attached)) : Optional.empty();
            case WITHDRAW -> Optional.of(with(staff, attested, false, attached));
            case SUSPEND -> Optional.of(closed(true, sanctionedUntil, sanctionCanEnd));
            case LIFT -> suspended ? Optional.of(closed(false, sanctionedUntil, sanctionCanEnd)) : Optional.empty();
            case SANCTION -> Optional.of(closed(suspended, today.plusMonths(1), true));
            case OPEN -> sanctionCanEnd ? Optional.of(closed(suspended, null, false)) : Optional.empty();
            case ATTACH ->
                staff && !today.isAfter(schemeUntil)
                        ? Optional.of(with(staff, attested, approved, true))
                        : Optional.empty();
            case DETACH -> Optional.of(with(staff, attested, approved, false));
        };
    }

    AccessModel waited(LocalDate day) {
        return new AccessModel(
                day,
                staff,
                attested,
                accepted,
                certified,
                0,
                approved,
                suspended,
                sanctionedUntil,
                sanctionCanEnd,
                attached,
                schemeUntil);
    }

    /** In another scheme, to which nobody is attached. */
    AccessModel inScheme(LocalDate until) {
        return new AccessModel(
                today,
                staff,
                attested,
                accepted,
                certified,
                tries,
                approved,
                suspended,
                sanctionedUntil,
                sanctionCanEnd,
                false,
                until);
    }

    private AccessModel with(boolean isStaff, LocalDate said, boolean isApproved, boolean isAttached) {
        return new AccessModel(
                today,
                isStaff,
                said,
                accepted,
                certified,
                tries,
                isApproved,
                suspended,
                sanctionedUntil,
                sanctionCanEnd,
                isAttached,
                schemeUntil);
    }

    private AccessModel learned(boolean hasAccepted, LocalDate until, int begun) {
        return new AccessModel(
                today,
                staff,
                attested,
                hasAccepted,
                until,
                begun,
                approved,
                suspended,
                sanctionedUntil,
                sanctionCanEnd,
                attached,
                schemeUntil);
    }

    private AccessModel closed(boolean isSuspended, @Nullable LocalDate until, boolean canEnd) {
        return new AccessModel(
                today,
                staff,
                attested,
                accepted,
                certified,
                tries,
                approved,
                isSuspended,
                until,
                canEnd,
                attached,
                schemeUntil);
    }
}
