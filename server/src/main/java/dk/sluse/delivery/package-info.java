/** Builds a scheme's package from its agreement: only what was agreed, every key replaced, visible when it is whole. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "scheme",
            "people",
            "catalogue",
            "catalogue :: intake",
            "pseudonymisation",
            "engine",
            "engine :: files",
            "audit",
            "installation",
            "installation :: hall"
        })
package dk.sluse.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
