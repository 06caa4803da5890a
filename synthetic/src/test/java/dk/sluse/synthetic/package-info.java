@NullMarked
package dk.sluse.synthetic;

import org.jspecify.annotations.NullMarked;
