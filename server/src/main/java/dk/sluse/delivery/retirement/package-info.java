/** The end of what a scheme had: deleted as long after its last day as was agreed, with a certificate. Data hall. */
@NullMarked
package dk.sluse.delivery.retirement;

import org.jspecify.annotations.NullMarked;
