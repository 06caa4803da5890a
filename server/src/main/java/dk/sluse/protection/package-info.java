/** The library of disclosure control from the command line: protects a table from files, without the platform. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dk.sluse.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
