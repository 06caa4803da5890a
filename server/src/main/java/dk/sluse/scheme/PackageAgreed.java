package dk.sluse.scheme;

/** An agreement has been made or changed; told within its transaction, so that its delivery is as sure as itself. */
public record PackageAgreed(SchemeId scheme, int version) {}
