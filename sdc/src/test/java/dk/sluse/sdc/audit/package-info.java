@NullMarked
package dk.sluse.sdc.audit;

import org.jspecify.annotations.NullMarked;
