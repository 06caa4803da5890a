/** Builds tables from a definition, on a scheme's package, and protects them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"scheme", "people", "catalogue", "delivery", "engine", "audit"})
package dk.sluse.tabulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
