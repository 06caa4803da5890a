@NullMarked
package dk.sluse.sdc.history;

import org.jspecify.annotations.NullMarked;
