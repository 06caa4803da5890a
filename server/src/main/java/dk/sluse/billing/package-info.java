/** What a scheme costs: dated price lists, and one way from what is ordered to lines and amounts. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "people",
            "catalogue",
            "scheme",
            "scheme::casework",
            "scheme::content",
            "scheme::contract",
            "delivery",
            "workspace::disk",
            "workspace::programs",
            "paper",
            "notices",
            "audit",
            "installation",
            "installation::hall"
        })
package dk.sluse.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
