package dk.sluse.scheme;

import java.util.List;
import java.util.Optional;

/**
 * The package that authority and office have agreed on.
 *
 * @param version 1 for the first; a changed need makes the next
 * @param ownData what the authority may bring in itself
 */
public record Agreement(SchemeId scheme, int version, List<PackageItem> items, List<OwnData> ownData) {

    public Agreement {
        items = List.copyOf(items);
        ownData = List.copyOf(ownData);
    }

    public Optional<PackageItem> item(String register) {
        return items.stream().filter(one -> one.register().equals(register)).findFirst();
    }

    public Optional<OwnData> ownData(String name) {
        return ownData.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
