package dk.sluse.billing.web;

import dk.sluse.audit.AuditEntry;
import dk.sluse.billing.PriceList;
import dk.sluse.billing.PriceLists;
import dk.sluse.billing.Pricing;
import dk.sluse.billing.Quote;
import dk.sluse.billing.Simulation;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What it costs: a simulator for everybody, and the lists behind it, which Consulting keeps. */
@Controller
class PriceController {

    /**
     * The simulator.
     *
     * @param prices in force; null if the office has none
     * @param quote null if there are no prices
     * @param lines of the quote, equal ones of several registers as one
     */
    record PricePage(
            @Nullable PriceList prices,
            Simulation asked,
            @Nullable Quote quote,
            List<QuoteLines.Shown> lines) {}

    /**
     * The price lists.
     *
     * @param faults codes of what is wrong with the list that was written
     * @param earliest day that a new list may be valid from
     */
    record PricesPage(List<PriceList> lists, PriceForm form, List<String> faults, LocalDate earliest) {}

    private final PriceLists lists;
    private final Clock clock;

    PriceController(PriceLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @GetMapping("/price")
    String simulate(@RequestParam Map<String, String> typed, Model model) {
        Optional<PriceList> prices = lists.today();
        Simulation asked =
                Simulation.read(typed, prices.map(one -> one.seats().keySet()).orElse(Set.of()));
        Quote quote = prices.map(one -> Pricing.quote(asked.order(), one)).orElse(null);
        model.addAttribute(
                "page",
                new PricePage(
                        prices.orElse(null),
                        asked,
                        quote,
                        quote == null ? List.of() : QuoteLines.shown(quote.lines())));
        return "billing/price";
    }

    @GetMapping("/prices")
    String prices(Person person, Model model) {
        requireConsulting(person);
        List<PriceList> all = lists.all();
        return page(all.isEmpty() ? PriceForm.EMPTY : PriceForm.of(all.getFirst()), List.of(), model);
    }

    @PostMapping("/prices")
    String add(Person person, @RequestParam Map<String, String> typed, Model model) {
        requireConsulting(person);
        PriceForm form = new PriceForm(new LinkedHashMap<>(typed));
        List<String> faults = form.faults(earliest());
        if (!faults.isEmpty()) {
            return page(form, faults, model);
        }
        AuditEntry entry = AuditEntry.of(person.id().value(), "prices.added", "price-list");
        return lists.add(form.prices(), entry) ? "redirect:/prices" : page(form, List.of("validFrom"), model);
    }

    private String page(PriceForm form, List<String> faults, Model model) {
        model.addAttribute("page", new PricesPage(lists.all(), form, faults, earliest()));
        return "billing/prices";
    }

    /** No price changes on a day that has begun, unless there is none yet. */
    private LocalDate earliest() {
        LocalDate today = OfficeTime.today(clock);
        return lists.today().isEmpty() ? today : today.plusDays(1);
    }

    private static void requireConsulting(Person person) {
        if (!person.is(Role.CONSULTING)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
