package dk.sluse.scheme.web;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.people.Person;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CasePermissions;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentWork;
import dk.sluse.scheme.content.Contents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The own data of a content: declared here, sent in when they are agreed. For who writes the content. */
@Controller
class DeclarationController {

    /**
     * The form.
     *
     * @param written what stands in it, by the names of its fields
     * @param columns how many lines it has
     */
    record DeclarationPage(
            Case one, Map<String, String> written, int columns, List<String> keyTypes, List<OwnDataForm.Fault> faults) {

        public String at(String field) {
            return written.getOrDefault(field, "");
        }
    }

    private static final int SPARE_COLUMNS = 6;

    private final ContentPages pages;
    private final CasePermissions permissions;
    private final ContentWork work;
    private final Contents contents;
    private final Catalogue catalogue;

    DeclarationController(
            ContentPages pages, CasePermissions permissions, ContentWork work, Contents contents, Catalogue catalogue) {
        this.pages = pages;
        this.permissions = permissions;
        this.work = work;
        this.contents = contents;
        this.catalogue = catalogue;
    }

    @GetMapping("/cases/{id}/own-data")
    String form(Person person, @PathVariable String id, @RequestParam(defaultValue = "") String name, Model model) {
        Case one = written(person, id);
        Optional<OwnData> known = contents.draft(one.id()).ownData(name);
        return page(one, OwnDataForm.written(known), List.of(), model);
    }

    @PostMapping("/cases/{id}/own-data")
    String declare(Person person, @PathVariable String id, @RequestParam Map<String, String> typed, Model model) {
        Case one = written(person, id);
        String original = typed.getOrDefault("original", "");
        Content draft = contents.draft(one.id());
        OwnDataForm.Read read = new OwnDataForm(catalogue)
                .read(typed, draft.withoutOwnData(original).ownData(), draft.ownData(original));
        OwnData own = read.ownData();
        return own == null
                ? page(one, typed, read.faults(), model)
                : CaseworkController.answer(
                        one.id(),
                        "/content",
                        work.write(
                                person,
                                one.id(),
                                content -> content.withoutOwnData(original).with(own)));
    }

    @PostMapping("/cases/{id}/own-data/{name}/remove")
    String remove(Person person, @PathVariable String id, @PathVariable String name) {
        Case one = written(person, id);
        return CaseworkController.answer(
                one.id(), "/content", work.write(person, one.id(), content -> content.withoutOwnData(name)));
    }

    private String page(Case one, Map<String, String> written, List<OwnDataForm.Fault> faults, Model model) {
        int used = 0;
        for (int i = 0; i < OwnDataForm.COLUMNS; i++) {
            used = written.getOrDefault("variable" + i, "").isBlank() ? used : i + 1;
        }
        int columns = Math.min(OwnDataForm.COLUMNS, used + SPARE_COLUMNS);
        model.addAttribute("page", new DeclarationPage(one, written, columns, catalogue.keyTypes(), faults));
        return "scheme/declaration";
    }

    private Case written(Person person, String id) {
        Case one = pages.seen(person, id);
        if (permissions.refusal(person, one, CaseAction.WRITE_CONTENT).isPresent()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return one;
    }
}
