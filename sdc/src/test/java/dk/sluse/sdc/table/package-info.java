@NullMarked
package dk.sluse.sdc.table;

import org.jspecify.annotations.NullMarked;
