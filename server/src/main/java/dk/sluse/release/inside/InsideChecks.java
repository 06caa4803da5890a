package dk.sluse.release.inside;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.release.check.FileChecks;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.in.WayIn;
import dk.sluse.workspace.out.CheckWanted;
import dk.sluse.workspace.out.Taker;
import dk.sluse.workspace.out.WayOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Answers analysts in their workspaces what speaks against sending home what lies in their folder. The answer stays inside. */
@Component
class InsideChecks {

    private static final String ANSWER = "check.tsv";
    private static final Logger LOG = LoggerFactory.getLogger(InsideChecks.class);

    private final Workspaces workspaces;
    private final WayOut out;
    private final WayIn in;
    private final FileChecks checks;
    private final Tools tools;
    private final Set<Integer> asked = ConcurrentHashMap.newKeySet();

    /** One at a time: those who send are served first. */
    private final Semaphore turn = new Semaphore(1, true);

    /** What it works with. */
    @Component
    record Tools(People people, RiskPolicies policies, MessageSource messages, AuditTrail audit) {}

    InsideChecks(Workspaces workspaces, WayOut out, WayIn in, FileChecks checks, Tools tools) {
        this.workspaces = workspaces;
        this.out = out;
        this.in = in;
        this.checks = checks;
        this.tools = tools;
    }

    /** In a thread of its own; who asks again before he is answered is not heard. */
    @EventListener
    void on(CheckWanted wanted) {
        Optional<Workspace> workspace = workspaces.find(wanted.workspace());
        if (workspace.isPresent() && asked.add(wanted.workspace())) {
            Thread.ofVirtual().name("inside-check").start(() -> {
                turn.acquireUninterruptibly();
                try {
                    answer(workspace.get(), wanted.name());
                } finally {
                    turn.release();
                    asked.remove(wanted.workspace());
                }
            });
        }
    }

    private void answer(Workspace workspace, String name) {
        Locale language =
                tools.people().find(workspace.person()).map(Person::language).orElse(Locale.of("da"));
        RiskPolicy policy = tools.policies().of(workspace.scheme()).policy();
        CheckReport report = new CheckReport(tools.messages(), language, policy.threshold());
        Optional<String> refusal = look(workspace, policy, report);
        tools.audit()
                .recordAlone(AuditEntry.of(
                                workspace.person().value(),
                                "outgoing.checked-inside",
                                Integer.toString(workspace.number()))
                        .under(workspace.scheme().value())
                        .with("files", report.files())
                        .with("findings", report.findings()));
        byte[] content = refusal.map(CheckReport::none).orElseGet(report::content);
        in.answer(workspace, name, ANSWER, content)
                .ifPresent(why ->
                        LOG.warn("workspace {}: no answer can be put there: {}", workspace.number(), why.refusal()));
    }

    /** Why nothing could be looked into; empty if it could. */
    private Optional<String> look(Workspace workspace, RiskPolicy policy, CheckReport report) {
        try {
            return out.look(workspace, new Taker() {
                        @Override
                        public void file(String name, byte[] content) {
                            try {
                                checks.lookBefore(workspace.scheme(), name, content, policy)
                                        .forEach(flag -> report.found(name, flag));
                                report.looked();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }

                        @Override
                        public void refused(String name, String reason) {
                            report.notTaken(name, reason);
                        }
                    })
                    .map(Enum::name);
        } catch (RuntimeException e) {
            LOG.error("workspace {}: what lies there cannot be looked into: {}", workspace.number(), e.toString());
            return Optional.of(WayOut.Refusal.FAILED.name());
        }
    }
}
