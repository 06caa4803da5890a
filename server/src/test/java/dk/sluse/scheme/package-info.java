@NullMarked
package dk.sluse.scheme;

import org.jspecify.annotations.NullMarked;
