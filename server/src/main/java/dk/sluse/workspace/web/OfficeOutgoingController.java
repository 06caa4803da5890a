package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.workspace.out.AllOutgoing;
import dk.sluse.workspace.out.Outgoing;
import dk.sluse.workspace.out.Outgoing.OutgoingFile;
import dk.sluse.workspace.out.Outgoing.State;
import dk.sluse.workspace.out.WayOut;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What has been offered for sending home, for the office: it looks at the files and decides. */
@Controller
class OfficeOutgoingController {

    /** An offer with all that there is of it. */
    record OutgoingPage(Row row, List<OutgoingFile> files) {}

    /** An offer with the names of whose it is. */
    record Row(
            Outgoing offer,
            String person,
            String scheme,
            @Nullable String decidedBy) {}

    private final AllOutgoing offers;
    private final WayOut out;
    private final Names names;

    OfficeOutgoingController(AllOutgoing offers, WayOut out, Names names) {
        this.offers = offers;
        this.out = out;
        this.names = names;
    }

    @GetMapping("/outgoing")
    String all(Person person, Model model) {
        OfficeOnly.check(person);
        model.addAttribute("page", offers.all().stream().map(this::row).toList());
        return "workspace/outgoing-all";
    }

    @GetMapping("/outgoing/{outgoing}")
    String one(Person person, @PathVariable String outgoing, Model model) {
        return page(find(person, outgoing), model);
    }

    private String page(Outgoing offer, Model model) {
        model.addAttribute("page", new OutgoingPage(row(offer), offers.files(offer.number())));
        return "workspace/outgoing-one";
    }

    /** A file to look at; that it was taken is noted. */
    @GetMapping("/outgoing/{outgoing}/files/{number}")
    ResponseEntity<byte[]> file(Person person, @PathVariable String outgoing, @PathVariable String number)
            throws IOException {
        Outgoing found = find(person, outgoing);
        OutgoingFile file = offers.files(found.number()).stream()
                .filter(one -> one.isTaken() && Integer.toString(one.number()).equals(number))
                .findFirst()
                .orElseThrow(OfficeOnly::notFound);
        return KeptDownload.of(found.number(), file.number(), file.name(), out.fetch(found, file, person));
    }

    @PostMapping("/outgoing/{outgoing}")
    String decide(
            Person person,
            @PathVariable String outgoing,
            @RequestParam boolean approved,
            @RequestParam String text,
            Model model) {
        Outgoing found = find(person, outgoing);
        if (text.isBlank()) {
            model.addAttribute("refusal", "ANSWER");
            return page(found, model);
        }
        boolean decided = offers.decide(found, person.id(), approved ? State.SENT : State.DECLINED, text.strip());
        return "redirect:/outgoing/" + found.number() + (decided ? "" : "?late");
    }

    private Row row(Outgoing offer) {
        return new Row(
                offer,
                names.of(offer.person()),
                names.of(offer.scheme()),
                Optional.ofNullable(offer.decidedBy()).map(names::of).orElse(null));
    }

    private Outgoing find(Person person, String outgoing) {
        OfficeOnly.check(person);
        return offers.find(OfficeOnly.number(outgoing)).orElseThrow(OfficeOnly::notFound);
    }
}
