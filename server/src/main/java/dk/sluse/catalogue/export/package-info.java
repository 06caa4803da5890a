/** The catalogue in the forms that data portals and archives read: DCAT-AP and DDI-Codebook. */
@NullMarked
@NamedInterface("export")
package dk.sluse.catalogue.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
