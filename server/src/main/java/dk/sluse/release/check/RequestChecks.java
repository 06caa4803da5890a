package dk.sluse.release.check;

import dk.sluse.audit.AuditEntry;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.installation.Jobs;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFile.Checked;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Has all files of requests looked into. */
@Component
public class RequestChecks {

    static final String TASK = "release-check";

    private static final String SYSTEM = "system:inspection";
    private static final Logger LOG = LoggerFactory.getLogger(RequestChecks.class);

    private final Requests requests;
    private final RequestFiles files;
    private final FileChecks checks;
    private final RiskPolicies policies;
    private final Work work;

    /** How it is done. */
    @Component
    record Work(Jobs jobs, TransactionTemplate transaction) {}

    RequestChecks(Requests requests, RequestFiles files, FileChecks checks, RiskPolicies policies, Work work) {
        this.requests = requests;
        this.files = files;
        this.checks = checks;
        this.policies = policies;
        this.work = work;
    }

    /** Begins when the transaction commits that it is called in. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(int number) {
        work.jobs().start(TASK, Integer.toString(number));
    }

    /** Begins where nobody has, for files from before it was done by itself. */
    @Transactional
    public void ensure(int number) {
        start(number);
    }

    void run(int number) {
        Request request = requests.find(number).orElseThrow();
        RiskPolicy policy = policies.of(request.scheme()).policy();
        files.of(number).stream()
                .filter(file -> file.checked() == null)
                .parallel()
                .forEach(file -> keep(request, file, check(request, file, policy)));
        work.transaction()
                .executeWithoutResult(_ -> requests.lock(number)
                        .filter(one -> one.state().isAuthors())
                        .ifPresent(this::compare));
    }

    private Checked check(Request request, RequestFile file, RiskPolicy policy) {
        try {
            return checks.check(request, file, policy);
        } catch (IOException e) {
            LOG.warn("request {}: file {} cannot be looked into: {}", request.number(), file.number(), e.getMessage());
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Request request, RequestFile file, Checked checked) {
        work.transaction().executeWithoutResult(_ -> {
            requests.record(
                    request,
                    AuditEntry.of(SYSTEM, "request.checked", request.number() + "/" + file.number())
                            .with("sha256", file.sha256())
                            .with("type", checked.type().name())
                            .with("findings", checked.flags().size()));
            files.check(request.number(), file.number(), checked);
        });
    }

    /** A file that cannot be looked into, although it was tried again, is one that cannot be read. */
    void givenUp(int number) {
        Request request = requests.find(number).orElseThrow();
        Checked none = new Checked(FileType.UNKNOWN, List.of(Flag.of(Rule.UNREADABLE)), false);
        files.of(number).stream().filter(file -> file.checked() == null).forEach(file -> keep(request, file, none));
    }

    /**
     * Compares a request that is locked with all that its authority has, anew.
     *
     * @return its files, with what was found
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<RequestFile> compare(Request request) {
        List<RequestFile> all = files.of(request.number());
        Map<Integer, List<Flag>> differences =
                checks.differences(request, all, policies.of(request.scheme()).policy());
        requests.record(
                request,
                AuditEntry.of(SYSTEM, "request.compared", Integer.toString(request.number()))
                        .with(
                                "differences",
                                differences.values().stream()
                                        .mapToInt(List::size)
                                        .sum()));
        return all.stream()
                .map(file -> compared(request, file, differences.getOrDefault(file.number(), List.of())))
                .toList();
    }

    /** A file with the differences that it has now, which are kept where they are others than before. */
    private RequestFile compared(Request request, RequestFile file, List<Flag> differences) {
        Checked before = file.checked();
        if (before == null) {
            return file;
        }
        List<Flag> flags = Stream.concat(
                        before.flags().stream().filter(flag -> flag.against() == null), differences.stream())
                .toList();
        if (flags.equals(before.flags())) {
            return file;
        }
        Checked now = new Checked(before.type(), flags, before.whole());
        files.check(request.number(), file.number(), now);
        return file.with(now);
    }
}
