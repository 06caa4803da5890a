/** Tables and rows as programs, data formats and listings write them, for the corpus. */
@NullMarked
package dk.sluse.inspection.corpus.written;

import org.jspecify.annotations.NullMarked;
