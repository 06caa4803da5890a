/** Desktops on a scheme's data, of which only pixels leave: who may open one, what runs, and what it costs the machine. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "scheme",
            "people",
            "people::proof",
            "delivery",
            "delivery::form",
            "notices",
            "audit",
            "installation"
        })
package dk.sluse.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
