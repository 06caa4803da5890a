/** OpenDocument: spreadsheets and texts, with all that lies behind what they show. */
@NullMarked
package dk.sluse.inspection.read.odf;

import org.jspecify.annotations.NullMarked;
