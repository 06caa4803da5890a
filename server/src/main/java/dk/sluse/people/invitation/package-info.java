/** How new persons get their account: a link in an e-mail, a password of their own and a second factor. */
@NullMarked
@NamedInterface("invitation")
package dk.sluse.people.invitation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
