package dk.sluse.scheme;

import java.util.List;

/**
 * The package that authority and office have agreed on.
 *
 * @param version 1 for the first; a changed need makes the next
 */
public record Agreement(SchemeId scheme, int version, List<PackageItem> items) {

    public Agreement {
        items = List.copyOf(items);
    }
}
