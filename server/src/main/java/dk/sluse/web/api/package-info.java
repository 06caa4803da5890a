/** What all endpoints for programs have in common. */
@NullMarked
package dk.sluse.web.api;

import org.jspecify.annotations.NullMarked;
