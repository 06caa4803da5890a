package dk.sluse.delivery.web;

import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.delivery.Manifest;
import dk.sluse.delivery.form.Form;
import dk.sluse.delivery.form.FormRequest;
import dk.sluse.delivery.form.FormRequests;
import dk.sluse.delivery.update.Rerun;
import dk.sluse.delivery.update.Reruns;
import dk.sluse.people.Person;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** A scheme's package: what was agreed and why, and what has been delivered of it. */
@Controller
class PackageController {

    /**
     * @param delivery the newest; null before the first agreement
     * @param manifest of the package that may be used; null before the first delivery
     * @param comparing whether it is still looked for what is different in a re-run
     * @param forms what is wanted in other forms
     */
    record PackagePage(
            Scheme scheme,
            List<Agreed.Item> items,
            List<OwnData> ownData,
            List<Person> attached,
            @Nullable Delivery delivery,
            int percent,
            @Nullable Manifest manifest,
            List<Rerun> reruns,
            boolean comparing,
            List<FormRequest> forms,
            boolean mayDecide,
            boolean mayAnalyse) {

        /** The forms that there are to choose from. */
        public List<Form> choices() {
            return List.of(Form.values());
        }

        public boolean isMakingForms() {
            return forms.stream().anyMatch(form -> form.state() == FormRequest.State.WAITING);
        }
    }

    private final Agreed agreed;
    private final SchemeAccess access;
    private final Deliveries deliveries;
    private final Reruns reruns;
    private final FormRequests forms;

    PackageController(Agreed agreed, SchemeAccess access, Deliveries deliveries, Reruns reruns, FormRequests forms) {
        this.agreed = agreed;
        this.access = access;
        this.deliveries = deliveries;
        this.reruns = reruns;
        this.forms = forms;
    }

    @GetMapping("/schemes/{id}")
    String scheme(Person person, @PathVariable String id, Model model) {
        Scheme scheme = visible(person, id);
        Optional<Manifest> manifest = deliveries.current(scheme.id()).map(DeliveredPackage::manifest);
        Optional<Agreement> agreement = agreed.agreement(scheme.id());
        List<Rerun> open = reruns.open(scheme.id()).stream()
                .filter(rerun -> has(agreement, rerun.register()))
                .toList();
        model.addAttribute(
                "page",
                new PackagePage(
                        scheme,
                        agreed.items(agreement.map(Agreement::items).orElse(List.of()), manifest),
                        agreement.map(Agreement::ownData).orElse(List.of()),
                        agreed.attached(scheme.id()),
                        deliveries.newest(scheme.id()).orElse(null),
                        deliveries.percent(scheme.id()),
                        manifest.orElse(null),
                        open,
                        open.stream().anyMatch(rerun -> rerun.difference() == null),
                        forms.of(scheme.id()),
                        access.refusalToDecide(person, scheme.id()).isEmpty(),
                        access.refusalToAnalyse(person, scheme.id()).isEmpty()));
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

    private static boolean has(Optional<Agreement> agreement, String register) {
        return agreement.flatMap(one -> one.item(register)).isPresent();
    }

    private Scheme visible(Person person, String id) {
        return SchemeId.parse(id)
                .flatMap(known -> access.visibleTo(person, known))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Takes over a register that was run again. */
    @PostMapping("/schemes/{id}/reruns")
    String accept(
            Person person,
            @PathVariable String id,
            @RequestParam String register,
            @RequestParam String period,
            @RequestParam int version) {
        Scheme scheme = visible(person, id);
        if (access.refusalToDecide(person, scheme.id()).isPresent() || !has(agreed.agreement(scheme.id()), register)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!reruns.accept(scheme.id(), register, period, version, person.id().value())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return "redirect:/schemes/" + scheme.id();
    }
}
