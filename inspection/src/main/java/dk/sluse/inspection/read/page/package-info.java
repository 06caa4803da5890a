/** Pages: HTML, PDF and RTF. */
@NullMarked
package dk.sluse.inspection.read.page;

import org.jspecify.annotations.NullMarked;
