/** Data files of statistics programs, for the corpus. */
@NullMarked
package dk.sluse.inspection.corpus.data;

import org.jspecify.annotations.NullMarked;
