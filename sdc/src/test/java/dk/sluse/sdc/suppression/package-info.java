@NullMarked
package dk.sluse.sdc.suppression;

import org.jspecify.annotations.NullMarked;
