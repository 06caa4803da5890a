package dk.sluse.release.inside;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.release.check.FileChecks;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.request.Flag;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.in.WayIn;
import dk.sluse.workspace.out.CheckWanted;
import dk.sluse.workspace.out.Taker;
import dk.sluse.workspace.out.WayOut;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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

    /** One at a time. */
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

    /** In a thread of its own; who asks again before he is answered is told so. */
    @EventListener
    void on(CheckWanted wanted) {
        Optional<Workspace> workspace = workspaces.find(wanted.workspace());
        if (workspace.isPresent() && !asked.add(wanted.workspace())) {
            put(workspace.get(), wanted.name(), CheckReport.none(WayOut.Refusal.BUSY.name()));
        } else if (workspace.isPresent()) {
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
        Optional<String> refusal = carefully(workspace, policy, report);
        tools.audit()
                .recordAlone(AuditEntry.of(
                                workspace.person().value(),
                                "outgoing.checked-inside",
                                Integer.toString(workspace.number()))
                        .under(workspace.scheme().value())
                        .with("files", report.files())
                        .with("findings", report.findings()));
        byte[] content = refusal.map(CheckReport::none).orElseGet(report::content);
        put(workspace, name, content);
    }

    private void put(Workspace workspace, String name, byte[] content) {
        in.answer(workspace, name, ANSWER, content)
                .ifPresent(why ->
                        LOG.warn("workspace {}: no answer can be put there: {}", workspace.number(), why.refusal()));
    }

    private Optional<String> carefully(Workspace workspace, RiskPolicy policy, CheckReport report) {
        try {
            return look(workspace, policy, report);
        } catch (RuntimeException e) {
            LOG.error("workspace {}: what lies there cannot be looked into: {}", workspace.number(), e.toString());
            return Optional.of(WayOut.Refusal.FAILED.name());
        }
    }

    /** Why nothing could be looked into; empty if it could. */
    private Optional<String> look(Workspace workspace, RiskPolicy policy, CheckReport report) {
        Map<String, byte[]> lying = new LinkedHashMap<>();
        Optional<WayOut.Refusal> refusal = out.look(workspace, new Taker() {
            @Override
            public void file(String name, byte[] content) {
                lying.put(name, content);
            }

            @Override
            public void refused(String name, String reason) {
                report.notTaken(name, reason);
            }
        });
        if (refusal.isPresent()) {
            return refusal.map(Enum::name);
        }
        FileChecks.Beforehand beforehand = checks.beforehand(workspace.scheme(), policy);
        lying.forEach((name, content) -> look(beforehand, name, content, report));
        return Optional.empty();
    }

    /** What goes wrong with one file is told of it, and keeps nobody from the others. */
    private static void look(FileChecks.Beforehand beforehand, String name, byte[] content, CheckReport report) {
        try {
            beforehand.look(name, content).forEach(flag -> report.found(name, flag));
        } catch (IOException | RuntimeException e) {
            LOG.error("a file in a workspace cannot be looked into: {}", e.toString());
            report.found(name, Flag.of(Rule.UNREADABLE));
        }
        report.looked();
    }
}
