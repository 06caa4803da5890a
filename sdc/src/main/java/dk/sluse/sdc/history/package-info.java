/** What has been published before about the same units, and what a new table would tell together with it. */
@NullMarked
package dk.sluse.sdc.history;

import org.jspecify.annotations.NullMarked;
