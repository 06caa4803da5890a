/** The contract and the authorisation agreement: what they say, who signs them, and what follows from it. */
@NullMarked
@NamedInterface("contract")
package dk.sluse.scheme.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
