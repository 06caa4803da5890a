/** What speaks against sending home what a file holds. */
@NullMarked
package dk.sluse.inspection.rule;

import org.jspecify.annotations.NullMarked;
