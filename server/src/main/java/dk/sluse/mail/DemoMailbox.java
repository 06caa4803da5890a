package dk.sluse.mail;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A demo sends no e-mail; here is what it would have sent. Outside demo mode there is no such page. */
@Controller
@ConditionalOnBooleanProperty("sluse.demo")
class DemoMailbox {

    /**
     * A letter as it is shown.
     *
     * @param parts of its body; those that are links begin with {@code https://}
     */
    record Shown(String to, String subject, List<String> parts) {}

    private static final int SHOWN = 20;
    private static final Pattern AROUND_LINKS = Pattern.compile("(?=https://)|(?<=https://\\S{1,300})(?=\\s)");

    private final Post post;

    DemoMailbox(Post post) {
        this.post = post;
    }

    @GetMapping("/demo/mail")
    String letters(Model model) {
        List<Shown> letters = post.waiting(SHOWN).stream()
                .map(letter -> new Shown(
                        letter.to(),
                        letter.subject(),
                        AROUND_LINKS.splitAsStream(letter.body()).toList()))
                .toList();
        model.addAttribute("letters", letters);
        return "mail/demo";
    }
}
