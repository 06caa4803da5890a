@NullMarked
package dk.sluse.sdc.coarsening;

import org.jspecify.annotations.NullMarked;
