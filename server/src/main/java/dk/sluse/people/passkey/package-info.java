/** Passkeys: what somebody can sign in with instead of password and one-time code. */
@NullMarked
@NamedInterface("passkey")
package dk.sluse.people.passkey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
