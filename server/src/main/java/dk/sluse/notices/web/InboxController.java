package dk.sluse.notices.web;

import dk.sluse.notices.LetterHabit;
import dk.sluse.notices.Notice;
import dk.sluse.notices.Notices;
import dk.sluse.people.Person;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One's own inbox. */
@Controller
class InboxController {

    /** An inbox, and how often letters tell of it. */
    record InboxPage(List<Notice> notices, LetterHabit habit, List<LetterHabit> habits) {

        public boolean hasUnread() {
            return notices.stream().anyMatch(notice -> !notice.read());
        }
    }

    private static final int SHOWN = 100;

    private final Notices notices;

    InboxController(Notices notices) {
        this.notices = notices;
    }

    @GetMapping("/inbox")
    String inbox(Person person, Model model) {
        model.addAttribute(
                "page",
                new InboxPage(
                        notices.of(person.id(), SHOWN), notices.habit(person.id()), List.of(LetterHabit.values())));
        return "notices/inbox";
    }

    /** Takes one's notice as read and leads to what it is about. */
    @PostMapping("/inbox/{notice}")
    String open(Person person, @PathVariable long notice) {
        return notices.open(person.id(), notice)
                .map(one -> "redirect:" + one.news().path())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/inbox/read")
    String openAll(Person person, @RequestParam long newest) {
        notices.openAll(person.id(), newest);
        return "redirect:/inbox";
    }

    @PostMapping("/inbox/letters")
    String letters(Person person, @RequestParam LetterHabit habit) {
        notices.keep(person.id(), habit);
        return "redirect:/inbox";
    }
}
