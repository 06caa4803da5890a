package dk.sluse.release.web;

import dk.sluse.people.Person;
import dk.sluse.release.author.AuthorWork;
import dk.sluse.release.author.BuiltOn;
import dk.sluse.release.author.Earlier;
import dk.sluse.release.check.RequestChecks;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.cure.CureWork;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.Cure;
import dk.sluse.release.request.Lane;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestPermissions;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.review.Remark;
import dk.sluse.release.review.Remarks;
import dk.sluse.release.review.Words;
import dk.sluse.workspace.out.AllOutgoing;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A request as its author and his authority see it. */
@Controller
class RequestController {

    /**
     * @param mine whether the reader may write it
     * @param notTaken how many things were not taken from the folder, by the reason why
     * @param earlier what its author has sent home before
     * @param builtOn what of that it builds on
     * @param templates numbers of requests whose words can be taken over
     * @param way how it would be decided if it were sent now; null until all files have been looked into
     */
    record RequestPage(
            Request request,
            String scheme,
            String author,
            boolean mine,
            boolean mayPreapprove,
            boolean mayAppeal,
            boolean owes,
            @Nullable Lane way,
            int threshold,
            Map<String, Long> notTaken,
            List<Context> contexts,
            List<RequestViews.FileView> files,
            List<RequestViews.Told> told,
            List<Earlier> earlier,
            Set<String> builtOn,
            List<Integer> templates) {

        /** Whether files are still being looked into. */
        public boolean isChecking() {
            return files.stream().anyMatch(one -> one.file().checked() == null);
        }
    }

    private final RequestViews views;
    private final RequestPermissions permissions;
    private final Sources sources;
    private final Work work;

    /** Where it reads. */
    @Component
    record Sources(
            RequestFiles files,
            Remarks remarks,
            RiskPolicies policies,
            RequestChecks checks,
            AllOutgoing outgoing,
            FilingForm form,
            BuiltOn builtOn) {}

    /** What it has done. */
    @Component
    record Work(AuthorWork author, CureWork cures, AfterWork after) {}

    RequestController(RequestViews views, RequestPermissions permissions, Sources sources, Work work) {
        this.views = views;
        this.permissions = permissions;
        this.sources = sources;
        this.work = work;
    }

    @GetMapping("/outgoing/{outgoing}")
    String request(Person person, @PathVariable String outgoing, Model model) {
        return page(person, views.seen(person, outgoing), model);
    }

    private String page(Person person, Request one, Model model) {
        List<RequestFile> files = sources.files().of(one.number());
        RiskPolicies.Dated policy = sources.policies().of(one.scheme());
        boolean checked = files.stream().allMatch(file -> file.checked() != null);
        boolean mine = permissions.mayWrite(person, one);
        if (mine && !checked) {
            sources.checks().ensure(one.number());
        }
        model.addAttribute(
                "page",
                new RequestPage(
                        one,
                        views.title(one.scheme()),
                        views.name(one.person()),
                        mine,
                        one.state() == RequestState.PREAPPROVAL && permissions.mayPreapprove(person, one),
                        mine && !work.after().appealable(one).isEmpty(),
                        work.after().owes(person.id(), one),
                        checked ? policy.policy().lane(files) : null,
                        policy.policy().threshold(),
                        notTaken(one.number()),
                        sources.files().contexts(one.number()),
                        RequestViews.outside(files),
                        views.told(one, remarks(person, one), false),
                        sources.builtOn().offered(one),
                        sources.builtOn().of(one),
                        sources.form().templates(one)));
        return "release/request";
    }

    /** A reviewer who comes this way sees no more of the others than he should. */
    private List<Remark> remarks(Person person, Request one) {
        List<Remark> open = sources.remarks().open(one);
        return permissions.mayReview(person)
                ? open.stream()
                        .filter(sources.remarks().visibleTo(person.id(), one)::contains)
                        .toList()
                : open;
    }

    private Map<String, Long> notTaken(int number) {
        return sources.outgoing().files(number).stream()
                .flatMap(file -> Optional.ofNullable(file.refusal()).stream())
                .collect(Collectors.groupingBy(why -> why, TreeMap::new, Collectors.counting()));
    }

