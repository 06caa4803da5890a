/** Signing in through a broker of identities, by OpenID Connect. */
@NullMarked
package dk.sluse.web.broker;

import org.jspecify.annotations.NullMarked;
