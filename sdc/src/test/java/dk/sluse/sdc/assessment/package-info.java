@NullMarked
package dk.sluse.sdc.assessment;

import org.jspecify.annotations.NullMarked;
