/** Cell suppression: what else must be hidden so that unsafe cells stay hidden. */
@NullMarked
package dk.sluse.sdc.suppression;

import org.jspecify.annotations.NullMarked;
