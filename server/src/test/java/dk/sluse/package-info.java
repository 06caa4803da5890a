@NullMarked
package dk.sluse;

import org.jspecify.annotations.NullMarked;
