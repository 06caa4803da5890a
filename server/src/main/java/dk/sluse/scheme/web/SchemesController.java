package dk.sluse.scheme.web;

import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.casework.CasePermissions;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The first page after signing in: the schemes that one has to do with. */
@Controller
class SchemesController {

    /** A scheme as programs see it. */
    record ApiScheme(String id, String title, String purpose, String until) {}

    private final SchemeAccess access;
    private final CasePermissions cases;

    SchemesController(SchemeAccess access, CasePermissions cases) {
        this.access = access;
        this.cases = cases;
    }

    @GetMapping("/")
    String schemes(Person person, Model model) {
        if (person.roles().equals(Set.of(Role.REGISTER_OWNER))) {
            return "redirect:/registers";
        }
        List<Scheme> visible = access.visibleTo(person);
        if (visible.isEmpty() && cases.hasCases(person)) {
            return "redirect:/cases";
        }
        model.addAttribute("schemes", visible);
        return "scheme/schemes";
    }

    /** The schemes that the token's person may see. */
    @GetMapping("/api/v1/schemes")
    @ResponseBody
    List<ApiScheme> api(Person person) {
        return access.visibleTo(person).stream().map(SchemesController::api).toList();
    }

    private static ApiScheme api(Scheme scheme) {
        return new ApiScheme(
                scheme.id().value(),
                scheme.title(),
                scheme.purpose(),
                scheme.until().toString());
    }
}
