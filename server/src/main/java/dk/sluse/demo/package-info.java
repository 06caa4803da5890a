/** Fills a demo installation: a made-up Denmark, made-up authorities and two schemes, through the same methods as real ones. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "people",
            "people::access",
            "people::certification",
            "people::proof",
            "catalogue",
            "scheme",
            "delivery",
            "billing",
            "engine",
            "audit",
            "installation",
            "synthetic"
        })
package dk.sluse.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
