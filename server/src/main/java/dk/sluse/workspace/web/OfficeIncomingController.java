package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.workspace.in.AllIncoming;
import dk.sluse.workspace.in.Incoming;
import dk.sluse.workspace.in.IncomingFile;
import dk.sluse.workspace.in.MalwareScanner;
import dk.sluse.workspace.in.WayIn;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What has come into workspaces, for the office, which looks at some of it afterwards. */
@Controller
class OfficeIncomingController {

    /**
     * @param next before which number the next page goes on; null where there is none
     * @param scanned whether there is a malware scanner
     */
    record AllPage(List<Row> rows, @Nullable Integer next, boolean scanned) {}

    /** What came in together, with the names of whose it is. */
    record Row(Incoming incoming, String person, String scheme) {}

    private final AllIncoming all;
    private final WayIn in;
    private final Names names;
    private final MalwareScanner scanner;

    OfficeIncomingController(AllIncoming all, WayIn in, Names names, MalwareScanner scanner) {
        this.all = all;
        this.in = in;
        this.names = names;
        this.scanner = scanner;
    }

    @GetMapping("/incoming")
    String all(Person person, @RequestParam(defaultValue = "999999999") String before, Model model) {
        OfficeOnly.check(person);
        List<Row> rows =
                all.before(OfficeOnly.number(before)).stream().map(this::row).toList();
        Integer next = rows.isEmpty() || rows.getLast().incoming().number() == 1
                ? null
                : rows.getLast().incoming().number();
        model.addAttribute("page", new AllPage(rows, next, scanner.isThere()));
        return "workspace/incoming-all";
    }

    private Row row(Incoming incoming) {
        return new Row(incoming, names.of(incoming.person()), names.of(incoming.scheme()));
    }

    /** A file to look at; that it was taken is noted. */
    @GetMapping("/incoming/{incoming}/files/{number}")
    ResponseEntity<byte[]> file(Person person, @PathVariable String incoming, @PathVariable String number)
            throws IOException {
        OfficeOnly.check(person);
        Incoming found = all.find(OfficeOnly.number(incoming)).orElseThrow(OfficeOnly::notFound);
        IncomingFile file = found.files().stream()
                .filter(one -> one.number() == OfficeOnly.number(number))
                .findFirst()
                .orElseThrow(OfficeOnly::notFound);
        return KeptDownload.of(found.number(), file.number(), file.name(), in.fetch(found, file, person));
    }
}
