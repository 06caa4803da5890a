package dk.sluse.release.seeded;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.inspection.content.FileType;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.release.check.FileChecks;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFile.Checked;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestPermissions;
import dk.sluse.release.request.Requests;
import dk.sluse.workspace.kept.KeptFiles;
import dk.sluse.workspace.kept.KeptFiles.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes test files, puts them among the files of requests, and takes them out again before anything is decided. */
@Component
public class TestWork {

    /** Why a test file is not made. */
    public enum Refusal {
        /** Only who reviews makes some. */
        NOT_FOUND,
        NAME,
        TEXT,
        SIZE
    }

    /**
     * A test file as it is handed in.
     *
     * @param refuse whether the right answer is that it may not go home
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Made(String name, byte[] content, boolean refuse, String wrong, String explanation) {}

    private static final int FIRST = 1;
    private static final int LONGEST_NAME = 120;
    private static final Logger LOG = LoggerFactory.getLogger(TestWork.class);

    private final TestFiles tests;
    private final Requests requests;
    private final RequestFiles files;
    private final RequestPermissions permissions;
    private final Tools tools;

    /** What it works with. */
    @Component
    record Tools(KeptFiles kept, FileChecks checks, RiskPolicies policies, AuditTrail audit) {}

    TestWork(TestFiles tests, Requests requests, RequestFiles files, RequestPermissions permissions, Tools tools) {
        this.tests = tests;
        this.requests = requests;
        this.files = files;
        this.permissions = permissions;
        this.tools = tools;
    }

    /** Makes one. */
    @Transactional
    public Optional<Refusal> make(Person by, Made made) {
        if (!permissions.mayReview(by)) {
            return Optional.of(Refusal.NOT_FOUND);
        }
        if (!made.name().matches("[\\p{L}\\p{N} ._()+-]{1," + LONGEST_NAME + "}")) {
            return Optional.of(Refusal.NAME);
        }
        if (!Context.isSaid(made.wrong()) || !Context.isGood(made.explanation())) {
            return Optional.of(Refusal.TEXT);
        }
        if (made.content().length == 0 || made.content().length > RiskPolicy.USUAL.sizeBytes()) {
            return Optional.of(Refusal.SIZE);
        }
        int number = tests.next();
        Seal seal = tools.kept().put(Kind.TEST, number, FIRST, made.content());
        String sha256 = Seal.sha256(made.content());
        tools.audit()
                .record(AuditEntry.of(by.id().value(), "test-file.made", Integer.toString(number))
                        .with("sha256", sha256)
                        .with("refuse", made.refuse())
                        .sealing(List.of(seal)));
        tests.add(new TestFile(
                number,
                made.name(),
                made.content().length,
                sha256,
                made.refuse(),
                made.wrong().strip(),
                made.explanation().strip(),
                by.id(),
                false));
        return Optional.empty();
    }

    /** It is used no more; what was said of it stays. */
    @Transactional
    public Optional<Refusal> retire(Person by, int number) {
        if (!permissions.mayReview(by) || !tests.isInUse(number)) {
            return Optional.of(Refusal.NOT_FOUND);
        }
        tools.audit().record(AuditEntry.of(by.id().value(), "test-file.retired", Integer.toString(number)));
        tests.retire(number);
        return Optional.empty();
    }

    /** By chance, as the policy has it, puts one that a reviewer does not know into a request that is locked, before he begins. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void place(Request one, PersonId reviewer) {
        RiskPolicy policy = tools.policies().of(one.scheme()).policy();
        if (one.panel() == Request.FIRST_PANEL && tests.placed(one.number()).isEmpty() && policy.tests()) {
            tests.unknownTo(reviewer).ifPresent(test -> place(one, test, policy));
        }
    }

    private void place(Request one, TestFile test, RiskPolicy policy) {
        int number = files.next(one.number());
        try {
            byte[] content = tools.kept().get(Kind.TEST, test.number(), FIRST, test.sha256());
            Seal seal = tools.kept().put(Kind.OUTGOING, one.number(), number, content);
            Checked none = new Checked(FileType.UNKNOWN, List.of(), false);
            RequestFile asIs = TestFiles.asReviewersSeeIt(number, test, none);
            Checked checked = tools.checks().check(one, asIs, policy);
            // No author could have sent it as it is: everybody would see what it is.
            boolean sendable = checked.flags().stream().noneMatch(Flag::isNotAccepted)
                    && (checked.flags().isEmpty() || !test.explanation().isBlank());
            if (!sendable) {
                LOG.warn("test file {} cannot be sent under the policy of request {}", test.number(), one.number());
                return;
            }
            requests.record(
                    one,
                    AuditEntry.of("system:test", "request.test-placed", one.number() + "/" + number)
                            .with("test", test.number())
                            .sealing(List.of(seal)));
            tests.place(one, TestFiles.asReviewersSeeIt(number, test, checked), test);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("request {}: no test file can be placed: {}", one.number(), e.getMessage());
        }
    }

    /**
     * All have judged, or something is to be said to the author: what was a test file is told, and is in nobody's way.
     *
     * @return whether there was one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(Request one) {
        boolean untold = tests.placed(one.number()).stream().anyMatch(placed -> !placed.ended());
        if (untold) {
            requests.record(one, AuditEntry.of("system:test", "request.test-ended", Integer.toString(one.number())));
            tests.end(one);
        }
        return untold;
    }
}
