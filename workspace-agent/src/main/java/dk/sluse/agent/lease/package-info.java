/** Which machine may write to which disk, where several share the storage that disks lie on. */
@NullMarked
package dk.sluse.agent.lease;

import org.jspecify.annotations.NullMarked;
