@NullMarked
package dk.sluse.sdc.rule;

import org.jspecify.annotations.NullMarked;
