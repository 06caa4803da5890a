package dk.sluse.scheme.web;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.Contact;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.invitation.Invitations;
import dk.sluse.people.invitation.Invited;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** First contact: anybody may say which authority he is from, and goes on by a link that comes to his address. */
@Controller
class ApplyController {

    /**
     * What somebody has typed.
     *
     * @param kind of an {@link Organisation}, or {@code OTHER}
     */
    record FirstContact(String authority, String kind, String cvr, String name, String email) {

        FirstContact {
            authority = clean(authority);
            kind = clean(kind);
            cvr = clean(cvr).replace(" ", "");
            name = clean(name);
            email = clean(email).toLowerCase(Locale.ROOT);
        }

        private static String clean(@Nullable String text) {
            return text == null ? "" : text.strip();
        }

        /** Codes of what is wrong, in the order of the form. */
        List<String> faults() {
            List<String> faults = new ArrayList<>();
            require(Contact.isLine(authority), "authority", faults);
            require(KINDS.contains(kind) || kind.equals(OTHER), "kind", faults);
            require(Organisation.isCvr(cvr), "cvr", faults);
            require(Contact.isLine(name), "name", faults);
            require(Contact.isEmail(email), "email", faults);
            return faults;
        }

        private static void require(boolean holds, String code, List<String> faults) {
            if (!holds) {
                faults.add(code);
            }
        }
    }

    private static final String OTHER = "OTHER";
    private static final List<String> KINDS = List.of("DEPARTMENT", "AGENCY", "DIRECTORATE", "REGION", "MUNICIPALITY");

    /** What the page shows beside the form. */
    record ApplyPage(FirstContact contact, List<String> faults, State state) {

        /** How far it is. */
        enum State {
            WRITING,
            SENT,
            NOT_ELIGIBLE,
            KNOWN,
            BUSY
        }

        public List<String> kinds() {
            return KINDS;
        }
    }

    private final Invitations invitations;
    private final People people;

    ApplyController(Invitations invitations, People people) {
        this.invitations = invitations;
        this.people = people;
    }

    @GetMapping("/apply")
    String form(Model model) {
        return page(new FirstContact("", "", "", "", ""), List.of(), ApplyPage.State.WRITING, model);
    }

    /** Answers the same whether or not the address is known here; what differs is the letter. */
    @PostMapping("/apply")
    String apply(@ModelAttribute("contact") FirstContact contact, Locale language, Model model) {
        List<String> faults = contact.faults();
        if (!faults.isEmpty()) {
            return page(contact, faults, ApplyPage.State.WRITING, model);
        }
        if (contact.kind().equals(OTHER)) {
            return page(contact, faults, ApplyPage.State.NOT_ELIGIBLE, model);
        }
        if (people.organisationOfCvr(contact.cvr()).isPresent()) {
            return page(contact, faults, ApplyPage.State.KNOWN, model);
        }
        if (invitations.areTooMany()) {
            return page(contact, faults, ApplyPage.State.BUSY, model);
        }
        PersonId id = new PersonId("p-" + UUID.randomUUID());
        Organisation authority = new Organisation(
                "o-" + UUID.randomUUID(),
                contact.authority(),
                Organisation.Kind.valueOf(contact.kind()),
                contact.cvr());
        invitations.invite(
                new Invited(id, contact.email(), contact.name(), language, authority, Set.of(Role.CONTACT)),
                AuditEntry.of("system:first-contact", "person.invited", id.value())
                        .with("organisation", authority.id()));
        return page(contact, faults, ApplyPage.State.SENT, model);
    }

    private static String page(FirstContact contact, List<String> faults, ApplyPage.State state, Model model) {
        model.addAttribute("page", new ApplyPage(contact, faults, state));
        return "scheme/apply";
    }
}
