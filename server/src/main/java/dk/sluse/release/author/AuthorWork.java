package dk.sluse.release.author;

import dk.sluse.people.Person;
import dk.sluse.release.check.RequestChecks;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Lane;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFile.Decision;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestLists;
import dk.sluse.release.request.RequestNews;
import dk.sluse.release.request.RequestPermissions;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.request.Requests;
import dk.sluse.release.seeded.TestWork;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.out.WayOut;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the author of a request does with it, and who of his authority agrees to it. */
@Component
public class AuthorWork {

    /** Of one person in one scheme. */
    private static final int MOST_OPEN = 20;

    private final Requests requests;
    private final RequestFiles files;
    private final RequestPermissions permissions;
    private final RequestNews news;
    private final Tools tools;

    /** What it works with. */
    @Component
    record Tools(
            WayOut out,
            Drafts drafts,
            RequestChecks checks,
            RiskPolicies policies,
            RequestLists lists,
            BuiltOn builtOn,
            TestWork tests) {}

    AuthorWork(Requests requests, RequestFiles files, RequestPermissions permissions, RequestNews news, Tools tools) {
        this.requests = requests;
        this.files = files;
        this.permissions = permissions;
        this.news = news;
        this.tools = tools;
    }

    /** Takes what lies in a workspace's folder now; empty if its person has too many requests that are not decided. */
    public Optional<WayOut.Answer> begin(Workspace workspace) {
        if (tools.lists().open(workspace.person(), workspace.scheme()) >= MOST_OPEN) {
            return Optional.empty();
        }
        WayOut.Answer answer = tools.out().take(workspace);
        if (answer instanceof WayOut.Answer.Taken(int number)) {
            tools.drafts().begin(number, workspace);
        }
        return Optional.of(answer);
    }

    /** Keeps what the author says of his files. */
    @Transactional
    public Optional<RequestRefusal> write(Person by, int number, Filing filing) {
        return author(by, number, one -> {
            if (!one.state().isAuthors()) {
                return Optional.of(RequestRefusal.STATE);
            }
            if (!filing.isGood()) {
                return Optional.of(RequestRefusal.TEXT_MISSING);
            }
            requests.record(one, requests.entry(one, "written", by.id()));
            filing.contexts().forEach(context -> files.write(number, context));
            filing.files().forEach(said -> files.write(number, said));
            tools.builtOn().write(one, filing.builtOn());
            return Optional.empty();
        });
    }

    /** Takes a file out of a request, or back in. */
    @Transactional
    public Optional<RequestRefusal> leave(Person by, int number, int file, boolean left) {
        return author(by, number, one -> {
            if (!one.state().isAuthors()) {
                return Optional.of(RequestRefusal.STATE);
            }
            if (files.find(number, file).isEmpty()) {
                return Optional.of(RequestRefusal.NOT_FOUND);
            }
            String what = left ? "left-out" : "taken-in";
            requests.note(one, what, by.id(), requests.entry(one, what, by.id()).with("file", file));
            files.leave(number, file, left);
            tools.checks().compare(one);
            return Optional.empty();
        });
    }

    /** Sends a request: home at once, to the authority's own person, or to reviewers, as the policy has it. */
    @Transactional
    public Optional<RequestRefusal> send(Person by, int number) {
        return author(by, number, one -> {
            if (!one.state().isAuthors()) {
                return Optional.of(RequestRefusal.STATE);
            }
            if (files.of(number).stream().anyMatch(file -> file.checked() == null)) {
                requests.record(one, requests.entry(one, "check-wanted", by.id()));
                tools.checks().start(number);
                return Optional.of(RequestRefusal.NOT_CHECKED);
            }
            List<RequestFile> all = tools.checks().compare(one);
            Optional<RequestRefusal> refusal = refusal(all, files.contexts(number));
            if (refusal.isEmpty()) {
                send(by, one, all);
            }
            return refusal;
        });
    }

    private static Optional<RequestRefusal> refusal(List<RequestFile> all, List<Context> contexts) {
        Map<Integer, Context> byNumber = contexts.stream().collect(Collectors.toMap(Context::number, one -> one));
        List<RequestFile> kept = all.stream().filter(file -> !file.leftOut()).toList();
        List<RequestFile> going =
                kept.stream().filter(RequestFile::isInQuestion).toList();
        if (going.isEmpty()) {
            return Optional.of(RequestRefusal.NOTHING);
        }
        if (kept.stream().anyMatch(file -> flags(file).stream().anyMatch(Flag::isNotAccepted))) {
            return Optional.of(RequestRefusal.NOT_ACCEPTED);
        }
        if (!going.stream()
                .allMatch(file ->
                        byNumber.getOrDefault(file.context(), Context.empty(0)).isComplete())) {
            return Optional.of(RequestRefusal.CONTEXT_MISSING);
        }
        return going.stream()
                        .anyMatch(file ->
                                !flags(file).isEmpty() && file.explanation().isBlank())
                ? Optional.of(RequestRefusal.EXPLANATION_MISSING)
                : Optional.empty();
    }

