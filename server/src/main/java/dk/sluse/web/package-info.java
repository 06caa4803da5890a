/** Layout, sign-in, security filters, errors and the signed-in person's own page; no business rule. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "people",
            "people::broker",
            "mail",
            "people::invitation",
            "people::passkey",
            "people::proof",
            "people::recovery",
            "audit",
            "installation"
        })
package dk.sluse.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
