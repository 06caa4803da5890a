/** Disks of work files: how much they take and cost, and their snapshots. */
@NullMarked
@NamedInterface("disk")
package dk.sluse.workspace.disk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
