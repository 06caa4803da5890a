@NullMarked
package dk.sluse.sdc.perturbation;

import org.jspecify.annotations.NullMarked;
