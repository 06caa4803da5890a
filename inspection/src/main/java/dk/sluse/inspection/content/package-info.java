/** What a file holds, whatever its type: tables, texts and pictures, open or concealed. */
@NullMarked
package dk.sluse.inspection.content;

import org.jspecify.annotations.NullMarked;
