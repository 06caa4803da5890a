@NullMarked
package dk.sluse.protection;

import org.jspecify.annotations.NullMarked;
