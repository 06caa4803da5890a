package dk.sluse.release.web;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.release.author.BuiltOn;
import dk.sluse.release.author.Earlier;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.home.Fetched;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestLists;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.review.Panel;
import dk.sluse.release.review.Remarks;
import dk.sluse.release.review.ReviewWork;
import dk.sluse.release.review.Reviews;
import dk.sluse.release.review.Seat;
import dk.sluse.release.review.Vote;
import dk.sluse.release.review.Words;
import dk.sluse.release.review.Workload;
import dk.sluse.release.seeded.Placed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Requests as the office's reviewers see them. */
@Controller
class ReviewController {

    /**
     * A line of the queue.
     *
     * @param due null for what reviewers have nothing to do with now
     * @param suggested who could take a free seat; null if none is free
     */
    record Row(
            Request request,
            String scheme,
            String author,
            long files,
            String reviewers,
            boolean free,
            @Nullable LocalDate due,
            boolean late,
            @Nullable String suggested) {}

    /** @param load how many seats each has in which he is not finished */
    record QueuePage(List<Row> rows, Map<String, Integer> load) {}

    /** What somebody says of a file. */
    record Said(String reviewer, Vote vote) {}

    /** Somebody with a seat. */
    record Sitting(String reviewer, Seat seat) {}

    /** Who has fetched something. */
    record Taken(String person, Fetched fetched) {}

    /** A request with all that its reviewer may see. */
    record ReviewPage(
            Request request,
            String scheme,
            String author,
            PersonId reader,
            Panel panel,
            List<Sitting> seats,
            Map<Integer, List<Said>> votes,
            List<Context> contexts,
            List<RequestViews.FileView> files,
            List<RequestViews.Told> told,
            List<Taken> taken,
            List<Earlier> builtOn,
            List<Placed> tests) {

        public boolean isMine() {
            return panel.seat(reader).isPresent();
        }

        public boolean mayVote() {
            return panel.mayVote(reader);
        }

        public boolean mayFinish() {
            return mayVote() && panel.hasJudgedAll(reader);
        }

        public boolean isHome() {
            return files.stream().anyMatch(one -> one.file().isHome());
        }
    }

    private final RequestViews views;
    private final ReviewSources sources;
    private final Work work;

    /** Where it reads. */
    @Component
    record ReviewSources(
            RequestLists requests,
            RequestFiles files,
            Reviews reviews,
            Remarks remarks,
            BuiltOn builtOn,
            Workload workload,
            Clock clock) {}

    /** What it has done. */
    @Component
    record Work(ReviewWork review, AfterWork after) {}

    ReviewController(RequestViews views, ReviewSources sources, Work work) {
        this.views = views;
        this.sources = sources;
        this.work = work;
    }

    @GetMapping("/outgoing")
    String queue(Person person, Model model) {
        views.reviewer(person);
        Map<PersonId, Integer> seats = sources.workload().seats();
        Map<String, Integer> load = new TreeMap<>();
        seats.forEach((reviewer, many) -> load.put(views.name(reviewer), many));
        model.addAttribute(
                "page",
                new QueuePage(
                        sources.requests().queue().stream()
                                .map(one -> row(one, seats))
                                .toList(),
                        load));
        return "release/queue";
    }

    private Row row(Request one, Map<PersonId, Integer> seats) {
        Panel panel = sources.reviews().panel(one);
        LocalDate due = one.state().isReviewers() ? one.dueOn() : null;
        return new Row(
                one,
                views.title(one.scheme()),
                views.name(one.person()),
                sources.reviews().files(one).stream()
                        .filter(RequestFile::goesAlong)
                        .count(),
                panel.seats().stream().map(seat -> views.name(seat.reviewer())).collect(Collectors.joining(", ")),
                panel.hasFreeSeat(),
                due,
                due != null && OfficeTime.today(sources.clock()).isAfter(due),
                sources.workload()
                        .suggested(panel, one, seats)
                        .map(Person::name)
                        .orElse(null));
    }

    @GetMapping("/outgoing/{outgoing}/review")
    String review(Person person, @PathVariable String outgoing, Model model) {
        return page(person, views.reviewed(person, outgoing), model);
    }

    private String page(Person person, Request one, Model model) {
        Panel panel = sources.reviews().panel(one);
        model.addAttribute(
                "page",
                new ReviewPage(
                        one,
                        views.title(one.scheme()),
                        views.name(one.person()),
                        person.id(),
                        panel,
                        panel.seats().stream()
                                .map(seat -> new Sitting(views.name(seat.reviewer()), seat))
                                .toList(),
                        panel.visibleTo(person.id()).stream()
                                .map(vote -> new Said(views.name(vote.reviewer()), vote))
                                .collect(Collectors.groupingBy(
                                        said -> said.vote().file())),
                        sources.files().contexts(one.number()),
                        RequestViews.inside(sources.reviews().files(one)),
                        views.told(one, sources.remarks().visibleTo(person.id(), one), true),
                        work.after().fetched(one.number()).stream()
                                .map(fetched -> new Taken(views.name(fetched.person()), fetched))
                                .toList(),
                        sources.builtOn().chosen(one),
                        sources.reviews().told(one)));
        return "release/review";
    }

    @PostMapping("/outgoing/{outgoing}/review")
    String act(
            Person person,
            @PathVariable String outgoing,
            @RequestParam String action,
            @RequestParam Map<String, String> form,
            Model model) {
        Request one = views.reviewed(person, outgoing);
        int number = one.number();
        String text = form.getOrDefault("text", "");
        Optional<RequestRefusal> refusal = switch (action) {
            case "claim" -> work.review().claim(person, number);
            case "drop" ->
                work.review()
                        .drop(
                                person,
                                number,
                                new PersonId(form.getOrDefault("of", person.id().value())));
            case "finish" -> work.review().finish(person, number);
            case "third" -> work.review().callThird(person, number);
            case "return" -> work.review().giveBack(person, number, text);
            case "recall" -> work.after().recall(person, number, text, form.containsKey("breach"));
            case "looked" -> work.after().looked(person, number);
            case "say" -> work.after().say(person, number, words(form));
            default -> Optional.of(RequestRefusal.STATE);
        };
        if (refusal.isEmpty()) {
            return "redirect:/outgoing/" + number + "/review";
        }
        model.addAttribute("refusal", refusal.get().name());
        return page(person, views.reviewed(person, outgoing), model);
    }

    private static Words words(Map<String, String> form) {
        String file = form.getOrDefault("file", "");
        return RequestViews.words(form, file.matches("[0-9]{1,9}") ? Integer.valueOf(file) : null);
    }
}
