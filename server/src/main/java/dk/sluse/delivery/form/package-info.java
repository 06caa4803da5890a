/** Packages as files of other programs, on request. */
@NullMarked
package dk.sluse.delivery.form;

import org.jspecify.annotations.NullMarked;
