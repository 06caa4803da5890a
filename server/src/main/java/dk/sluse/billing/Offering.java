package dk.sluse.billing;

import dk.sluse.people.Person;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.Casework;
import dk.sluse.scheme.content.AgreedContents;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentVersion;
import dk.sluse.scheme.content.Contents;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Prices contents, while they are written and when they are offered. */
@Component
public class Offering {

    private final Casework casework;
    private final Contents contents;
    private final Orders orders;
    private final Offers offers;
    private final PriceLists lists;
    private final AgreedContents agreed;

    /** What an offer is made from. */
    @Component
    record Sources(Contents contents, AgreedContents agreed, PriceLists lists) {}

    Offering(Casework casework, Orders orders, Offers offers, Sources sources) {
        this.casework = casework;
        this.orders = orders;
        this.offers = offers;
        this.contents = sources.contents();
        this.agreed = sources.agreed();
        this.lists = sources.lists();
    }

    /** What a content of a case would cost today; empty if there are no prices, or none for a program that it asks for. */
    public Optional<Quote> quote(Case one, Content content) {
        Order order = orders.of(content, agreed.before(one));
        return lists.today()
                .filter(prices ->
                        prices.seats().keySet().containsAll(order.seats().keySet()))
                .map(prices -> Pricing.quote(order, prices));
    }

    /**
     * Offers the approved content at today's prices.
     *
     * @param seen what the first year costs on the page that the person has looked at
     */
    @Transactional
    public Optional<CaseRefusal> offer(Person person, CaseId id, BigDecimal seen) {
        return casework.attempt(person, id, CaseAction.OFFER, before -> {
            ContentVersion version = contents.newest(id).orElseThrow();
            Optional<Quote> quote = quote(before, version.content());
            if (quote.isEmpty()) {
                return Optional.of(CaseRefusal.NO_PRICE);
            }
            if (quote.get().firstYear().compareTo(seen) != 0) {
                return Optional.of(CaseRefusal.WRONG_STATE);
            }
            offers.add(id, version.version(), quote.get(), person.id());
            casework.move(before, person, CaseAction.OFFER, "");
            return Optional.empty();
        });
    }
}
