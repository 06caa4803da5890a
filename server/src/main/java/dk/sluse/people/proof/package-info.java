/** How people show who they are: accounts, passwords, one-time codes, links in letters, tokens of programs. */
@NullMarked
@NamedInterface("proof")
package dk.sluse.people.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
