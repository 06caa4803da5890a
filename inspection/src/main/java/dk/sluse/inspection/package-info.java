/** What is inside a file that someone wants to send home, and what speaks against it. */
@NullMarked
package dk.sluse.inspection;

import org.jspecify.annotations.NullMarked;
