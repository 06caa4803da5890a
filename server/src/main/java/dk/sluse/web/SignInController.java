package dk.sluse.web;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.People;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** The door, and the switch of languages that hangs beside it. */
@Controller
class SignInController {

    private final People people;
    private final LocaleResolver locales;
    private final List<FurtherDoor> doors;

    SignInController(People people, LocaleResolver locales, List<FurtherDoor> doors) {
        this.people = people;
        this.locales = locales;
        this.doors = doors;
    }

    @GetMapping("/sign-in")
    String form(Model model) {
        model.addAttribute("doors", doors);
        return "web/sign-in";
    }

    /** Where who comes from another site is sent on from. */
    @GetMapping("/sign-in/arrived")
    String arrived() {
        return "web/arrived";
    }

    /** Switches the language, for good if somebody is signed in, and goes back to the page. */
    @PostMapping("/language")
    String language(
            @RequestParam String to,
            @RequestParam(defaultValue = "/") String back,
            @Nullable Principal principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locale language = Locale.of(to.equals("en") ? "en" : "da");
        locales.setLocale(request, response, language);
        Visitors.of(principal)
                .ifPresent(id -> people.speak(id, language, AuditEntry.of(id.value(), "person.language", id.value())));
        boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
        return "redirect:" + (ours ? back : "/");
    }
}
