/** Ways to publish changed figures instead of hiding some: the cell key method, and rounding that still adds up. */
@NullMarked
package dk.sluse.sdc.perturbation;

import org.jspecify.annotations.NullMarked;
