package dk.sluse.billing.invoice;

import dk.sluse.notices.News;
import dk.sluse.notices.Teller;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those who pay that there is something to pay. */
@Component
class InvoiceNotices {

    private final Teller teller;
    private final People people;

    InvoiceNotices(Teller teller, People people) {
        this.teller = teller;
        this.people = people;
    }

    @EventListener
    void tell(InvoiceIssued issued) {
        Invoice invoice = issued.invoice();
        String number = String.valueOf(invoice.number());
        people.of(invoice.authority()).stream()
                .filter(Person::hasInvoices)
                .forEach(person -> teller.tell(
                        person,
                        News.of(
                                invoice.kind() == Invoice.Kind.INVOICE ? "invoice" : "credit-note",
                                "/invoices/" + number,
                                number)));
    }
}
