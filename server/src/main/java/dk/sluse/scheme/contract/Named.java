package dk.sluse.scheme.contract;

import dk.sluse.people.Contact;
import java.util.Locale;

/**
 * Whom an authority names when it takes an offer.
 *
 * @param language of the contract
 * @param responsible who will answer for its staff
 * @param signatory who signs for it
 */
public record Named(Locale language, Contact responsible, Contact signatory) {}
