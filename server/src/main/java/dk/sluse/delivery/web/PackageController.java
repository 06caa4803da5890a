package dk.sluse.delivery.web;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.delivery.Manifest;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.Schemes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** A scheme's package: what was agreed and why, and what has been delivered of it. */
@Controller
class PackageController {

    /**
     * A register of the package with the titles of its variables.
     *
     * @param missing for each variable how many of a hundred rows of the newest delivered period have no value; empty before the
     *     first delivery, and where there are so few rows that a percentage would tell how many
     */
    record Item(Register register, PackageItem item, List<Variable> variables, Map<String, Long> missing) {}

    /**
     * @param delivery the newest; null before the first agreement
     * @param manifest of the package that may be used; null before the first delivery
     */
    record PackagePage(
            Scheme scheme,
            List<Item> items,
            List<Person> attached,
            @Nullable Delivery delivery,
            int percent,
            @Nullable Manifest manifest,
            boolean mayAnalyse) {}

    private static final long FEW_ROWS = 1000;

    private final Schemes schemes;
    private final SchemeAccess access;
    private final Deliveries deliveries;
    private final Catalogue catalogue;
    private final People people;

    PackageController(Schemes schemes, SchemeAccess access, Deliveries deliveries, Catalogue catalogue, People people) {
        this.schemes = schemes;
        this.access = access;
        this.deliveries = deliveries;
        this.catalogue = catalogue;
        this.people = people;
    }

    @GetMapping("/schemes/{id}")
    String scheme(Person person, @PathVariable String id, Model model) {
        Scheme scheme = visible(person, id);
        Optional<Manifest> manifest = deliveries.current(scheme.id()).map(DeliveredPackage::manifest);
        List<Item> items = schemes.agreement(scheme.id()).map(Agreement::items).orElse(List.of()).stream()
                .map(item -> item(item, manifest))
                .toList();
        boolean mayAnalyse = access.refusalToAnalyse(person, scheme.id()).isEmpty();
        model.addAttribute(
                "page",
                new PackagePage(
                        scheme,
                        items,
                        schemes.attached(scheme.id()).stream()
                                .flatMap(attached -> people.find(attached).stream())
                                .toList(),
                        deliveries.newest(scheme.id()).orElse(null),
                        deliveries.percent(scheme.id()),
                        manifest.orElse(null),
                        mayAnalyse));
        return "delivery/package";
    }

    /** What the package holds, for programs: registers, variables, periods and code lists, never a row. */
    @GetMapping("/api/v1/schemes/{id}/package")
    @ResponseBody
    ApiPackage api(Person person, @PathVariable String id) {
        return deliveries
                .current(visible(person, id).id())
                .map(delivered -> ApiPackage.of(delivered.manifest()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Scheme visible(Person person, String id) {
        return access.visibleTo(person).stream()
                .filter(scheme -> scheme.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Item item(PackageItem item, Optional<Manifest> manifest) {
        List<Variable> variables = catalogue.variables(item.register()).stream()
                .filter(variable -> item.variables().contains(variable.name()))
                .toList();
        Map<String, Long> missing = manifest.flatMap(one -> one.register(item.register()))
                .map(packaged -> missing(packaged.files().getLast()))
                .orElse(Map.of());
        return new Item(catalogue.register(item.register()).orElseThrow(), item, variables, missing);
    }

    private static Map<String, Long> missing(Manifest.PackagedFile file) {
        if (file.rows() < FEW_ROWS) {
            return Map.of();
        }
        return file.coverage().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> Math.round(100 - 100.0 * one.getValue() / file.rows())));
    }
}
