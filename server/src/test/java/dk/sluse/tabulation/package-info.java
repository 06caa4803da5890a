@NullMarked
package dk.sluse.tabulation;

import org.jspecify.annotations.NullMarked;
