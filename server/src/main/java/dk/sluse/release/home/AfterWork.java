package dk.sluse.release.home;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.release.check.Readings;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.Lane;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFile.Decision;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestNews;
import dk.sluse.release.request.RequestPermissions;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.request.Requests;
import dk.sluse.release.review.Remarks;
import dk.sluse.release.review.Reviews;
import dk.sluse.release.review.Words;
import dk.sluse.release.seeded.TestWork;
import dk.sluse.scheme.breach.BreachKind;
import dk.sluse.scheme.breach.BreachRefusal;
import dk.sluse.scheme.breach.BreachReports;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows a decision: files are fetched, called back, deleted at home; a refusal is appealed. */
@Component
public class AfterWork {

    /** Characters of a place in a file. */
    private static final int LONGEST_PLACE = 400;

    private final Requests requests;
    private final RequestFiles files;
    private final RequestPermissions permissions;
    private final AllFetched fetched;
    private final Tools tools;

    /** What it works with. */
    @Component
    record Tools(
            Readings readings,
            RiskPolicies policies,
            Colleagues colleagues,
            Reviews reviews,
            TestWork tests,
            Remarks remarks,
            BreachReports breaches,
            RequestNews news,
            Clock clock) {}

    AfterWork(Requests requests, RequestFiles files, RequestPermissions permissions, AllFetched fetched, Tools tools) {
        this.requests = requests;
        this.files = files;
        this.permissions = permissions;
        this.fetched = fetched;
        this.tools = tools;
    }

    /**
     * Hands out a file that went home, to whoever may have it; noted first. One that was called back is handed out to nobody.
     *
     * @throws IOException if it is not what was sealed
     */
    @Transactional(rollbackFor = IOException.class)
    public Optional<byte[]> fetch(Person by, int number, int file) throws IOException {
        Optional<Request> found =
                requests.lock(number).filter(one -> one.state() != RequestState.RECALLED && mayFetch(by, one));
        Optional<RequestFile> home = found.flatMap(_ -> files.find(number, file))
                .filter(RequestFile::isHome)
                .filter(this::isInTime);
        if (home.isEmpty()) {
            return Optional.empty();
        }
        fetched.add(found.get(), home.get(), by.id());
        return Optional.of(tools.readings().content(number, home.get()));
    }

    private boolean mayFetch(Person by, Request one) {
        return permissions.mayFetch(by, one) || tools.colleagues().mayFetch(by, one);
    }

    private boolean isInTime(RequestFile file) {
        return file.exceptionUntil() == null || !OfficeTime.today(tools.clock()).isAfter(file.exceptionUntil());
    }

    /**
     * The content of any file of a request that was sent, for somebody of the office who looks at it; noted before he has it.
     *
     * @throws IOException if it is not what was sealed
     */
    @Transactional(rollbackFor = IOException.class)
    public Optional<byte[]> look(Person by, int number, int file, Look look) throws IOException {
        Optional<Request> sent = requests.find(number).filter(one -> permissions.mayReview(by) && one.sentAt() != null);
        Optional<RequestFile> found = sent.flatMap(one -> tools.reviews().file(one, file));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Request one = sent.get();
        byte[] content = tools.readings().content(number, found.get());
        requests.record(
                one,
                requests.entry(one, look.noted(), by.id())
                        .with("file", file)
                        .with("sha256", found.get().sha256()));
        return Optional.of(content);
    }

    /** Who has fetched what of a request. */
    @Transactional(readOnly = true)
    public List<Fetched> fetched(int number) {
        return fetched.of(number);
    }

    /**
     * Calls back all that went home of a request: whoever has fetched it is to delete it.
     *
     * @param breach whether its author is reported to have taken microdata home, so that he and his authority are heard
     */
    @Transactional
    public Optional<RequestRefusal> recall(Person by, int number, String reason, boolean breach) {
        return requests.locked(number, _ -> permissions.mayReview(by), one -> {
            boolean home = files.of(number).stream().anyMatch(RequestFile::isHome);
            if (!home || one.state() == RequestState.RECALLED) {
                return Optional.of(RequestRefusal.STATE);
            }
            if (!Context.isSaid(reason)) {
                return Optional.of(RequestRefusal.TEXT_MISSING);
            }
            if (breach && report(by, one, reason).isPresent()) {
                return Optional.of(RequestRefusal.BREACH);
            }
            noteWithReason(one, "recalled", by, reason);
            requests.move(one, RequestState.RECALLED);
            tools.news().toAuthor(one, "recalled");
            tools.news().toAuthority(one, "recalled");
            fetched.of(number).stream()
                    .map(Fetched::person)
                    .filter(person -> !person.equals(one.person()))
                    .distinct()
                    .forEach(person -> tools.news().toWhoHasIt(one, person));
            return Optional.empty();
        });
    }

    /** Tells of a breach; what speaks against that, if anything, in which case nothing is written. */
    private Optional<BreachRefusal> report(Person by, Request one, String reason) {
        Instant happened =
                Objects.requireNonNullElse(one.decidedAt(), tools.clock().instant());
        return Optional.ofNullable(tools.breaches()
                .report(
                        by,
                        new BreachReports.Report(
                                one.scheme(),
                                one.person(),
                                BreachKind.MICRODATA_TAKEN_HOME,
                                happened,
                                "/outgoing/" + one.number() + ": " + reason,
                                false))
                .refusal());
    }

