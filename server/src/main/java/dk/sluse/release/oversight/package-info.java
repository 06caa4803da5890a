/** How the lock itself does: what newer rules would say of what went home, how findings end, how long it takes and who agrees. */
@NullMarked
package dk.sluse.release.oversight;

import org.jspecify.annotations.NullMarked;
