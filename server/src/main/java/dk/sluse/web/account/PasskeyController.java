package dk.sluse.web.account;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.Person;
import dk.sluse.people.passkey.PasskeyCeremonies;
import dk.sluse.people.passkey.Passkeys;
import dk.sluse.people.proof.SignIn;
import dk.sluse.web.Entrance;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Passkeys: making one needs password and one-time code anew, so that whoever finds an open window cannot leave himself a key to it;
 * signing in needs nothing else.
 */
@Controller
class PasskeyController {

    private static final String MAKING = PasskeyController.class.getName() + ".making";
    private static final String SIGNING_IN = PasskeyController.class.getName() + ".signing-in";

    private final PasskeyCeremonies ceremonies;
    private final Passkeys passkeys;
    private final SignIn signIn;
    private final Entrance entrance;
    private final AuditTrail audit;

    PasskeyController(
            PasskeyCeremonies ceremonies, Passkeys passkeys, SignIn signIn, Entrance entrance, AuditTrail audit) {
        this.ceremonies = ceremonies;
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.entrance = entrance;
        this.audit = audit;
    }

    @PostMapping("/account/passkeys/options")
    ResponseEntity<String> begin(
            Person person,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            HttpSession session) {
        if (!signIn.confirms(person, password, code.replace(" ", ""))) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        PublicKeyCredentialCreationOptions options = ceremonies.beginMaking(person);
        session.setAttribute(MAKING, options);
        return json(options);
    }

    @PostMapping("/account/passkeys")
    String make(
            Person person,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label,
            HttpSession session) {
        Object asked = taken(session, MAKING);
        String named = label.isBlank() ? person.name() : label;
        boolean made =
                asked instanceof PublicKeyCredentialCreationOptions one && ceremonies.make(one, credential, named);
        return "redirect:/account" + (made ? "" : "?passkey=refused");
    }

    @PostMapping("/account/passkeys/{passkey}/remove")
    String remove(Person person, @PathVariable String passkey) {
        passkeys.remove(person.id(), passkey);
        return "redirect:/account";
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> ask(HttpSession session) {
        PublicKeyCredentialRequestOptions options = ceremonies.beginSignIn();
        session.setAttribute(SIGNING_IN, options);
        return json(options);
    }

    @PostMapping("/sign-in/passkey")
    void signIn(
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        Object asked = taken(request.getSession(), SIGNING_IN);
        Optional<Person> person = asked instanceof PublicKeyCredentialRequestOptions one
                ? ceremonies.signIn(one, credential)
                : Optional.empty();
        if (person.isPresent()) {
            entrance.enter(person.get(), "sign-in.passkey", request, response);
        } else {
            audit.recordAlone(AuditEntry.of("system:sign-in", "sign-in.passkey-refused", "unknown"));
            response.sendRedirect("/sign-in?passkey");
        }
    }

    /** What was asked for is good for one answer. */
    private static Object taken(HttpSession session, String name) {
        Object options = session.getAttribute(name);
        session.removeAttribute(name);
        return options == null ? "" : options;
    }

    private ResponseEntity<String> json(Object options) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(ceremonies.text(options));
    }
}
