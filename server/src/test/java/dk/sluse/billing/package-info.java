@NullMarked
package dk.sluse.billing;

import org.jspecify.annotations.NullMarked;
