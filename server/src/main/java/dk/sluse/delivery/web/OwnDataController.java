package dk.sluse.delivery.web;

import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.delivery.own.OwnDataFile;
import dk.sluse.delivery.own.OwnDataFiles;
import dk.sluse.delivery.own.Uploads;
import dk.sluse.people.Person;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Own data on their way in: for the scheme's analysts and its responsible person, and only what the agreement lists. */
@Controller
class OwnDataController {

    /** What the page of some own data shows. */
    record OwnDataPage(Scheme scheme, OwnData declared, List<OwnDataFile> sent) {}

    /** What the page of one file shows. */
    record SentPage(Scheme scheme, OwnData declared, OwnDataFile file) {}

    private final Schemes schemes;
    private final SchemeAccess access;
    private final OwnDataFiles files;
    private final Uploads uploads;

    OwnDataController(Schemes schemes, SchemeAccess access, OwnDataFiles files, Uploads uploads) {
        this.schemes = schemes;
        this.access = access;
        this.files = files;
        this.uploads = uploads;
    }

    @GetMapping("/schemes/{id}/own-data/{name}")
    String page(Person person, @PathVariable String id, @PathVariable String name, Model model) {
        OwnData declared = declared(person, id, name);
        SchemeId scheme = new SchemeId(id);
        List<OwnDataFile> sent = files.of(scheme).stream()
                .filter(file -> file.name().equals(name))
                .toList();
        model.addAttribute("page", new OwnDataPage(schemes.find(scheme).orElseThrow(), declared, sent));
        return "delivery/own-data";
    }

    /** The parts of a file, by the tus protocol. */
    @RequestMapping(
            path = {"/schemes/{id}/own-data/{name}/files", "/schemes/{id}/own-data/{name}/files/{upload}"},
            method = {RequestMethod.POST, RequestMethod.HEAD, RequestMethod.PATCH, RequestMethod.DELETE})
    void part(
            Person person,
            @PathVariable String id,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        uploads.process(request, response, sender(person, id, name));
    }

    @PostMapping("/schemes/{id}/own-data/{name}")
    String send(
            Person person,
            @PathVariable String id,
            @PathVariable String name,
            @RequestParam String upload,
            @RequestParam String period,
            @RequestParam String fileName,
            @RequestParam(defaultValue = "") String layout) {
        Uploads.Sender sender = sender(person, id, name);
        if (!uploads.isWhole(sender, upload)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!RegisterPeriod.isPeriod(period)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not a period");
        }
        OwnDataFiles.Sent sent = new OwnDataFiles.Sent(sender.scheme(), name, period, upload, fileName, layout);
        return "redirect:/schemes/" + id + "/own-data/" + name + "/sent/" + files.send(sent, person.id());
    }

    @GetMapping("/schemes/{id}/own-data/{name}/sent/{file}")
    String sent(
            Person person, @PathVariable String id, @PathVariable String name, @PathVariable String file, Model model) {
        OwnData declared = declared(person, id, name);
        OwnDataFile sent = files.find(file)
                .filter(one -> one.scheme().value().equals(id) && one.name().equals(name))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new SentPage(schemes.find(sent.scheme()).orElseThrow(), declared, sent));
        return "delivery/own-data-sent";
    }

    private Uploads.Sender sender(Person person, String id, String name) {
        return new Uploads.Sender(
                person.id(), new SchemeId(id), declared(person, id, name).name());
    }

    /** What the agreement says of own data that this person may send in. */
    private OwnData declared(Person person, String id, String name) {
        return SchemeId.parse(id)
                .filter(scheme -> access.refusalToDecide(person, scheme).isEmpty())
                .flatMap(schemes::agreement)
                .flatMap(agreement -> agreement.ownData(name))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
