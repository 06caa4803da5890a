/** The lock: what goes home, sealed and recorded; nothing leaves in any other way. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "people",
            "scheme",
            "scheme :: breach",
            "catalogue",
            "delivery",
            "delivery :: copies",
            "tabulation",
            "tabulation :: memory",
            "workspace",
            "workspace :: out",
            "workspace :: kept",
            "workspace :: in",
            "notices",
            "audit",
            "installation",
            "installation :: hall"
        })
package dk.sluse.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
