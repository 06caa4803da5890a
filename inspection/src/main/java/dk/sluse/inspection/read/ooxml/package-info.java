/** Office Open XML: workbooks, documents and presentations, with all that lies behind what they show. */
@NullMarked
package dk.sluse.inspection.read.ooxml;

import org.jspecify.annotations.NullMarked;
