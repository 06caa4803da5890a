package dk.sluse.delivery;

import dk.sluse.scheme.SchemeId;

/** A version of a package may be used from now on; told within the transaction that makes it visible. */
public record PackageDelivered(SchemeId scheme, int version) {}
