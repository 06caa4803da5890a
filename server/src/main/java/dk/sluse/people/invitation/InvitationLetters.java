package dk.sluse.people.invitation;

import dk.sluse.mail.Letter;
import dk.sluse.mail.Post;
import dk.sluse.mail.PublicAddress;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What invitations say, in the language of the one who is invited. Nothing that anybody has typed is in them, so that nobody
 * can write to others through us.
 */
@Component
class InvitationLetters {

    private final Post post;
    private final PublicAddress address;
    private final MessageSource messages;

    InvitationLetters(Post post, PublicAddress address, MessageSource messages) {
        this.post = post;
        this.address = address;
        this.messages = messages;
    }

    void invite(Invited invited, String token, int days) {
        send(invited, "people.invitation.body", address.of("/invitation/" + token), days);
    }

    /** To somebody who has an account already; whoever typed the address is told the same as always. */
    void tellOfAccount(Invited invited) {
        send(invited, "people.invitation.known.body", address.of("/sign-in"), 0);
    }

    private void send(Invited invited, String body, String link, int days) {
        Locale language = invited.language();
        post.send(new Letter(
                invited.email(),
                messages.getMessage("people.invitation.subject", null, language),
                messages.getMessage(body, new Object[] {link, String.valueOf(days)}, language)));
    }
}
