package dk.sluse.web.account;

import dk.sluse.people.invitation.Acceptance;
import dk.sluse.people.invitation.Invitation;
import dk.sluse.people.invitation.Invitations;
import dk.sluse.people.proof.DemoCodes;
import dk.sluse.people.proof.Passwords;
import dk.sluse.web.Entrance;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a link in an invitation leads: for whoever has it, until it is used. */
@Controller
class InvitationController {

    /**
     * @param secret of the second factor, in groups of four
     * @param picture path of the same as a QR code, in modules
     * @param size of the picture, in modules
     * @param demoCode what an authenticator app would show, in a demo; null otherwise
     * @param fault why the last attempt failed; null if there was none
     */
    record InvitationPage(
            String token,
            String name,
            String email,
            String organisation,
            String secret,
            String picture,
            int size,
            @Nullable String demoCode,
            Acceptance.@Nullable Reason fault) {

        public int shortestPassword() {
            return Passwords.SHORTEST;
        }

        @Override
        public String toString() {
            return "InvitationPage";
        }
    }

    private final Invitations invitations;
    private final Entrance entrance;
    private final ObjectProvider<DemoCodes> demo;

    InvitationController(Invitations invitations, Entrance entrance, ObjectProvider<DemoCodes> demo) {
        this.invitations = invitations;
        this.entrance = entrance;
        this.demo = demo;
    }

    @GetMapping("/invitation/{token}")
    String invitation(@PathVariable String token, HttpServletResponse response, Model model) {
        return page(token, null, response, model);
    }

    @PostMapping("/invitation/{token}")
    @Nullable
    String accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException, ServletException {
        return switch (invitations.accept(token, password, repeated, code.replace(" ", ""))) {
            case Acceptance.Accepted(var person) -> {
                entrance.enter(person, "sign-in.invited", request, response);
                yield null;
            }
            case Acceptance.Refused(var reason) -> page(token, reason, response, model);
        };
    }

    private String page(String token, Acceptance.@Nullable Reason fault, HttpServletResponse response, Model model) {
        Optional<Invitation> found = invitations.open(token);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "web/invitation-gone";
        }
        Invitation invitation = found.get();
        QrPicture picture = QrPicture.of(invitation.invited().email(), invitation.totpSecret());
        model.addAttribute(
                "page",
                new InvitationPage(
                        token,
                        invitation.invited().name(),
                        invitation.invited().email(),
                        invitation.invited().organisation().name(),
                        QrPicture.grouped(invitation.totpSecret()),
                        picture.path(),
                        picture.size(),
                        demo.stream()
                                .map(codes -> codes.of(invitation.totpSecret()))
                                .findFirst()
                                .orElse(null),
                        fault));
        return "web/invitation";
    }
}
