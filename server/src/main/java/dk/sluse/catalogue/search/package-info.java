/** What there is in the catalogue, with data or only described, and how it is found. */
@NullMarked
@NamedInterface("search")
package dk.sluse.catalogue.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
