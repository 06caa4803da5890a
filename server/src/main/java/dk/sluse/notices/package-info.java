/** Tells people what has happened and what waits for them: an inbox here, and letters as often as each wants them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "people",
            "people::access",
            "people::broker",
            "people::passkey",
            "mail",
            "audit",
            "installation",
            "installation::hall"
        })
package dk.sluse.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
