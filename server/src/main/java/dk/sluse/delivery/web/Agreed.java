package dk.sluse.delivery.web;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was agreed with a scheme, as its page shows it. */
@Component
record Agreed(Schemes schemes, Catalogue catalogue, People people) {

    /**
     * A register of the package with the titles of its variables.
     *
     * @param missing for each variable how many of a hundred rows of the newest delivered period have no value; empty before the
     *     first delivery, and where there are so few rows that a percentage would tell how many
     */
    record Item(Register register, PackageItem item, List<Variable> variables, Map<String, Long> missing) {}

    private static final long FEW_ROWS = 1000;

    /** What is agreed on; empty before the first agreement. */
    Optional<Agreement> agreement(SchemeId scheme) {
        return schemes.agreement(scheme);
    }

    List<Item> items(List<PackageItem> items, Optional<Manifest> manifest) {
        return items.stream().map(item -> item(item, manifest)).toList();
    }

    List<Person> attached(SchemeId scheme) {
        return schemes.attached(scheme).stream()
                .flatMap(attached -> people.find(attached).stream())
                .toList();
    }

    private Item item(PackageItem item, Optional<Manifest> manifest) {
        List<Variable> variables = catalogue.variables(item.register(), item.variables());
        Map<String, Long> missing = manifest.flatMap(one -> one.register(item.register()))
                .filter(packaged -> !packaged.files().isEmpty())
                .map(packaged -> missing(packaged.files().getLast()))
                .orElse(Map.of());
        return new Item(catalogue.register(item.register()).orElseThrow(), item, variables, missing);
    }

    private static Map<String, Long> missing(Manifest.PackagedFile file) {
        if (file.rows() < FEW_ROWS || file.told(file.rows()) == null) {
            return Map.of();
        }
        return file.coverage().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> Math.round(100 - 100.0 * one.getValue() / file.rows())));
    }
}
