package dk.sluse.billing.web;

import dk.sluse.billing.invoice.Invoicing;
import dk.sluse.billing.invoice.Metering;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.CasePermissions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What is measured of a scheme: for its authority and for the office, which enters hours of work. */
@Controller
class CostsController {

    private static final int DAYS_SHOWN = 31;
    private static final int LONGEST_NOTE = 500;
    private static final BigDecimal MOST_HOURS = new BigDecimal(24);

    /**
     * What is measured.
     *
     * @param beyond whether more hours have been worked than were offered
     * @param mayEnter whether the person enters hours
     */
    record CostsPage(
            Scheme scheme,
            List<Metering.DiskReading> disk,
            List<Metering.Work> work,
            boolean beyond,
            boolean mayEnter,
            boolean faulty,
            LocalDate today) {}

    private final Schemes schemes;
    private final Metering metering;
    private final Invoicing invoicing;
    private final CasePermissions permissions;
    private final Clock clock;

    CostsController(Schemes schemes, Metering metering, Invoicing invoicing, CasePermissions permissions, Clock clock) {
        this.schemes = schemes;
        this.metering = metering;
        this.invoicing = invoicing;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/schemes/{id}/costs")
    String costs(Person person, @PathVariable String id, Model model) {
        return page(person, seen(person, id), false, model);
    }

    private String page(Person person, Scheme scheme, boolean faulty, Model model) {
        model.addAttribute(
                "page",
                new CostsPage(
                        scheme,
                        metering.readings(scheme.id(), DAYS_SHOWN),
                        metering.work(scheme.id()),
                        invoicing.isBeyondOffer(scheme.id()),
                        permissions.isOfficer(person),
                        faulty,
                        OfficeTime.today(clock)));
        return "billing/costs";
    }

    @PostMapping("/schemes/{id}/costs")
    String enter(
            Person person,
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String note,
            Model model) {
        Scheme scheme = seen(person, id);
        if (!permissions.isOfficer(person)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String number = hours.strip().replace(',', '.');
        boolean good = day != null
                && !day.isAfter(OfficeTime.today(clock))
                && number.matches("[0-9]{1,2}(\\.[0-9]{1,2})?")
                && new BigDecimal(number).signum() > 0
                && new BigDecimal(number).compareTo(MOST_HOURS) <= 0
                && !note.isBlank()
                && note.length() <= LONGEST_NOTE;
        if (!good) {
            return page(person, scheme, true, model);
        }
        metering.add(scheme.id(), day, new BigDecimal(number), note.strip(), person.id());
        return "redirect:/schemes/" + scheme.id() + "/costs";
    }

    private Scheme seen(Person person, String id) {
        return SchemeId.parse(id)
                .flatMap(schemes::find)
                .filter(scheme -> permissions.isOfficer(person)
                        || (person.hasInvoices() && scheme.authority().equals(person.organisation())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
