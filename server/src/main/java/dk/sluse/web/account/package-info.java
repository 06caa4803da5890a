/** The pages of one's own account: how it is made, and the tokens that speak for it. */
@NullMarked
package dk.sluse.web.account;

import org.jspecify.annotations.NullMarked;
