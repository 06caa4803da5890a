package dk.sluse.scheme.breach.web;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.breach.Breach;
import dk.sluse.scheme.breach.BreachKind;
import dk.sluse.scheme.breach.BreachRefusal;
import dk.sluse.scheme.breach.BreachReports;
import dk.sluse.scheme.breach.BreachWork;
import dk.sluse.scheme.breach.Closure;
import dk.sluse.scheme.breach.Severity;
import dk.sluse.scheme.breach.Statement;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Breaches: telling of one, and what follows, for those concerned and for Research Services. */
@Controller
class BreachController {

    /** The breaches that somebody may see. */
    record BreachesPage(List<Breach> breaches, Map<String, String> names, boolean mayReport) {}

    /**
     * The form.
     *
     * @param scheme the one chosen; null before one is
     * @param people who works in it
     * @param written what was written and not taken
     */
    record ReportPage(
            List<Scheme> schemes,
            @Nullable Scheme scheme,
            List<Person> people,
            Map<String, String> written,
            @Nullable BreachRefusal refusal) {}

    /**
     * A breach.
     *
     * @param names of its people, by id
     * @param proposals what the matrix has for it, by severity
     * @param office whether Research Services looks at it
     * @param concerned whether the person speaks in it
     * @param heard whether it can be decided
     */
    record BreachPage(
            Breach breach,
            Scheme scheme,
            Map<String, String> names,
            List<Statement> said,
            List<Breach.Proposal> proposals,
            boolean office,
            boolean concerned,
            boolean heard,
            @Nullable BreachRefusal refusal) {}

    /** Where it looks. */
    @Component
    record Sources(BreachReports reports, BreachWork work, Schemes schemes, People people) {}

    private final BreachReports reports;
    private final BreachWork work;
    private final Schemes schemes;
    private final People people;

    BreachController(Sources sources) {
        this.reports = sources.reports();
        this.work = sources.work();
        this.schemes = sources.schemes();
        this.people = sources.people();
    }

    @GetMapping("/breaches")
    String breaches(Person person, Model model) {
        List<Breach> seen = reports.visibleTo(person);
        Map<String, String> names = names(seen.stream().map(Breach::person));
        model.addAttribute(
                "page", new BreachesPage(seen, names, !reports.schemesOf(person).isEmpty()));
        return "scheme/breaches";
    }

    @GetMapping("/breaches/report")
    String form(Person person, @RequestParam(defaultValue = "") String scheme, Model model) {
        return form(person, Map.of("scheme", scheme), null, model);
    }

