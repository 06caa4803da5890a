package dk.sluse.release.web;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.release.oversight.Fall;
import dk.sluse.release.oversight.Reevaluation;
import dk.sluse.release.oversight.Reevaluations;
import dk.sluse.release.oversight.Statistics;
import dk.sluse.scheme.SchemeId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** How the lock does, for the office: figures, exceptions, and what today's rules say of what is at home. */
@Controller
class OversightController {

    /** A reviewer's figures with his name. */
    record Row(String name, Statistics.OfReviewer figures) {}

    /** An exception with its scheme's title. */
    record ExceptionRow(String scheme, Statistics.Exceptional one, boolean over) {}

    /** All figures. */
    record StatisticsPage(
            List<Statistics.OfLane> lanes,
            List<Statistics.OfRule> rules,
            List<Row> reviewers,
            List<ExceptionRow> exceptions) {}

    /** A re-evaluation with who began it, and how far it is. */
    record RunRow(Reevaluation run, String by, int percent) {}

    /** A file that fell. */
    record FallRow(Fall fall, List<Flagged> flags) {}

    /** One re-evaluation. */
    record FallPage(RunRow run, List<FallRow> falls) {}

    private final RequestViews views;
    private final Sources sources;

    /** Where it reads. */
    @Component
    record Sources(Statistics statistics, Reevaluations reevaluations, Clock clock) {}

    OversightController(RequestViews views, Sources sources) {
        this.views = views;
        this.sources = sources;
    }

    @GetMapping("/outgoing/statistics")
    String statistics(Person person, Model model) {
        views.reviewer(person);
        LocalDate today = OfficeTime.today(sources.clock());
        Statistics statistics = sources.statistics();
        model.addAttribute(
                "page",
                new StatisticsPage(
                        statistics.lanes(),
                        statistics.rules(),
                        statistics.reviewers().stream()
                                .map(one -> new Row(views.name(one.reviewer()), one))
                                .toList(),
                        statistics.exceptions().stream()
                                .map(one -> new ExceptionRow(
                                        views.title(new SchemeId(one.scheme())), one, today.isAfter(one.until())))
                                .toList()));
        return "release/statistics";
    }

    @GetMapping("/outgoing/re-evaluations")
    String reevaluations(Person person, Model model) {
        views.reviewer(person);
        model.addAttribute(
                "page", sources.reevaluations().all().stream().map(this::row).toList());
        return "release/reevaluations";
    }

    private RunRow row(Reevaluation one) {
        int percent = one.endedAt() == null ? sources.reevaluations().percent(one.number()) : 0;
        return new RunRow(one, views.name(one.by()), percent);
    }

    /** Looks into all that is at home anew; where that is being done already, it goes on. */
    @PostMapping("/outgoing/re-evaluations")
    String reevaluate(Person person) {
        views.reviewer(person);
        Optional<Integer> started = sources.reevaluations().start(person.id());
        return started.map(number -> "redirect:/outgoing/re-evaluations/" + number)
                .orElse("redirect:/outgoing/re-evaluations");
    }

    @GetMapping("/outgoing/re-evaluations/{reevaluation}")
    String reevaluation(Person person, @PathVariable String reevaluation, Model model) {
        views.reviewer(person);
        Reevaluation one =
                sources.reevaluations().find(RequestViews.number(reevaluation)).orElseThrow(RequestViews::notFound);
        model.addAttribute(
                "page",
                new FallPage(
                        row(one),
                        sources.reevaluations().falls(one.number()).stream()
                                .map(fall -> new FallRow(fall, Flagged.inside(fall.flags())))
                                .toList()));
        return "release/reevaluation";
    }
}
