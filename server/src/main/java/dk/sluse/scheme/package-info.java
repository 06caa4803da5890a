/** What an authority applied for and what was agreed: purpose, package, people attached, and who may use it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "people",
            "people::access",
            "people::invitation",
            "people::proof",
            "catalogue",
            "catalogue::search",
            "notices",
            "paper",
            "audit",
            "installation",
            "installation::hall"
        })
package dk.sluse.scheme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
