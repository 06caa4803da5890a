package dk.sluse.people.web;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.people.access.Requirement;
import dk.sluse.people.access.Standing;
import dk.sluse.people.access.Standings;
import dk.sluse.people.access.UserAgreements;
import dk.sluse.people.certification.Attempt;
import dk.sluse.people.certification.Certification;
import dk.sluse.people.certification.Question;
import dk.sluse.people.certification.QuestionBank;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One's own way to data: what is missing and what to do about it. For analysts. */
@Controller
class AccessController {

    /**
     * How somebody stands.
     *
     * @param steps all requirements, those that are missing too
     * @param last the newest finished try; null if there is none
     * @param left how many more tries there are today
     * @param closed whether the person has just been shown out of something
     */
    record AccessPage(
            Standing standing,
            List<Requirement> steps,
            Set<Requirement> missing,
            @Nullable Attempt last,
            int left,
            boolean closed) {

        public boolean lacks(String requirement) {
            return missing.contains(Requirement.valueOf(requirement));
        }
    }

    /** A question of the test. */
    record Asked(int number, String text, List<String> answers) {}

    private final Standings standings;
    private final UserAgreements agreements;
    private final Certification certification;
    private final QuestionBank bank;
    private final Clock clock;

    AccessController(
            Standings standings,
            UserAgreements agreements,
            Certification certification,
            QuestionBank bank,
            Clock clock) {
        this.standings = standings;
        this.agreements = agreements;
        this.certification = certification;
        this.bank = bank;
        this.clock = clock;
    }

    @GetMapping("/access")
    String access(Person person, @RequestParam(defaultValue = "false") boolean closed, Model model) {
        analyst(person);
        Standing standing = standings.of(person.id());
        model.addAttribute(
                "page",
                new AccessPage(
                        standing,
                        List.of(Requirement.values()),
                        standing.missing(OfficeTime.today(clock)),
                        certification.of(person.id()).stream()
                                .filter(attempt -> !attempt.isOpen())
                                .findFirst()
                                .orElse(null),
                        certification.left(person.id()),
                        closed));
        return "people/access";
    }

    @GetMapping("/access/agreement")
    String agreement(Person person, Model model) {
        analyst(person);
        model.addAttribute("accepted", !standings.missing(person.id()).contains(Requirement.USER_AGREEMENT));
        return "people/agreement";
    }

    @PostMapping("/access/agreement")
    String accept(Person person) {
        analyst(person);
        agreements.accept(person.id());
        return "redirect:/access";
    }

    /** Begins a try; the page of the questions is another, so that a look at it counts for nothing. */
    @PostMapping("/access/certification/begin")
    String begin(Person person) {
        analyst(person);
        return certification.begin(person.id()).isPresent() ? "redirect:/access/certification" : "redirect:/access";
    }

    @GetMapping("/access/certification")
    String certification(Person person, Locale language, Model model) {
        analyst(person);
        Optional<Attempt> open = certification.open(person.id());
        if (open.isEmpty()) {
            return "redirect:/access";
        }
        List<Attempt.Drawn> drawn = open.get().questions();
        Map<String, Question> known = bank.all().stream().collect(Collectors.toMap(Question::id, Function.identity()));
        model.addAttribute(
                "questions",
                Stream.iterate(0, number -> number + 1)
                        .limit(drawn.size())
                        .map(number -> asked(
                                number,
                                Objects.requireNonNull(
                                        known.get(drawn.get(number).question())),
                                drawn.get(number).order(),
                                language))
                        .toList());
        return "people/certification";
    }

    private static Asked asked(int number, Question question, List<Integer> order, Locale language) {
        return new Asked(
                number,
                question.in(language),
                order.stream()
                        .map(place -> question.answers().get(place).in(language))
                        .toList());
    }

    @PostMapping("/access/certification")
    String answer(Person person, @RequestParam Map<String, String> form) {
        analyst(person);
        Map<Integer, Integer> chosen = new HashMap<>();
        for (int number = 0; number < Certification.QUESTIONS; number++) {
            String value = form.getOrDefault("q" + number, "");
            if (value.matches("[0-9]")) {
                chosen.put(number, Integer.valueOf(value));
            }
        }
        certification.answer(person.id(), chosen);
        return "redirect:/access";
    }

    /** Who sees data, or once did. */
    private void analyst(Person person) {
        if (!standings.concern(person)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
