package dk.sluse.delivery.web;

import dk.sluse.catalogue.Titles;
import dk.sluse.delivery.tailored.TailoredOrder;
import dk.sluse.delivery.tailored.TailoredOrders;
import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Tailor-made data of a scheme, for the office's caseworkers. */
@Controller
class TailoredController {

    /** What the form holds, as it was typed. */
    record TailoredForm(
            @Nullable String name,
            @Nullable String titleDa,
            @Nullable String titleEn,
            @Nullable String period,
            @Nullable String purpose,
            @Nullable String sql,
            @Nullable String unitKey) {

        TailoredOrder.Wanted wanted() {
            return new TailoredOrder.Wanted(
                    "TAILORED_" + text(name).toUpperCase(Locale.ROOT),
                    new Titles(text(titleDa), text(titleEn)),
                    text(period),
                    text(purpose),
                    text(sql),
                    text(unitKey).toUpperCase(Locale.ROOT));
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }
    }

    /**
     * @param fault why the form cannot be ordered; null before it was sent
     */
    record TailoredPage(
            Scheme scheme, List<TailoredOrder> orders, TailoredForm form, TailoredOrder.Wanted.@Nullable Fault fault) {}

    /** What the page of one order shows. */
    record OrderPage(Scheme scheme, TailoredOrder order) {}

    private final Schemes schemes;
    private final SchemeAccess access;
    private final TailoredOrders orders;

    TailoredController(Schemes schemes, SchemeAccess access, TailoredOrders orders) {
        this.schemes = schemes;
        this.access = access;
        this.orders = orders;
    }

    @GetMapping("/schemes/{id}/tailored")
    String page(Person person, @PathVariable String id, Model model) {
        return form(scheme(person, id), new TailoredForm("", "", "", "", "", "", ""), null, model);
    }

    private String form(Scheme scheme, TailoredForm form, TailoredOrder.Wanted.@Nullable Fault fault, Model model) {
        model.addAttribute("page", new TailoredPage(scheme, orders.of(scheme.id()), form, fault));
        return "delivery/tailored";
    }

    @PostMapping("/schemes/{id}/tailored")
    String order(Person person, @PathVariable String id, @ModelAttribute TailoredForm form, Model model) {
        Scheme scheme = scheme(person, id);
        TailoredOrder.Wanted wanted = form.wanted();
        TailoredOrder.Wanted.Fault fault = wanted.fault();
        return fault == null
                ? "redirect:/schemes/" + id + "/tailored/" + orders.order(scheme.id(), wanted, person.id())
                : form(scheme, form, fault, model);
    }

    @GetMapping("/schemes/{id}/tailored/{order}")
    String ordered(Person person, @PathVariable String id, @PathVariable String order, Model model) {
        Scheme scheme = scheme(person, id);
        TailoredOrder found = orders.find(order)
                .filter(one -> one.scheme().equals(scheme.id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new OrderPage(scheme, found));
        return "delivery/tailored-order";
    }

    private Scheme scheme(Person person, String id) {
        return SchemeId.parse(id)
                .filter(scheme -> access.refusalToAdminister(person, scheme).isEmpty())
                .flatMap(schemes::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
