package dk.sluse.billing.web;

import dk.sluse.billing.invoice.Invoice;
import dk.sluse.billing.invoice.Invoices;
import dk.sluse.billing.invoice.Invoicing;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Invoices: an authority's own, and all of them for Consulting. */
@Controller
class InvoiceController {

    private static final Map<String, MediaType> FILES =
            Map.of("xml", MediaType.APPLICATION_XML, "pdf", MediaType.APPLICATION_PDF);

    /**
     * One of them.
     *
     * @param mayCredit whether the person may take it back
     */
    record InvoicePage(Invoice invoice, String authority, boolean mayCredit, boolean refused) {}

    private final Invoices invoices;
    private final Invoicing invoicing;
    private final People people;

    InvoiceController(Invoices invoices, Invoicing invoicing, People people) {
        this.invoices = invoices;
        this.invoicing = invoicing;
        this.people = people;
    }

    @GetMapping("/invoices")
    String list(Person person, Model model) {
        if (!person.hasInvoices()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<Invoice> visible = invoices.visibleTo(person);
        model.addAttribute("invoices", visible);
        model.addAttribute(
                "names", people.names(visible.stream().map(Invoice::authority).collect(Collectors.toSet())));
        return "billing/invoices";
    }

    @GetMapping("/invoices/{number}")
    String one(
            Person person,
            @PathVariable int number,
            @RequestParam(defaultValue = "false") boolean refused,
            Model model) {
        Invoice invoice = visible(person, number);
        boolean credited = invoice.isCreditedAmong(invoices.of(invoice.scheme()));
        boolean mayCredit = person.is(Role.CONSULTING) && invoice.kind() == Invoice.Kind.INVOICE && !credited;
        String authority = people.names(Set.of(invoice.authority())).getOrDefault(invoice.authority(), "");
        model.addAttribute("page", new InvoicePage(invoice, authority, mayCredit, refused));
        return "billing/invoice";
    }

    @GetMapping("/invoices/{number}/{format}")
    ResponseEntity<Resource> file(Person person, @PathVariable int number, @PathVariable String format) {
        Invoice invoice = visible(person, number);
        MediaType type = FILES.get(format);
        if (type == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(invoice.number() + "." + format)
                                .build()
                                .toString())
                .body(new FileSystemResource(invoices.file(invoice.number(), format)));
    }

    @PostMapping("/invoices/{number}/credit")
    String credit(Person person, @PathVariable int number, @RequestParam(defaultValue = "") String reason) {
        Invoice invoice = visible(person, number);
        if (!person.is(Role.CONSULTING)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return invoicing
                .credit(person, invoice.number(), reason)
                .map(note -> "redirect:/invoices/" + note.number())
                .orElse("redirect:/invoices/" + number + "?refused=true");
    }

    private Invoice visible(Person person, int number) {
        return invoices.visibleTo(person, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