    private void noteWithReason(Request one, String what, Person by, String reason) {
        requests.note(one, what, by.id(), requests.entry(one, what, by.id()).with("reason", Requests.hash(reason)));
        tools.remarks().add(one, by.id(), Words.open(reason));
    }

    /** Says that all copies of what was called back are deleted: whoever has fetched some says it for himself. */
    @Transactional
    public Optional<RequestRefusal> deleted(Person by, int number) {
        return requests.locked(number, one -> permissions.maySee(by, one) || hasFetched(by.id(), one), one -> {
            if (!owes(by.id(), one)) {
                return Optional.of(RequestRefusal.STATE);
            }
            requests.note(one, "deleted", by.id());
            fetched.deleted(number, by.id());
            return Optional.empty();
        });
    }

    /** Whether somebody has fetched anything of a request, whatever he may now. */
    private boolean hasFetched(PersonId person, Request one) {
        return fetched.of(one.number()).stream().anyMatch(had -> had.person().equals(person));
    }

    /** Whether somebody has fetched something that he may not have any more, and has not said that it is deleted. */
    public boolean owes(PersonId person, Request one) {
        Set<Integer> home = files.of(one.number()).stream()
                .filter(file -> one.state() != RequestState.RECALLED && file.isHome())
                .map(RequestFile::number)
                .collect(Collectors.toSet());
        return fetched.of(one.number()).stream()
                .anyMatch(had -> had.person().equals(person) && had.deletedAt() == null && !home.contains(had.file()));
    }

    /** One that went home at once has been looked at, and may stay there. */
    @Transactional
    public Optional<RequestRefusal> looked(Person by, int number) {
        return requests.locked(number, _ -> permissions.mayReview(by), one -> {
            if (permissions.isInConflict(by, one)) {
                return Optional.of(RequestRefusal.CONFLICT);
            }
            if (!one.sampled() || one.state() != RequestState.RELEASED) {
                return Optional.of(RequestRefusal.STATE);
            }
            requests.note(one, "sample-looked-at", by.id());
            requests.looked(one);
            return Optional.empty();
        });
    }

    /** The files that others can be asked to judge anew: those that were refused, or all where they were called back. */
    public List<RequestFile> appealable(Request one) {
        boolean decided = one.state() == RequestState.RELEASED || one.state() == RequestState.REFUSED;
        boolean recalled = one.state() == RequestState.RECALLED;
        return files.of(one.number()).stream()
                .filter(_ -> one.panel() == Request.FIRST_PANEL && (decided || recalled))
                .filter(file -> file.decision() == Decision.REFUSED || (recalled && file.isHome()))
                .toList();
    }

    /** Asks others to judge anew what was refused or called back; once. */
    @Transactional
    public Optional<RequestRefusal> appeal(Person by, int number, String reason) {
        return requests.locked(number, one -> permissions.mayWrite(by, one), one -> {
            List<RequestFile> appealed = appealable(one);
            if (appealed.isEmpty()) {
                return Optional.of(RequestRefusal.STATE);
            }
            if (!Context.isSaid(reason)) {
                return Optional.of(RequestRefusal.TEXT_MISSING);
            }
            noteWithReason(one, "appealed", by, reason);
            appealed.forEach(file -> files.decide(number, file.number(), null, null));
            requests.appeal(one);
            requests.due(one, tools.policies().due(one.scheme(), Lane.FULL));
            tools.news().toReviewers(one, "appealed");
            return Optional.empty();
        });
    }

    /** Says something to the other side: the author to reviewers, or somebody of the office to him or among reviewers. */
    @Transactional
    public Optional<RequestRefusal> say(Person by, int number, Words said) {
        return requests.locked(number, one -> maySay(by, one, said), one -> {
            // Its author knows nothing of a test file.
            boolean test = said.file() != null && tools.reviews().isTest(one, said.file());
            Words words = new Words(said.file(), said.place(), said.internal() || test, said.text());
            if (!Context.isSaid(words.text())
                    || words.place().length() > LONGEST_PLACE
                    || !Context.isGood(words.place())
                    || (words.file() != null
                            && tools.reviews().file(one, words.file()).isEmpty())) {
                return Optional.of(RequestRefusal.TEXT_MISSING);
            }
            boolean toAuthor =
                    words.file() == null && !words.internal() && !one.person().equals(by.id());
            if (toAuthor && tools.tests().end(one)) {
                return Optional.of(RequestRefusal.TEST_ENDED);
            }
            requests.record(
                    one,
                    requests.entry(one, "said", by.id())
                            .with("internal", words.internal())
                            .with(
                                    "file",
                                    words.file() == null ? "" : words.file().toString())
                            .with("place", Requests.hash(words.place()))
                            .with("text", Requests.hash(words.text())));
            tools.remarks().add(one, by.id(), words);
            if (!words.internal() && !one.person().equals(by.id())) {
                tools.news().toAuthor(one, "said");
            }
            return Optional.empty();
        });
    }

    private boolean maySay(Person by, Request one, Words words) {
        return permissions.mayReview(by) || (permissions.mayWrite(by, one) && !words.internal());
    }
}
