/** Keys to serial numbers; beside delivery the only place that sees a clear identifier. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "audit", "installation", "installation :: hall"})
package dk.sluse.pseudonymisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
