/** Reads files of the formats that own data come in. */
@NullMarked
package dk.sluse.delivery.own.reading;

import org.jspecify.annotations.NullMarked;
