package dk.sluse.scheme.casework;

import dk.sluse.audit.Seal;
import dk.sluse.installation.Folders;
import dk.sluse.installation.Home;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.Scheme;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is done to a case, by whoever may do it. A refusal changes nothing and says why. */
@Component
@EnableConfigurationProperties(CaseworkProperties.class)
public class Casework {

    /** Longest reason or comment, in characters. */
    public static final int LONGEST_TEXT = 5_000;

    private static final int MOST_OPEN = 20;
    private static final int MOST_DOCUMENTS = 20;

    private final Cases cases;
    private final CasePermissions permissions;
    private final CaseworkProperties promises;
    private final Home home;
    private final Clock clock;

    Casework(Cases cases, CasePermissions permissions, CaseworkProperties promises, Home home, Clock clock) {
        this.cases = cases;
        this.permissions = permissions;
        this.promises = promises;
        this.home = home;
        this.clock = clock;
    }

    /** Whether the person can begin a case: who acts for an authority that has not many open ones. */
    public boolean mayBegin(Person person) {
        return Party.APPLICANT.includes(person) && cases.openOf(person.organisation()) < MOST_OPEN;
    }

    /** Begins a case for the person's own authority; empty if the person may not. */
    @Transactional
    public Optional<Case> begin(Person person) {
        return mayBegin(person)
                ? Optional.of(cases.begin(person.organisation(), Case.Kind.FIRST, null, person.id()))
                : Optional.empty();
    }

    /**
     * Begins a case about one of the authority's schemes; empty if the person may not, or one is open already. What is agreed is
     * what it begins with; the content is written into it in the same transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Case> beginAbout(Scheme scheme, Case.Kind kind, Person person) {
        boolean own = scheme.authority().equals(person.organisation());
        return own && mayBegin(person) && !cases.isOpenAbout(scheme.id())
                ? Optional.of(cases.begin(person.organisation(), kind, scheme.id(), person.id()))
                : Optional.empty();
    }

    /**
     * Writes what the authority says of itself.
     *
     * @param seen version of the case that the person saw
     */
    @Transactional
    public Optional<CaseRefusal> write(Person person, CaseId id, int seen, Application application) {
        return attempt(person, id, CaseAction.WRITE, before -> {
            if (before.version() != seen) {
                return Optional.of(CaseRefusal.CHANGED_MEANWHILE);
            }
            cases.change(before, before.with(application, before.security()), person.id(), CaseAction.WRITE, "", null);
            return Optional.empty();
        });
    }

    /** Puts the description of the data security into the case, in place of an earlier one, which is kept. */
    @Transactional
    public Optional<CaseRefusal> describeSecurity(Person person, CaseId id, byte[] pdf) {
        return attempt(person, id, CaseAction.WRITE, before -> {
            if (!CaseDocument.isPdf(pdf) || pdf.length > CaseDocument.LARGEST || documents(id) >= MOST_DOCUMENTS) {
                return Optional.of(CaseRefusal.DOCUMENT);
            }
            CaseDocument document = new CaseDocument(Seal.sha256(pdf), pdf.length);
            Path file = keep(before.id(), document, pdf);
            cases.change(
                    before,
                    before.with(before.application(), document),
                    person.id(),
                    CaseAction.WRITE,
                    "",
                    new Seal(home.relative(file), document.sha256()));
            return Optional.empty();
        });
    }

    /** Where a document of a case lies; for whoever may see the case. */
    public Path file(CaseId id, CaseDocument document) {
        return home.cases().resolve(id.value()).resolve(document.sha256() + ".pdf");
    }

    /**
     * The same for somebody who has a page of the case before him.
     *
     * @param seen version of the case that the page shows
     */
    @Transactional
    public Optional<CaseRefusal> act(Person person, CaseId id, CaseAction action, String reason, int seen) {
        boolean stale = cases.lock(id)
                .filter(one -> permissions.refusalToSee(person, one).isEmpty() && one.version() != seen)
                .isPresent();
        return stale ? Optional.of(CaseRefusal.WRONG_STATE) : act(person, id, action, reason);
    }

