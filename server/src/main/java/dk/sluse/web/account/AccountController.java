package dk.sluse.web.account;

import dk.sluse.people.Person;
import dk.sluse.people.broker.BrokerIdentities;
import dk.sluse.people.passkey.Passkey;
import dk.sluse.people.passkey.Passkeys;
import dk.sluse.people.proof.AccessToken;
import dk.sluse.people.proof.AccessToken.Scope;
import dk.sluse.people.proof.AccessTokens;
import dk.sluse.people.proof.SignIn;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own page: the tokens that programs use in his name. */
@Controller
class AccountController {

    /**
     * @param bound whether the person has signed in through the broker
     * @param fresh the text of a token that has just been made; null otherwise
     * @param fault message key of what is wrong with the last wish; null if nothing is
     */
    record AccountPage(
            List<AccessToken> tokens,
            List<Passkey> passkeys,
            boolean bound,
            @Nullable String fresh,
            @Nullable String fault,
            List<Integer> days) {}

    private static final List<Integer> DAYS = List.of(7, 30, 90);

    private final AccessTokens tokens;
    private final Passkeys passkeys;
    private final BrokerIdentities identities;
    private final SignIn signIn;

    AccountController(AccessTokens tokens, Passkeys passkeys, BrokerIdentities identities, SignIn signIn) {
        this.tokens = tokens;
        this.passkeys = passkeys;
        this.identities = identities;
        this.signIn = signIn;
    }

    @GetMapping("/account")
    String account(Person person, Model model) {
        return page(person, null, null, model);
    }

    @PostMapping("/account/tokens")
    String issue(
            Person person,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(required = false) @Nullable Set<Scope> scopes,
            @RequestParam(defaultValue = "30") int days,
            Model model) {
        if (label.isBlank() || label.length() > 80) {
            return page(person, null, "web.account.fault.label", model);
        }
        if (scopes == null || scopes.isEmpty()) {
            return page(person, null, "web.account.fault.scope", model);
        }
        if (!DAYS.contains(days)) {
            return page(person, null, "web.account.fault.days", model);
        }
        String fresh = tokens.issue(person.id(), label, new HashSet<>(scopes), Duration.ofDays(days));
        return page(person, fresh, null, model);
    }

    @PostMapping("/account/tokens/{id}/revoke")
    String revoke(Person person, @PathVariable String id) {
        tokens.revoke(person.id(), id);
        return "redirect:/account";
    }

    /** Whoever has another identity at the broker can come as that one from now on; with password and code, as for any way in. */
    @PostMapping("/account/identity/forget")
    String forget(
            Person person,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        if (!signIn.confirms(person, password, code.replace(" ", ""))) {
            return page(person, null, "web.account.forget.refused", model);
        }
        identities.forget(person.id());
        return "redirect:/account";
    }

    private String page(Person person, @Nullable String fresh, @Nullable String fault, Model model) {
        model.addAttribute(
                "page",
                new AccountPage(
                        tokens.of(person.id()),
                        passkeys.of(person.id()),
                        identities.isBound(person.id()),
                        fresh,
                        fault,
                        DAYS));
        return "web/account";
    }
}
