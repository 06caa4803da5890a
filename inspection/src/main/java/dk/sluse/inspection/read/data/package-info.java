/** Data files of statistics programs. */
@NullMarked
package dk.sluse.inspection.read.data;

import org.jspecify.annotations.NullMarked;
