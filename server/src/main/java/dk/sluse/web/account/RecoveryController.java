package dk.sluse.web.account;

import dk.sluse.people.Contact;
import dk.sluse.people.proof.Passwords;
import dk.sluse.people.recovery.Recoveries;
import dk.sluse.people.recovery.Recovery;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For who has lost his password or his second factor: without a telephone, and never by a letter alone. */
@Controller
class RecoveryController {

    /**
     * Where a link leads.
     *
     * @param secret of the new second factor, in groups of four; empty where a password is set
     * @param picture the same as a QR code; null where a password is set
     * @param fault why the last attempt failed; null if there was none
     */
    record RecoveryPage(
            String token,
            Recovery.Kind kind,
            String secret,
            @Nullable QrPicture picture,
            Recovery.@Nullable Outcome fault) {

        public int shortestPassword() {
            return Passwords.SHORTEST;
        }

        @Override
        public String toString() {
            return "RecoveryPage";
        }
    }

    private final Recoveries recoveries;

    RecoveryController(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    @GetMapping("/forgotten")
    String form() {
        return "web/forgotten";
    }

    /** Answers the same whether or not somebody has this address. */
    @PostMapping("/forgotten")
    String send(@RequestParam(defaultValue = "") String email, Model model) {
        if (Contact.isEmail(email.strip().toLowerCase(Locale.ROOT))) {
            recoveries.forgotPassword(email);
        }
        model.addAttribute("sent", true);
        return "web/forgotten";
    }

    @GetMapping("/recovery/{token}")
    String recovery(@PathVariable String token, HttpServletResponse response, Model model) {
        return page(token, null, response, model);
    }

    @PostMapping("/recovery/{token}")
    String set(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response,
            Model model) {
        String shown = code.replace(" ", "");
        boolean factor = recoveries
                .open(token)
                .filter(found -> found.kind() == Recovery.Kind.FACTOR)
                .isPresent();
        Recovery.Outcome outcome = factor
                ? recoveries.setFactor(token, password, shown)
                : recoveries.setPassword(token, password, repeated, shown);
        return outcome == Recovery.Outcome.DONE ? "redirect:/sign-in?recovered" : page(token, outcome, response, model);
    }

    private String page(String token, Recovery.@Nullable Outcome fault, HttpServletResponse response, Model model) {
        Optional<Recovery> found = recoveries.open(token);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "web/invitation-gone";
        }
        String secret = found.get().totpSecret();
        model.addAttribute(
                "page",
                new RecoveryPage(
                        token,
                        found.get().kind(),
                        QrPicture.grouped(secret),
                        secret.isEmpty()
                                ? null
                                : QrPicture.of(found.get().person().value(), secret),
                        fault));
        return "web/recovery";
    }
}
