package dk.sluse.scheme.content;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Register;
import dk.sluse.people.Person;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.Casework;
import dk.sluse.scheme.casework.Party;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is done to the content of a case, by whoever may do it. */
@Component
public class ContentWork {

    private final Casework casework;
    private final Contents contents;
    private final ContentCheck check;
    private final Catalogue catalogue;
    private final AgreedContents agreed;

    ContentWork(Casework casework, Contents contents, ContentCheck check, Catalogue catalogue, AgreedContents agreed) {
        this.casework = casework;
        this.contents = contents;
        this.check = check;
        this.catalogue = catalogue;
        this.agreed = agreed;
    }

    /** Changes one part of the content; what others do to its other parts meanwhile stays. */
    @Transactional
    public Optional<CaseRefusal> write(Person person, CaseId id, UnaryOperator<Content> part) {
        return casework.attempt(person, id, CaseAction.WRITE_CONTENT, before -> {
            contents.write(id, part.apply(contents.draft(id)), person.id());
            return Optional.empty();
        });
    }

    /** Submits the content as it has been written: a new version, if it is complete. */
    @Transactional
    public Optional<CaseRefusal> submit(Person person, CaseId id) {
        return casework.attempt(person, id, CaseAction.SUBMIT_CONTENT, before -> {
            Content content = contents.draft(id);
            if (!check.faults(content).isEmpty()) {
                return Optional.of(CaseRefusal.CONTENT_INCOMPLETE);
            }
            contents.submit(id, content, person.id());
            casework.move(before, person, CaseAction.SUBMIT_CONTENT, "");
            return Optional.empty();
        });
    }

    /**
     * Asks the owners of the registers, and the IT centre where there is something for it, to approve the newest version; only
     * those who own something that is not agreed yet. Where nobody is asked the case goes on by itself.
     */
    @Transactional
    public Optional<CaseRefusal> askApprovals(Person person, CaseId id) {
        return casework.attempt(person, id, CaseAction.ASK_APPROVALS, before -> {
            ContentVersion version = newest(id);
            Set<String> parties = parties(before, version.content());
            if (parties.isEmpty()) {
                casework.move(before, person, CaseAction.NOTHING_TO_APPROVE, "");
                return Optional.empty();
            }
            contents.ask(id, version.version(), parties, person.id());
            casework.move(before.asking(parties), person, CaseAction.ASK_APPROVALS, "");
            return Optional.empty();
        });
    }

    /**
     * Approves the parts that the person is asked for; with the last one the case goes on.
     *
     * @param seen version of the content that the person has looked at
     */
    @Transactional
    public Optional<CaseRefusal> approve(Person person, CaseId id, int seen) {
        return casework.attempt(person, id, CaseAction.APPROVE, before -> {
            ContentVersion version = newest(id);
            List<String> open = open(person, id, version);
            if (version.version() != seen) {
                return Optional.of(CaseRefusal.WRONG_STATE);
            }
            if (open.isEmpty()) {
                return Optional.of(CaseRefusal.ANSWERED);
            }
            open.forEach(party -> contents.answer(id, version.version(), party, true, person.id()));
            boolean last = contents.approvals(id, version.version()).stream()
                    .allMatch(one -> one.state() == Approval.State.APPROVED);
            casework.move(before, person, last ? CaseAction.APPROVE_LAST : CaseAction.APPROVE, "");
            return Optional.empty();
        });
    }

    /**
     * Rejects the parts that the person is asked for; Research Services takes it from there.
     *
     * @param seen version of the content that the person has looked at
     * @param reason that the applicant sees
     */
    @Transactional
    public Optional<CaseRefusal> reject(Person person, CaseId id, int seen, String reason) {
        return casework.attempt(person, id, CaseAction.REJECT, before -> {
            ContentVersion version = newest(id);
            List<String> open = open(person, id, version);
            if (version.version() != seen) {
                return Optional.of(CaseRefusal.WRONG_STATE);
            }
            if (open.isEmpty()) {
                return Optional.of(CaseRefusal.ANSWERED);
            }
            String text = Casework.lines(reason);
            if (text.isEmpty() || text.length() > Casework.LONGEST_TEXT) {
                return Optional.of(CaseRefusal.REASON_MISSING);
            }
            open.forEach(party -> contents.answer(id, version.version(), party, false, person.id()));
            casework.move(before, person, CaseAction.REJECT, text);
            return Optional.empty();
        });
    }

    /** Whether there is something of the newest version that the person is asked for and has not answered. */
    public boolean isAskedNow(Person person, CaseId id) {
        return contents.newest(id)
                .filter(version -> !open(person, id, version).isEmpty())
                .isPresent();
    }

    private List<String> open(Person person, CaseId id, ContentVersion version) {
        return contents.approvals(id, version.version()).stream()
                .filter(one -> one.state() == Approval.State.OPEN)
                .map(Approval::party)
                .filter(Party.approving(person)::contains)
                .toList();
    }

    private Set<String> parties(Case one, Content content) {
        Set<String> parties = new TreeSet<>();
        agreed.registersToApprove(one, content).stream()
                .map(register ->
                        catalogue.register(register).map(Register::owner).orElseThrow())
                .forEach(parties::add);
        if (agreed.concernsItCentre(one, content)) {
            parties.add(Case.IT_CENTRE);
        }
        return parties;
    }

    private ContentVersion newest(CaseId id) {
        return contents.newest(id).orElseThrow(() -> new IllegalStateException("nothing was submitted in case " + id));
    }
}
