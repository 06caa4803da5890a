package dk.sluse.scheme.web;

import dk.sluse.people.Person;
import dk.sluse.scheme.casework.Application;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseDocument;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.Casework;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** What is done with cases. */
@Controller
class CaseworkController {

    private final Casework casework;
    private final CasePages pages;

    CaseworkController(Casework casework, CasePages pages) {
        this.casework = casework;
        this.pages = pages;
    }

    @PostMapping("/cases")
    String begin(Person person) {
        return casework.begin(person)
                .map(begun -> "redirect:/cases/" + begun.id())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Keeps what has been written, and submits it if that was the button. */
    @PostMapping("/cases/{id}/application")
    String write(
            Person person,
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "") String legalBasis,
            @RequestParam(defaultValue = "") String head,
            @RequestParam(defaultValue = "0") int analysts,
            @RequestParam(defaultValue = "") String environment,
            @RequestParam(defaultValue = "false") boolean submit,
            Model model) {
        CaseId known = known(id);
        if (!Application.fits(task, legalBasis, head, analysts, environment)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Application typed = new Application(task, legalBasis, head, analysts, environment);
        Optional<CaseRefusal> refusal = casework.write(person, known, version, typed);
        if (refusal.filter(CaseRefusal.CHANGED_MEANWHILE::equals).isPresent()) {
            model.addAttribute("page", pages.page(person, pages.seen(person, id), refusal.get(), typed));
            return "scheme/case";
        }
        if (refusal.isEmpty() && submit) {
            refusal = casework.act(person, known, CaseAction.SUBMIT, "");
        }
        return answer(known, refusal);
    }

    @PostMapping("/cases/{id}/security")
    String describeSecurity(
            Person person, @PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        CaseId known = known(id);
        return answer(known, casework.describeSecurity(person, known, file == null ? new byte[0] : file.getBytes()));
    }

    @PostMapping("/cases/{id}/actions")
    String act(
            Person person,
            @PathVariable String id,
            @RequestParam CaseAction action,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason) {
        CaseId known = known(id);
        if (!action.isPlain()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return answer(known, casework.act(person, known, action, reason, version));
    }

    @PostMapping("/cases/{id}/comments")
    String comment(
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean internal) {
        CaseId known = known(id);
        return answer(known, casework.comment(person, known, text, internal));
    }

    @GetMapping("/cases/{id}/security")
    ResponseEntity<Resource> security(Person person, @PathVariable String id) {
        Case one = pages.seen(person, id);
        CaseDocument document = one.security();
        if (document == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ContractController.pdf(one.id().value(), new FileSystemResource(casework.file(one.id(), document)));
    }

    private static CaseId known(String id) {
        return CaseId.parse(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Back to the case, which says what was refused; a case that is not one's own is not there. */
    private static String answer(CaseId id, Optional<CaseRefusal> refusal) {
        return answer(id, "", refusal);
    }

    /**
     * The same for a page of the case.
     *
     * @param part of its address after the case's
     */
    static String answer(CaseId id, String part, Optional<CaseRefusal> refusal) {
        if (refusal.filter(CaseRefusal.NOT_YOURS::equals).isPresent()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/cases/" + id + part
                + refusal.map(code -> "?refused=" + code).orElse("");
    }
}
