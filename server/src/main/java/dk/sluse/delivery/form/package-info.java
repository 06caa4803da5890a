/** Packages as files of other programs, on request. */
@NullMarked
@NamedInterface("form")
package dk.sluse.delivery.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
