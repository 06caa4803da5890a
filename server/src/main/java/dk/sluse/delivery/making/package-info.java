/** Makes the files of a package: the only place where keys and serial numbers meet. Data hall. */
@NullMarked
package dk.sluse.delivery.making;

import org.jspecify.annotations.NullMarked;