    /** What the author or his authority does with it. What was written is kept first, so that nothing is lost. */
    @PostMapping("/outgoing/{outgoing}")
    String act(
            Person person,
            @PathVariable String outgoing,
            @RequestParam String action,
            @RequestParam Map<String, String> form,
            Model model) {
        Request one = views.seen(person, outgoing);
        int number = one.number();
        String text = form.getOrDefault("text", "");
        Optional<RequestRefusal> refusal = switch (action) {
            case "save" -> write(person, one, form);
            case "add" -> write(person, one, form).or(() -> add(person, one));
            case "like" -> write(person, one, form).or(() -> like(person, one, form.getOrDefault("of", "")));
            case "send" -> write(person, one, form).or(() -> work.author().send(person, number));
            case "withdraw" -> work.author().withdraw(person, number);
            case "preapprove" -> work.author().preapprove(person, number, true);
            case "give-back" -> work.author().preapprove(person, number, false);
            case "appeal" -> work.after().appeal(person, number, text);
            case "deleted" -> work.after().deleted(person, number);
            case "say" -> work.after().say(person, number, Words.open(text));
            default -> Optional.of(RequestRefusal.STATE);
        };
        return answer(person, number, refusal, model);
    }

    private Optional<RequestRefusal> write(Person person, Request one, Map<String, String> form) {
        return work.author().write(person, one.number(), sources.form().read(one, form));
    }

    private Optional<RequestRefusal> add(Person person, Request one) {
        return sources.form()
                .withGroup(one)
                .map(filing -> work.author().write(person, one.number(), filing))
                .orElse(Optional.of(RequestRefusal.TOO_MANY));
    }

    private Optional<RequestRefusal> like(Person person, Request one, String earlier) {
        return sources.form()
                .like(one, earlier)
                .map(filing -> work.author().write(person, one.number(), filing))
                .orElse(Optional.of(RequestRefusal.NOT_FOUND));
    }

    /** Takes a file out, takes it in again, or has it cured. */
    @PostMapping("/outgoing/{outgoing}/files/{number}")
    String file(
            Person person,
            @PathVariable String outgoing,
            @PathVariable String number,
            @RequestParam String action,
            Model model)
            throws IOException {
        Request one = views.seen(person, outgoing);
        int file = RequestViews.number(number);
        Optional<RequestRefusal> refusal = switch (action) {
            case "leave" -> work.author().leave(person, one.number(), file, true);
            case "take" -> work.author().leave(person, one.number(), file, false);
            default -> cure(person, one.number(), file, action);
        };
        return answer(person, one.number(), refusal, model);
    }

    private Optional<RequestRefusal> cure(Person person, int number, int file, String action) throws IOException {
        Optional<Cure> cure = Arrays.stream(Cure.values())
                .filter(one -> one.name().equals(action))
                .findFirst();
        return cure.isPresent()
                ? work.cures().apply(person, number, file, cure.get())
                : Optional.of(RequestRefusal.NO_CURE);
    }

    private String answer(Person person, int number, Optional<RequestRefusal> refusal, Model model) {
        if (refusal.isEmpty()) {
            return "redirect:/outgoing/" + number;
        }
        if (refusal.get() == RequestRefusal.NOT_FOUND) {
            throw RequestViews.notFound();
        }
        model.addAttribute("refusal", refusal.get().name());
        return page(person, views.seen(person, Integer.toString(number)), model);
    }

    /** A file that went home. */
    @GetMapping("/outgoing/{outgoing}/files/{number}")
    ResponseEntity<byte[]> fetch(Person person, @PathVariable String outgoing, @PathVariable String number)
            throws IOException {
        int request = RequestViews.number(outgoing);
        int file = RequestViews.number(number);
        byte[] content = work.after().fetch(person, request, file).orElseThrow(RequestViews::notFound);
        RequestFile found = sources.files().find(request, file).orElseThrow(RequestViews::notFound);
        return FileDownload.of(request, found, content);
    }
}
