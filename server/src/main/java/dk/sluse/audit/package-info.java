/** The record of who did what, when, under which scheme and why: append-only, each entry chained to the one before. */
@NullMarked
@ApplicationModule(allowedDependencies = {"installation"})
package dk.sluse.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
