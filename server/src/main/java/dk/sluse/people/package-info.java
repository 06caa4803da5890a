/** Who may act: persons, their organisations and roles, how they prove who they are, and the tokens that act for them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "mail", "installation"})
package dk.sluse.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
