/** Workbooks as Excel wrote them before 2007. */
@NullMarked
package dk.sluse.inspection.read.old;

import org.jspecify.annotations.NullMarked;
