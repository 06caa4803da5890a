/** The pages of breaches and sanctions. */
@NullMarked
package dk.sluse.scheme.breach.web;

import org.jspecify.annotations.NullMarked;
