package dk.sluse.release.web;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.read.data.DataFile;
import dk.sluse.people.Person;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The risk policies, for the office: what may go home in which way. */
@Controller
class RiskPolicyController {

    /** A policy that was set. */
    record Row(
            RiskPolicies.Setting set,
            @Nullable String scheme,
            @Nullable String by) {}

    /**
     * @param shown what the form begins with
     * @param types that a policy can be about
     */
    record PolicyPage(List<Row> rows, RiskPolicy shown, List<FileType> types, List<Scheme> schemes) {}

    /** The office's own rule: fewer units are never told. */
    private static final int LOWEST_THRESHOLD = 3;

    private static final int MOST_UNITS = 1_000;
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_FILES = 100;
    private static final int LOWEST_DOMINANCE = 10;
    private static final int PERCENT = 100;
    private static final int MOST_DAYS = 100;

    private final RequestViews views;
    private final RiskPolicies policies;
    private final Schemes schemes;

    RiskPolicyController(RequestViews views, RiskPolicies policies, Schemes schemes) {
        this.views = views;
        this.policies = policies;
        this.schemes = schemes;
    }

    @GetMapping("/risk-policies")
    String policies(Person person, Model model) {
        views.reviewer(person);
        List<Row> rows = policies.all().stream()
                .map(set -> new Row(
                        set,
                        Optional.ofNullable(set.scheme()).map(views::title).orElse(null),
                        Optional.ofNullable(set.by()).map(views::name).orElse(null)))
                .toList();
        model.addAttribute(
                "page",
                new PolicyPage(
                        rows,
                        rows.getFirst().set().dated().policy(),
                        FileType.readable().stream()
                                .filter(type -> !type.isData() || DataFile.isReadable())
                                .sorted()
                                .toList(),
                        schemes.all()));
        return "release/risk-policies";
    }

    /** Sets a policy from today on; those before stay, with the decisions that were made by them. */
    @PostMapping("/risk-policies")
    String set(Person person, @RequestParam MultiValueMap<String, String> form, Model model) {
        views.reviewer(person);
        Optional<RiskPolicy> policy = read(form);
        String scheme = first(form, "scheme");
        Optional<SchemeId> one =
                SchemeId.parse(scheme).filter(id -> schemes.find(id).isPresent());
        if (policy.isEmpty() || (!scheme.isEmpty() && one.isEmpty())) {
            model.addAttribute("refused", true);
            return policies(person, model);
        }
        policies.set(person.id(), one.orElse(null), policy.get());
        return "redirect:/risk-policies";
    }

    private static Optional<RiskPolicy> read(MultiValueMap<String, String> form) {
        Set<FileType> types = types(form, "types");
        int threshold = number(form, "threshold", LOWEST_THRESHOLD, MOST_UNITS);
        int rows = number(form, "rows", 1, MOST_ROWS);
        int light = number(form, "lightFiles", 0, MOST_FILES);
        int sample = number(form, "samplePercent", 0, PERCENT);
        int lightDays = number(form, "lightDays", 1, MOST_DAYS);
        int fullDays = number(form, "fullDays", Math.max(1, lightDays), MOST_DAYS);
        int dominance = number(form, "dominance", LOWEST_DOMINANCE, PERCENT);
        int tests = number(form, "testPercent", 0, PERCENT);
        if (types.isEmpty()
                || Stream.of(threshold, rows, light, sample, lightDays, fullDays, dominance, tests)
                        .anyMatch(one -> one < 0)) {
            return Optional.empty();
        }
        return Optional.of(new RiskPolicy(
                types,
                RiskPolicy.USUAL.sizeBytes(),
                rows,
                threshold,
                RiskPolicy.USUAL.marks(),
                types(form, "atOnce"),
                light,
                sample,
                form.containsKey("preapproval"),
                types(form, "alwaysTwo"),
                lightDays,
                fullDays,
                dominance,
                tests,
                form.containsKey("colleagues")));
    }

    private static Set<FileType> types(MultiValueMap<String, String> form, String name) {
        Set<FileType> types = EnumSet.noneOf(FileType.class);
        Arrays.stream(FileType.values())
                .filter(FileType.readable()::contains)
                .filter(type -> form.getOrDefault(name, List.of()).contains(type.name()))
                .forEach(types::add);
        return types;
    }

    /** A number within bounds; -1 if it is none. */
    private static int number(MultiValueMap<String, String> form, String name, int lowest, int highest) {
        String text = first(form, name);
        int number = text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : -1;
        return number >= lowest && number <= highest ? number : -1;
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        return form.containsKey(name) ? String.valueOf(form.getFirst(name)).strip() : "";
    }
}
