package dk.sluse.billing.web;

import dk.sluse.billing.Offer;
import dk.sluse.billing.Offering;
import dk.sluse.billing.Offers;
import dk.sluse.billing.Quote;
import dk.sluse.people.Person;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CasePermissions;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentVersion;
import dk.sluse.scheme.content.Contents;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The price of a case: of what is written while it is written, and what has been offered. */
@Controller
class OfferController {

    /**
     * A price.
     *
     * @param quote null if there are no prices for all of it
     * @param offer the newest; null while nothing has been offered
     * @param actions what the person may do now
     */
    record OfferPage(
            Case one,
            @Nullable Quote quote,
            List<QuoteLines.Shown> lines,
            @Nullable Offer offer,
            Set<CaseAction> actions,
            @Nullable CaseRefusal refusal) {

        public boolean may(String action) {
            return actions.contains(CaseAction.valueOf(action));
        }
    }

    private final Offering offering;
    private final Offers offers;
    private final CasePermissions permissions;
    private final Contents contents;

    OfferController(Offering offering, Offers offers, CasePermissions permissions, Contents contents) {
        this.offering = offering;
        this.offers = offers;
        this.permissions = permissions;
        this.contents = contents;
    }

    @GetMapping("/cases/{id}/price")
    String price(
            Person person,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable CaseRefusal refused,
            Model model) {
        Case one = seen(person, id);
        Optional<Offer> offer = standing(one);
        Quote quote = offer.map(Offer::quote)
                .or(() -> offering.quote(one, content(person, one)))
                .orElse(null);
        model.addAttribute(
                "page",
                new OfferPage(
                        one,
                        quote,
                        quote == null ? List.of() : QuoteLines.shown(quote.lines()),
                        offer.orElse(null),
                        Set.copyOf(permissions.open(person, one)),
                        refused));
        return "billing/offer";
    }

    /** The offer that the case stands by; one of an earlier content is history. */
    private Optional<Offer> standing(Case one) {
        return switch (one.state()) {
            case OFFERED, ACCEPTED, SIGNING, AGREED -> offers.newest(one.id());
            default -> Optional.empty();
        };
    }

    /** What the authority writes is its own until it is submitted. */
    private Content content(Person person, Case one) {
        return permissions.refusal(person, one, CaseAction.WRITE_CONTENT).isEmpty()
                ? contents.draft(one.id())
                : contents.newest(one.id())
                        .map(ContentVersion::content)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/cases/{id}/offer")
    String offer(Person person, @PathVariable String id, @RequestParam BigDecimal firstYear) {
        CaseId known = seen(person, id).id();
        return offering.offer(person, known, firstYear)
                .map(code -> "redirect:/cases/" + known + "/price?refused=" + code)
                .orElse("redirect:/cases/" + known);
    }

    private Case seen(Person person, String id) {
        return permissions.visible(person, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
