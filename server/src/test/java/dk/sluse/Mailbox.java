package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dk.sluse.people.proof.Credentials;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A real mail server, and somebody who takes the first contact by it. */
final class Mailbox implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";
    private static final Pattern LINK = Pattern.compile("https://localhost:[0-9]+(/invitation/\\S+)");
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        server.start();
    }

    /** What an installation is told so that it sends its letters here. */
    String[] settings() {
        return new String[] {
            "--sluse.mail.host=127.0.0.1",
            "--sluse.mail.port=" + server.getSmtp().getPort(),
            "--sluse.mail.security=none",
            "--sluse.mail.from=sluse@office.example"
        };
    }

    static Map<String, String> contact(String email, String kind, String cvr) {
        return Map.of("authority", "Styrelsen for Vand", "kind", kind, "cvr", cvr, "name", "Vera Å", "email", email);
    }

    List<MimeMessage> lettersTo(String email) {
        return List.of(server.getReceivedMessages()).stream()
                .filter(letter ->
                        GreenMailUtil.getAddressList(recipients(letter)).equals(email))
                .toList();
    }

    private static Address[] recipients(MimeMessage letter) {
        try {
            return letter.getAllRecipients();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    String bodyOfLetterTo(String email) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !lettersTo(email).isEmpty());
        try {
            return String.valueOf(lettersTo(email).getFirst().getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    static HttpResponse<String> accept(Visitor visitor, String link, String password, String repeated, Instant at) {
        String secret = found(SECRET, visitor.get(link).body()).replace(" ", "");
        String code = Visitor.code(new Credentials(password, secret), at);
        return visitor.post(link, Map.of("password", password, "repeated", repeated, "code", code), link);
    }

    /** The letter that came last to this address, once there is more than the invitation. */
    String newestTo(String email) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> lettersTo(email).size() > 1);
        try {
            return String.valueOf(lettersTo(email).getLast().getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The link in the letter to this address. */
    String linkTo(String email) {
        return found(LINK, bodyOfLetterTo(email));
    }

    @Override
    public void close() {
        server.stop();
    }
}
