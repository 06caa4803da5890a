package dk.sluse.people.broker;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a broker vouches for.
 *
 * @param issuer the broker
 * @param subject what it always knows him by
 * @param email null if it does not vouch for one
 * @param level how sure it is; null if it does not say
 * @param cvr of the organisation that he acts for; null if it does not say
 */
public record Vouched(
        String issuer,
        String subject,
        @Nullable String email,
        @Nullable String level,
        @Nullable String cvr) {

    @Override
    public String toString() {
        return "Vouched";
    }
}
