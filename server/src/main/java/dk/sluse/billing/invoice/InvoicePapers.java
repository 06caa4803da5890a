package dk.sluse.billing.invoice;

import dk.sluse.installation.DemoMode;
import dk.sluse.paper.PaperPress;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Invoices as they are sent: XML for the authority's system, and a paper in Danish. */
@Component
@EnableConfigurationProperties(BillingProperties.class)
class InvoicePapers {

    static final Locale DANISH = Locale.of("da");

    private final BillingProperties seller;
    private final People people;
    private final PaperPress press;
    private final MessageSource messages;

    InvoicePapers(BillingProperties seller, DemoMode demo, People people, PaperPress press, MessageSource messages) {
        this.seller = demo.on() && !seller.isComplete() ? BillingProperties.demo() : seller;
        this.people = people;
        this.press = press;
        this.messages = messages;
    }

    /** Whether it is known who sends invoices. */
    boolean canBeSent() {
        return seller.isComplete();
    }

    /** Whether an authority can be sent any: its system is addressed by its CVR number. */
    boolean canBeSentTo(String authority) {
        return people.organisation(authority).filter(one -> one.cvr() != null).isPresent();
    }

    int termDays() {
        return seller.termDays();
    }

    byte[] xml(Invoice invoice) {
        return new PeppolXml(seller, buyer(invoice), messages).of(invoice);
    }

    byte[] pdf(Invoice invoice) {
        return press.print(
                "billing/papers/invoice",
                DANISH,
                Map.of("invoice", invoice, "seller", seller, "buyer", buyer(invoice)));
    }

    private Organisation buyer(Invoice invoice) {
        return people.organisation(invoice.authority()).orElseThrow();
    }
}