    private static List<Flag> flags(RequestFile file) {
        return file.checked() == null ? List.of() : file.checked().flags();
    }

    private void send(Person by, Request one, List<RequestFile> all) {
        RiskPolicies.Dated dated = tools.policies().of(one.scheme());
        RiskPolicy policy = dated.policy();
        // What has been with reviewers comes back to as many at least.
        Lane lane = policy.lane(all).orStricter(one.lane());
        boolean preapproval = policy.preapproval() && one.preapprovedBy() == null;
        boolean sampled = lane == Lane.AT_ONCE && policy.samples();
        RequestState state = preapproval ? RequestState.PREAPPROVAL : RequestState.INDEPENDENT;
        requests.note(
                one,
                "sent",
                by.id(),
                requests.entry(one, "sent", by.id())
                        .with("lane", lane.name())
                        .with("policy", dated.number())
                        .with("files", hashes(all))
                        .with("said", said(one, all)));
        requests.send(one, state, lane, dated.number(), sampled);
        if (preapproval) {
            news.toAuthority(one, "preapproval");
        } else {
            onward(by, one, lane, all);
        }
    }

    /** To reviewers, or home where nobody has to review it. */
    private void onward(Person by, Request one, Lane lane, List<RequestFile> all) {
        if (lane != Lane.AT_ONCE) {
            requests.due(one, tools.policies().due(one.scheme(), lane));
            news.toReviewers(one, "waiting");
            return;
        }
        requests.note(
                one,
                "released",
                by.id(),
                requests.entry(one, "sent-home", by.id()).with("files", hashes(all)));
        all.stream()
                .filter(RequestFile::isInQuestion)
                .forEach(file -> files.decide(one.number(), file.number(), Decision.APPROVED, null));
        requests.decide(one, RequestState.RELEASED);
        news.toAuthority(one, "released");
    }

    /** What reviewers judge by, beside the bytes. */
    private String said(Request one, List<RequestFile> all) {
        String words = files.contexts(one.number())
                + new TreeSet<>(tools.builtOn().of(one)).toString()
                + all.stream()
                        .map(file ->
                                file.number() + " " + file.context() + " " + file.supports() + " " + file.explanation())
                        .toList()
                        .toString();
        return Requests.hash(words);
    }

    private static String hashes(List<RequestFile> all) {
        return RequestFile.hashes(all.stream().filter(RequestFile::isInQuestion));
    }

    /** The authority's own person agrees that it goes on, or gives it back with a word. */
    @Transactional
    public Optional<RequestRefusal> preapprove(Person by, int number, boolean agreed) {
        return requests.locked(number, one -> permissions.mayPreapprove(by, one), one -> {
            if (one.state() != RequestState.PREAPPROVAL || one.lane() == null) {
                return Optional.of(RequestRefusal.STATE);
            }
            // What went home meanwhile counts too.
            List<RequestFile> all = tools.checks().compare(one);
            String what = agreed ? "preapproved" : "not-preapproved";
            requests.note(one, what, by.id(), requests.entry(one, what, by.id()).with("files", hashes(all)));
            if (agreed) {
                Lane lane = tools.policies().of(one.scheme()).policy().lane(all).orStricter(one.lane());
                requests.preapprove(one, by.id(), lane);
                onward(by, one, lane, all);
            } else {
                requests.giveBack(one);
                news.toAuthor(one, "returned");
            }
            return Optional.empty();
        });
    }

    /** Takes back a request that is not decided. */
    @Transactional
    public Optional<RequestRefusal> withdraw(Person by, int number) {
        return author(by, number, one -> {
            if (!one.state().isOpen() || one.panel() == Request.APPEAL_PANEL) {
                return Optional.of(RequestRefusal.STATE);
            }
            requests.note(one, "withdrawn", by.id());
            requests.move(one, RequestState.WITHDRAWN);
            var _ = tools.tests().end(one);
            return Optional.empty();
        });
    }

    private Optional<RequestRefusal> author(Person by, int number, Function<Request, Optional<RequestRefusal>> work) {
        return requests.locked(number, one -> permissions.mayWrite(by, one), work);
    }
}
