package dk.sluse.scheme.breach.web;

import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.scheme.breach.BreachRefusal;
import dk.sluse.scheme.breach.Closure;
import dk.sluse.scheme.breach.Repetition;
import dk.sluse.scheme.breach.SanctionMatrices;
import dk.sluse.scheme.breach.SanctionMatrix;
import dk.sluse.scheme.breach.Severity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sanction matrices: for everybody who is signed in to read, for Research Services to add to. */
@Controller
class SanctionsController {

    /** All matrices, newest first. */
    record SanctionsPage(
            List<SanctionMatrix> matrices,
            List<Severity> severities,
            List<Repetition> repetitions,
            boolean office,
            @Nullable BreachRefusal refusal) {}

    private static final int MOST_MONTHS = 99;

    private final SanctionMatrices matrices;

    SanctionsController(SanctionMatrices matrices) {
        this.matrices = matrices;
    }

    @GetMapping("/sanctions")
    String sanctions(Person person, @RequestParam(required = false) @Nullable BreachRefusal refused, Model model) {
        model.addAttribute(
                "page",
                new SanctionsPage(
                        matrices.all(),
                        List.of(Severity.values()),
                        List.of(Repetition.values()),
                        person.is(Role.RESEARCH_SERVICES),
                        refused));
        return "scheme/sanctions";
    }

    @PostMapping("/sanctions")
    String add(
            Person person,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(defaultValue = "2") int years,
            @RequestParam(defaultValue = "14") int hearing,
            @RequestParam(defaultValue = "28") int appeal,
            @RequestParam Map<String, String> form) {
        Map<Severity, Map<Repetition, Closure>> cells = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            Map<Repetition, Closure> row = new EnumMap<>(Repetition.class);
            for (Repetition repetition : Repetition.values()) {
                row.put(repetition, cell(form, severity + "-" + repetition));
            }
            cells.put(severity, row);
        }
        LocalDate day = from == null ? LocalDate.MIN : from;
        return "redirect:/sanctions"
                + matrices.add(person, new SanctionMatrix(0, day, years, hearing, appeal, cells))
                        .map(code -> "?refused=" + code)
                        .orElse("");
    }

    /** Months that cannot be read are none, which is refused where months are needed. */
    private static Closure cell(Map<String, String> form, String name) {
        Closure.Length length = Arrays.stream(Closure.Length.values())
                .filter(one -> one.name().equals(form.get(name)))
                .findFirst()
                .orElse(Closure.Length.MONTHS);
        String months = form.getOrDefault(name + "-months", "");
        int counted = months.matches("[0-9]{1,2}") ? Integer.parseInt(months) : MOST_MONTHS;
        return new Closure(
                length, length == Closure.Length.MONTHS ? counted : 0, "true".equals(form.get(name + "-agreement")));
    }
}
