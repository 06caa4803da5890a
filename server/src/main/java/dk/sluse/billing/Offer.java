package dk.sluse.billing;

import dk.sluse.scheme.casework.CaseId;
import java.time.Instant;

/**
 * A quote that the office has offered.
 *
 * @param contentVersion what it is for
 */
public record Offer(CaseId id, int contentVersion, Quote quote, Instant at) {}
