@NullMarked
package dk.sluse.sdc;

import org.jspecify.annotations.NullMarked;
