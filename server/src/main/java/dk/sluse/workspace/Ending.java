package dk.sluse.workspace;

import java.util.Optional;

/** Why a workspace ended; the names stand in the audit trail. */
public enum Ending {
    /** Its person ended it. */
    BY_PERSON,
    /** Its person signed out. */
    SIGNED_OUT,
    /** Its person may not work in the scheme any more. */
    NO_ACCESS,
    /** Its programs were not there any more. */
    GONE,
    /** It could not be started. */
    FAILED,
    /** Its probe found a way out. */
    ESCAPE;

    /** Whether jobs end too: a person who signs out lets them go on. */
    boolean endsJobs() {
        return jobs().isPresent();
    }

    /** How jobs that wait or run end then; the names of their states. */
    Optional<String> jobs() {
        return switch (this) {
            case NO_ACCESS -> Optional.of("NO_ACCESS");
            case ESCAPE -> Optional.of("SHUT");
            default -> Optional.empty();
        };
    }
}
