/** What registers there are: their versions, variables, code lists, owners and rules; takes new ones in after checking them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"people", "engine", "engine :: files", "audit", "installation", "installation :: hall"})
package dk.sluse.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
