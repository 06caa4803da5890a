/** How somebody shows that he knows the rules: questions that the office keeps, drawn and shuffled anew for each try. */
@NullMarked
@NamedInterface("certification")
package dk.sluse.people.certification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