    private String form(Person person, Map<String, String> written, @Nullable BreachRefusal refusal, Model model) {
        List<Scheme> mine = reports.schemesOf(person);
        if (mine.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Scheme chosen = mine.size() == 1
                ? mine.getFirst()
                : mine.stream()
                        .filter(one -> one.id().value().equals(written.get("scheme")))
                        .findFirst()
                        .orElse(null);
        List<Person> working = chosen == null ? List.of() : reports.whoCanBeMeant(chosen);
        model.addAttribute("page", new ReportPage(mine, chosen, working, written, refusal));
        return "scheme/breach-report";
    }

    @PostMapping("/breaches")
    String report(
            Person person,
            @RequestParam String scheme,
            @RequestParam(defaultValue = "") String member,
            @RequestParam(defaultValue = "OTHER") BreachKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    LocalDateTime happened,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean deleted,
            Model model) {
        Map<String, String> written = Map.of(
                "scheme",
                scheme,
                "member",
                member,
                "kind",
                kind.name(),
                "happened",
                happened == null ? "" : happened.toString(),
                "text",
                text,
                "deleted",
                String.valueOf(deleted));
        SchemeId id = SchemeId.parse(scheme).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (happened == null) {
            return form(person, written, BreachRefusal.TIME, model);
        }
        BreachReports.Outcome outcome = reports.report(
                person,
                new BreachReports.Report(
                        id,
                        new PersonId(member),
                        kind,
                        happened.atZone(OfficeTime.ZONE).toInstant(),
                        text,
                        deleted));
        return outcome.breach() == null
                ? form(person, written, outcome.refusal(), model)
                : "redirect:/breaches/" + outcome.breach().id();
    }

    @GetMapping("/breaches/{breach}")
    String breach(
            Person person,
            @PathVariable String breach,
            @RequestParam(required = false) @Nullable BreachRefusal refused,
            Model model) {
        Breach one = visible(person, breach);
        List<Statement> said = work.said(one);
        Stream<PersonId> involved = Stream.concat(
                Stream.of(one.person(), one.reportedBy()), said.stream().map(Statement::person));
        Breach.Decision decision = one.decision();
        boolean office = person.is(Role.RESEARCH_SERVICES);
        model.addAttribute(
                "page",
                new BreachPage(
                        one,
                        schemes.find(one.scheme()).orElseThrow(),
                        names(Stream.concat(
                                involved, Stream.ofNullable(decision).map(Breach.Decision::by))),
                        said,
                        office && one.state().isUndecided()
                                ? Arrays.stream(Severity.values())
                                        .map(severity -> work.proposed(one, severity, ""))
                                        .toList()
                                : List.of(),
                        office,
                        work.isConcerned(person, one),
                        one.hearingUntil() != null && work.isHeard(one),
                        refused));
        return "scheme/breach";
    }

    @PostMapping("/breaches/{breach}/closing")
    String close(Person person, @PathVariable String breach) {
        return after(person, breach, id -> work.closeMeanwhile(person, id));
    }

    @PostMapping("/breaches/{breach}/proposal")
    String propose(
            Person person,
            @PathVariable String breach,
            @RequestParam Severity severity,
            @RequestParam(defaultValue = "") String text) {
        return after(person, breach, id -> work.propose(person, id, severity, text));
    }

    @PostMapping("/breaches/{breach}/statements")
    String say(Person person, @PathVariable String breach, @RequestParam(defaultValue = "") String text) {
        return after(person, breach, id -> work.say(person, id, text));
    }

    @PostMapping("/breaches/{breach}/decision")
    String decide(
            Person person,
            @PathVariable String breach,
            @RequestParam Closure.Length length,
            @RequestParam(defaultValue = "0") int months,
            @RequestParam(defaultValue = "") String text) {
        int counted = length == Closure.Length.MONTHS ? months : 0;
        return after(person, breach, id -> work.decide(person, id, length, counted, text));
    }

    @PostMapping("/breaches/{breach}/dismissal")
    String dismiss(Person person, @PathVariable String breach, @RequestParam(defaultValue = "") String text) {
        return after(person, breach, id -> work.dismiss(person, id, text));
    }

    @PostMapping("/breaches/{breach}/opening")
    String open(Person person, @PathVariable String breach) {
        return after(person, breach, id -> work.open(person, id));
    }

    @PostMapping("/breaches/{breach}/appeal")
    String appeal(Person person, @PathVariable String breach, @RequestParam(defaultValue = "") String text) {
        return after(person, breach, id -> work.appeal(person, id, text));
    }

    @PostMapping("/breaches/{breach}/answer")
    String answer(
            Person person,
            @PathVariable String breach,
            @RequestParam boolean uphold,
            @RequestParam(defaultValue = "") String text) {
        return after(person, breach, id -> work.answer(person, id, uphold, text));
    }

    private String after(Person person, String breach, Function<String, Optional<BreachRefusal>> step) {
        String id = visible(person, breach).id();
        return "redirect:/breaches/" + id
                + step.apply(id).map(code -> "?refused=" + code).orElse("");
    }

    private Breach visible(Person person, String breach) {
        return reports.visibleTo(person, breach).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Map<String, String> names(Stream<PersonId> ids) {
        return people.names(ids.map(PersonId::value).collect(Collectors.toSet()));
    }
}
