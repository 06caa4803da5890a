/** Who is meant by somebody whom a broker of identities vouches for. */
@NullMarked
@NamedInterface("broker")
package dk.sluse.people.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
