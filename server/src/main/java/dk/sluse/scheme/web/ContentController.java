package dk.sluse.scheme.web;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Variable;
import dk.sluse.people.Person;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.content.ContentWork;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Programs;
import dk.sluse.scheme.content.Selection;
import dk.sluse.scheme.content.Wishes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The content of a case: its purpose description, its cart and who approves it. */
@Controller
class ContentController {

    private static final int LONGEST = 10_000;

    private final ContentPages pages;
    private final ContentWork work;
    private final Contents contents;
    private final Catalogue catalogue;
    private final Programs programs;

    ContentController(ContentPages pages, ContentWork work, Contents contents, Catalogue catalogue, Programs programs) {
        this.pages = pages;
        this.work = work;
        this.contents = contents;
        this.catalogue = catalogue;
        this.programs = programs;
    }

    @GetMapping("/cases/{id}/content")
    String content(
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable CaseRefusal refused,
            Model model) {
        model.addAttribute("page", pages.content(person, id, version, q, refused));
        return "scheme/content";
    }

    /** Keeps purpose and wishes, and submits the whole if that was the button. */
    @PostMapping("/cases/{id}/content")
    String write(Person person, @PathVariable String id, @RequestParam MultiValueMap<String, String> typed) {
        CaseId known = known(id);
        Wishes wishes = wishes(typed);
        Optional<CaseRefusal> refusal = work.write(
                person,
                known,
                content -> content.withWords(
                        text(typed, "title"), text(typed, "purpose"), text(typed, "subjects"), wishes));
        if (refusal.isEmpty() && typed.containsKey("submit")) {
            refusal = work.submit(person, known);
            if (refusal.isEmpty()) {
                return "redirect:/cases/" + known;
            }
        }
        return answer(known, "/content", refusal);
    }

    private Wishes wishes(MultiValueMap<String, String> typed) {
        Map<String, Integer> seats = new TreeMap<>();
        programs.offered().forEach(program -> seats.put(program, number(typed, "seats." + program)));
        return new Wishes(
                seats,
                number(typed, "gigabytes"),
                typed.containsKey("ownServer"),
                number(typed, "hours"),
                text(typed, "work"));
    }

    private static int number(MultiValueMap<String, String> typed, String name) {
        String text = text(typed, name);
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        String text = typed.getFirst(name);
        if (text != null && text.length() > LONGEST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return text == null ? "" : text.strip();
    }

    @GetMapping("/cases/{id}/content/{register}")
    String register(Person person, @PathVariable String id, @PathVariable String register, Model model) {
        model.addAttribute("page", pages.register(person, id, register));
        return "scheme/selection";
    }

    @PostMapping("/cases/{id}/content/{register}")
    String choose(
            Person person,
            @PathVariable String id,
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> typed) {
        Case one = pages.seen(person, id);
        List<Variable> known = catalogue.variables(register);
        if (known.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        SelectionForm form = new SelectionForm(typed, known, catalogue.periods(register));
        Selection selection = form.read(register, contents.draft(one.id()));
        return answer(one.id(), "/content", work.write(person, one.id(), content -> content.with(selection)));
    }

    @PostMapping("/cases/{id}/content/{register}/remove")
    String remove(Person person, @PathVariable String id, @PathVariable String register) {
        CaseId known = known(id);
        return answer(known, "/content", work.write(person, known, content -> content.without(register)));
    }

    @PostMapping("/cases/{id}/approvals/ask")
    String ask(Person person, @PathVariable String id) {
        CaseId known = known(id);
        return answer(known, "", work.askApprovals(person, known));
    }

    @PostMapping("/cases/{id}/approvals")
    String answerAsked(
            Person person,
            @PathVariable String id,
            @RequestParam boolean approved,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason) {
        CaseId known = known(id);
        return answer(
                known,
                "",
                approved ? work.approve(person, known, version) : work.reject(person, known, version, reason));
    }

    private static CaseId known(String id) {
        return CaseId.parse(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String answer(CaseId id, String part, Optional<CaseRefusal> refusal) {
        return CaseworkController.answer(id, part, refusal);
    }
}