    /**
     * Does what moves a case on, or claims it.
     *
     * @param reason what the applicant is told; needed where the action says so
     */
    @Transactional
    public Optional<CaseRefusal> act(Person person, CaseId id, CaseAction action, String reason) {
        if (!action.isPlain()) {
            throw new IllegalArgumentException(action + " has a command of its own");
        }
        return attempt(person, id, action, before -> {
            String text = lines(reason);
            if (action.needsReason() && (text.isEmpty() || text.length() > LONGEST_TEXT)) {
                return Optional.of(CaseRefusal.REASON_MISSING);
            }
            if (action == CaseAction.SUBMIT
                    && !before.application().missing(before.security() != null).isEmpty()) {
                return Optional.of(CaseRefusal.INCOMPLETE);
            }
            move(before, person, action, text);
            return Optional.empty();
        });
    }

    /** Says something in the case: to everybody, or among the office's own. */
    @Transactional
    public Optional<CaseRefusal> comment(Person person, CaseId id, String text, boolean internal) {
        Optional<Case> found = cases.lock(id);
        Optional<CaseRefusal> unseen =
                found.isEmpty() ? Optional.of(CaseRefusal.NOT_YOURS) : permissions.refusalToSee(person, found.get());
        if (unseen.isPresent()) {
            return unseen;
        }
        String said = lines(text);
        if (said.isEmpty() || said.length() > LONGEST_TEXT) {
            return Optional.of(CaseRefusal.REASON_MISSING);
        }
        cases.comment(found.get(), person.id(), said, internal && permissions.isOfOffice(person));
        return Optional.empty();
    }

    /** What a form sends, with line breaks that count as one character, as they do where they are typed. */
    public static String lines(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    /** What is done to a case, which nobody else changes meanwhile, once it is known that the person may. */
    public interface Change {
        Optional<CaseRefusal> apply(Case before);
    }

    /** Does something to a case if the person may do what it amounts to, in one transaction. */
    @Transactional
    public Optional<CaseRefusal> attempt(Person person, CaseId id, CaseAction action, Change change) {
        Optional<Case> found = cases.lock(id);
        if (found.isEmpty()) {
            return Optional.of(CaseRefusal.NOT_YOURS);
        }
        Optional<CaseRefusal> refusal = permissions.refusal(person, found.get(), action);
        return refusal.isPresent() ? refusal : change.apply(found.get());
    }

    /**
     * Moves a case that {@link #attempt} has been allowed to.
     *
     * @param text goes into its history
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Case before, Person person, CaseAction action, String text) {
        cases.change(before, moved(before, action, person.id()), person.id(), action, text, null);
    }

    /** The case with the new promise, and with whoever in the office works on it now. */
    private Case moved(Case before, CaseAction action, PersonId by) {
        CaseState state = action.after(before.state());
        if (state != before.state()) {
            return before.with(promise(state), null);
        }
        return action.claims() ? before.with(before.due(), by) : before;
    }

    private @Nullable LocalDate promise(CaseState state) {
        LocalDate today = OfficeTime.today(clock);
        return switch (state) {
            case SUBMITTED, PRICING, ACCEPTED, SIGNING -> promises.consultingPromise(today);
            case CONTENT_SUBMITTED, APPROVING -> promises.contentPromise(today);
            case DRAFT, RETURNED, CONTENT, CONTENT_RETURNED, OFFERED, AGREED, NOT_ELIGIBLE, WITHDRAWN -> null;
        };
    }

    private int documents(CaseId id) {
        String[] kept = home.cases().resolve(id.value()).toFile().list();
        return kept == null ? 0 : kept.length;
    }

    private Path keep(CaseId id, CaseDocument document, byte[] bytes) {
        Path file = file(id, document);
        Folders.writeWhole(file, bytes);
        return file;
    }
}
