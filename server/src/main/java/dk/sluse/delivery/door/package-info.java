/** The one door to the key tables: look-ups that the law asks for, and their destruction. Two people of the office for each. */
@NullMarked
@NamedInterface("door")
package dk.sluse.delivery.door;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
