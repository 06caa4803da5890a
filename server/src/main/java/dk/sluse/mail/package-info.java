/** E-mail: written into the state database with what it is about, sent afterwards, as often as it takes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "installation", "installation::hall"})
package dk.sluse.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
