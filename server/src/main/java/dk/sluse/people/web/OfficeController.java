package dk.sluse.people.web;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.Contact;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.OfficeWork;
import dk.sluse.people.access.StaffRefusal;
import dk.sluse.people.access.StaffRequest;
import dk.sluse.people.access.StaffRequests;
import dk.sluse.people.access.Standing;
import dk.sluse.people.access.Standings;
import dk.sluse.people.certification.Question;
import dk.sluse.people.certification.QuestionBank;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What Research Services decides about authorities' staff, and the questions that it asks them. */
@Controller
class OfficeController {

    /** Somebody to whom nothing is missing but the office's word. */
    record Waiting(Person person, Standing standing) {}

    /** What waits for Research Services. */
    record PeoplePage(
            List<StaffRequest> requests,
            List<Waiting> waiting,
            Map<String, String> names,
            @Nullable StaffRefusal refusal) {}

    /** The questions. */
    record QuestionsPage(List<Question> questions, boolean faulty) {}

    private static final int MOST_ANSWERS = 5;

    private final OfficeWork work;
    private final StaffRequests requests;
    private final Standings standings;
    private final People people;
    private final QuestionBank bank;

    OfficeController(OfficeWork work, StaffRequests requests, Standings standings, People people, QuestionBank bank) {
        this.work = work;
        this.requests = requests;
        this.standings = standings;
        this.people = people;
        this.bank = bank;
    }

    @GetMapping("/people")
    String people(Person person, @RequestParam(required = false) @Nullable StaffRefusal refused, Model model) {
        office(person);
        List<StaffRequest> open = requests.open();
        List<Waiting> waiting = standings.waiting().stream()
                .flatMap(one -> people.find(one.person()).map(found -> new Waiting(found, one)).stream())
                .toList();
        Map<String, String> names = people.names(Stream.concat(
                        open.stream()
                                .flatMap(one -> Stream.of(
                                        one.organisation(), one.requestedBy().value())),
                        waiting.stream().map(one -> one.person().organisation()))
                .collect(Collectors.toSet()));
        model.addAttribute("page", new PeoplePage(open, waiting, names, refused));
        return "people/people";
    }

    @PostMapping("/people/requests/{request}")
    String decide(Person person, @PathVariable String request, @RequestParam boolean create) {
        return StaffController.answer("/people", create ? work.create(person, request) : work.refuse(person, request));
    }

    @PostMapping("/people/{person}/approval")
    String approve(Person asking, @PathVariable String person, @RequestParam(defaultValue = "true") boolean give) {
        PersonId id = new PersonId(person);
        return give
                ? StaffController.answer("/people", work.approve(asking, id))
                : StaffController.answer("/staff/" + id, work.withdraw(asking, id));
    }

    @PostMapping("/people/{person}/suspension")
    String suspend(
            Person asking,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            @RequestParam(defaultValue = "false") boolean lift) {
        PersonId id = new PersonId(person);
        return StaffController.answer(
                "/staff/" + id, lift ? work.lift(asking, id) : work.suspend(asking, id, reason, until));
    }

    @GetMapping("/questions")
    String questions(Person person, Model model) {
        office(person);
        model.addAttribute("page", new QuestionsPage(bank.all(), false));
        return "people/questions";
    }

    @PostMapping("/questions")
    String add(
            Person person,
            @RequestParam(defaultValue = "") String danish,
            @RequestParam(defaultValue = "") String english,
            @RequestParam Map<String, String> form,
            Model model) {
        office(person);
        List<Question.Answer> answers = new ArrayList<>();
        for (int i = 0; i < MOST_ANSWERS; i++) {
            String one = Objects.requireNonNullElse(form.get("danish" + i), "").strip();
            String other =
                    Objects.requireNonNullElse(form.get("english" + i), "").strip();
            if (Contact.isLine(one) && Contact.isLine(other)) {
                answers.add(new Question.Answer(one, other));
            }
        }
        if (danish.isBlank()
                || english.isBlank()
                || danish.length() + english.length() > 2_000
                || answers.size() < Question.FEWEST_ANSWERS) {
            model.addAttribute("page", new QuestionsPage(bank.all(), true));
            return "people/questions";
        }
        bank.add(
                danish.strip(),
                english.strip(),
                answers,
                AuditEntry.of(person.id().value(), "question.added", "questions"));
        return "redirect:/questions";
    }

    @PostMapping("/questions/{question}")
    String ask(Person person, @PathVariable String question, @RequestParam boolean asked) {
        office(person);
        bank.ask(question, asked, AuditEntry.of(person.id().value(), "question.asked", "questions"));
        return "redirect:/questions";
    }

    private static void office(Person person) {
        if (!person.is(Role.RESEARCH_SERVICES)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
