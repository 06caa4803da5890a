package dk.sluse.release.web;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.content.FileType;
import dk.sluse.people.Person;
import dk.sluse.release.Release;
import dk.sluse.release.Releases;
import dk.sluse.release.check.Readings;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.home.Look;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.review.Panel;
import dk.sluse.release.review.Remark;
import dk.sluse.release.review.Remarks;
import dk.sluse.release.review.ReviewWork;
import dk.sluse.release.review.Reviews;
import dk.sluse.release.review.Vote;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.Schemes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A file of a request as the office's reviewers see it. */
@Controller
class ReviewFileController {

    /** A file with what it holds. */
    record FilePage(
            Request request,
            Context context,
            RequestViews.FileView view,
            Held held,
            @Nullable Home former,
            boolean mayVote,
            @Nullable Vote own,
            List<Home> home,
            List<Release> tables,
            List<RequestViews.Told> remarks,
            List<Held.Region> regions,
            boolean picture) {}

    /** What browsers show of pictures, by their types. */
    private static final Map<FileType, MediaType> SHOWN = Map.of(
            FileType.PNG, MediaType.IMAGE_PNG,
            FileType.JPEG, MediaType.IMAGE_JPEG,
            FileType.SVG, MediaType.valueOf("image/svg+xml"));

    /** A picture opened by itself runs nothing and fetches nothing. */
    private static final String NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    /** A file that the authority has already. */
    record Home(int request, RequestFile file, Context context) {}

    private static final int MOST_TABLES = 20;

    private final RequestViews views;
    private final FileSources sources;
    private final FileWork work;

    /** Where it reads. */
    @Component
    record FileSources(
            RequestFiles files,
            Releases tables,
            Reviews reviews,
            Remarks remarks,
            Readings readings,
            Schemes schemes) {}

    /** What it has done. */
    @Component
    record FileWork(ReviewWork review, AfterWork after) {}

    ReviewFileController(RequestViews views, FileSources sources, FileWork work) {
        this.views = views;
        this.sources = sources;
        this.work = work;
    }

    @GetMapping("/outgoing/{outgoing}/review/files/{number}")
    String file(Person person, @PathVariable String outgoing, @PathVariable String number, Model model) {
        return filePage(person, views.reviewed(person, outgoing), number, model);
    }

    private String filePage(Person person, Request one, String number, Model model) {
        RequestFile file = file(one, number);
        Panel panel = sources.reviews().panel(one);
        Inspection held = file.checked() == null
                ? new Inspection(FileType.UNKNOWN, List.of(), List.of(), false)
                : sources.readings().held(one.number(), file);
        Optional<RequestFiles.Home> former =
                sources.files().former(one, file).filter(old -> old.file().checked() != null);
        List<Remark> remarks = sources.remarks().visibleTo(person.id(), one).stream()
                .filter(remark ->
                        Integer.valueOf(file.number()).equals(remark.words().file()))
                .toList();
        model.addAttribute(
                "page",
                new FilePage(
                        one,
                        context(one.number(), file),
                        RequestViews.inside(List.of(file)).getFirst(),
                        Held.of(
                                held,
                                file.checked() == null
                                        ? List.of()
                                        : file.checked().flags(),
                                former.map(old -> sources.readings().held(old.request(), old.file()))),
                        former.map(this::home).orElse(null),
                        panel.mayVote(person.id()) && panel.inQuestion().contains(file),
                        panel.vote(person.id(), file.number()).orElse(null),
                        home(one),
                        sources.tables().newestSentTo(authority(one), MOST_TABLES),
                        views.said(one, remarks),
                        remarks.stream()
                                .flatMap(remark -> Held.Region.of(remark.words().place()).stream())
                                .toList(),
                        picture(file).isPresent()));
        return "release/file";
    }

    private RequestFile file(Request one, String number) {
        return sources.reviews().file(one, RequestViews.number(number)).orElseThrow(RequestViews::notFound);
    }

    private Context context(int request, RequestFile file) {
        return sources.files().contexts(request).stream()
                .filter(said -> said.number() == file.context())
                .findFirst()
                .orElse(Context.empty(file.context()));
    }

    /** What the authority has, the newest first. */
    private List<Home> home(Request one) {
        return sources.files().newestAtHome(authority(one)).stream()
                .map(this::home)
                .toList();
    }

    private String authority(Request one) {
        return sources.schemes().find(one.scheme()).map(Scheme::authority).orElse("");
    }

    private Home home(RequestFiles.Home one) {
        return new Home(one.request(), one.file(), context(one.request(), one.file()));
    }

    @PostMapping("/outgoing/{outgoing}/review/files/{number}")
    String vote(
            Person person,
            @PathVariable String outgoing,
            @PathVariable String number,
            @RequestParam boolean approved,
            @RequestParam(defaultValue = "") String sha256,
            @RequestParam String text,
            Model model) {
        Request one = views.reviewed(person, outgoing);
        Optional<RequestRefusal> refusal =
                work.review().vote(person, one.number(), RequestViews.number(number), sha256, approved, text);
        if (refusal.isEmpty()) {
            return "redirect:/outgoing/" + one.number() + "/review";
        }
        model.addAttribute("refusal", refusal.get().name());
        return filePage(person, one, number, model);
    }

    /** Says something about a file, or a place in it. */
    @PostMapping("/outgoing/{outgoing}/review/files/{number}/remarks")
    String say(
            Person person,
            @PathVariable String outgoing,
            @PathVariable String number,
            @RequestParam Map<String, String> form,
            Model model) {
        Request one = views.reviewed(person, outgoing);
        int file = RequestViews.number(number);
        Optional<RequestRefusal> refusal = work.after().say(person, one.number(), RequestViews.words(form, file));
        if (refusal.isEmpty()) {
            return "redirect:/outgoing/" + one.number() + "/review/files/" + file + "#remarks";
        }
        model.addAttribute("refusal", refusal.get().name());
        return filePage(person, one, number, model);
    }

    private static Optional<MediaType> picture(RequestFile file) {
        return Optional.ofNullable(file.checked()).map(checked -> SHOWN.get(checked.type()));
    }

    /** A picture, to be shown on the page; that it was looked at is noted. */
    @GetMapping("/outgoing/{outgoing}/review/files/{number}/picture")
    ResponseEntity<byte[]> picture(Person person, @PathVariable String outgoing, @PathVariable String number)
            throws IOException {
        Request one = views.reviewed(person, outgoing);
        int file = RequestViews.number(number);
        MediaType type = picture(file(one, number)).orElseThrow(RequestViews::notFound);
        byte[] content =
                work.after().look(person, one.number(), file, Look.SEEN).orElseThrow(RequestViews::notFound);
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", NOTHING_ELSE)
                .body(content);
    }

    /** The bytes of a file, to look at; that it was taken is noted. */
    @GetMapping("/outgoing/{outgoing}/review/files/{number}/content")
    ResponseEntity<byte[]> content(Person person, @PathVariable String outgoing, @PathVariable String number)
            throws IOException {
        Request one = views.reviewed(person, outgoing);
        int file = RequestViews.number(number);
        byte[] content =
                work.after().look(person, one.number(), file, Look.TAKEN).orElseThrow(RequestViews::notFound);
        return FileDownload.of(one.number(), file(one, number), content);
    }
}
