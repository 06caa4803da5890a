package dk.sluse.delivery.form;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.delivery.PackageDelivered;
import dk.sluse.installation.Jobs;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which registers of packages are wanted in which other forms. */
@Repository
public class FormRequests {

    static final String TASK = "forms";
    private static final String ACTOR = "system:delivery";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Clock clock;

    FormRequests(JdbcClient jdbc, AuditTrail audit, Jobs jobs, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Asks for a register in a form; a job makes it, now and after each delivery. Asked again, what stopped is tried again. */
    @Transactional
    public void ask(SchemeId scheme, String register, Form form, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "form.asked", scheme.value())
                .under(scheme.value())
                .with("register", register)
                .with("form", form.name()));
        jdbc.sql("""
                insert into package_form (scheme, register, form, asked_by, asked_at, state)
                values (:scheme, :register, :form, :by, :now, 'WAITING')
                on conflict (scheme, register, form) do update set state = 'WAITING', trouble = null""")
                .param("scheme", scheme.value())
                .param("register", register)
                .param("form", form.name())
                .param("by", by.value())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        start(scheme);
    }

    /** A form is not wanted any more; a job removes its files. */
    @Transactional
    public void withdraw(SchemeId scheme, String register, Form form, PersonId by) {
        drop(scheme, register, form, by.value());
        start(scheme);
    }

    /** What has left the package leaves its forms. */
    @Transactional
    void drop(FormRequest request) {
        drop(request.scheme(), request.register(), request.form(), ACTOR);
    }

    private void drop(SchemeId scheme, String register, Form form, String actor) {
        audit.record(AuditEntry.of(actor, "form.withdrawn", scheme.value())
                .under(scheme.value())
                .with("register", register)
                .with("form", form.name()));
        jdbc.sql("delete from package_form where scheme = :scheme and register = :register and form = :form")
                .param("scheme", scheme.value())
                .param("register", register)
                .param("form", form.name())
                .update();
    }

    /** Forms follow the package. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PackageDelivered event) {
        int wanted = jdbc.sql("update package_form set state = 'WAITING', trouble = null where scheme = :scheme")
                .param("scheme", event.scheme().value())
                .update();
        if (wanted > 0) {
            start(event.scheme());
        }
    }

    private void start(SchemeId scheme) {
        jobs.start(TASK, scheme + "/" + UUID.randomUUID());
    }

    /** Notes what is there of a request so far; another job goes on, so that the jobs of others get in between. */
    @Transactional
    void madeSoFar(FormRequest request, List<FormRequest.FormFile> files) {
        audit.record(entry(request, "form.begun"));
        end(request, FormRequest.State.WAITING, files, null);
        start(request.scheme());
    }

    @Transactional
    void made(FormRequest request, List<FormRequest.FormFile> files) {
        String all = files.stream().map(FormRequest.FormFile::sha256).collect(Collectors.joining());
        audit.record(entry(request, "form.made").with("files", Seal.sha256(all.getBytes(StandardCharsets.UTF_8))));
        end(request, FormRequest.State.READY, files, null);
    }

    /** Gives up what waits; another job removes what there was of it. */
    @Transactional
    void giveUp(SchemeId scheme) {
        List<FormRequest> waiting = of(scheme).stream()
                .filter(request -> request.state() == FormRequest.State.WAITING)
                .toList();
        waiting.forEach(request -> stop(request, FormRequest.Trouble.FAILED));
        if (!waiting.isEmpty()) {
            start(scheme);
        }
    }

    @Transactional
    void stop(FormRequest request, FormRequest.Trouble trouble) {
        audit.record(entry(request, "form.stopped").with("reason", trouble.name()));
        end(request, FormRequest.State.STOPPED, List.of(), trouble.name());
    }

    private static AuditEntry entry(FormRequest request, String action) {
        return AuditEntry.of(ACTOR, action, request.scheme().value())
                .under(request.scheme().value())
                .with("register", request.register())
                .with("form", request.form().name());
    }

    private void end(
            FormRequest request, FormRequest.State state, List<FormRequest.FormFile> files, @Nullable String trouble) {
        jdbc.sql("""
                update package_form set state = :state, files = :files, trouble = :trouble
                where scheme = :scheme and register = :register and form = :form""")
                .param("state", state.name())
                .param("files", JsonMapper.shared().writeValueAsString(files))
                .param("trouble", trouble)
                .param("scheme", request.scheme().value())
                .param("register", request.register())
                .param("form", request.form().name())
                .update();
    }

    /** What is wanted of a scheme's package. */
    @Transactional(readOnly = true)
    public List<FormRequest> of(SchemeId scheme) {
        return jdbc.sql("select * from package_form where scheme = :scheme order by register, form")
                .param("scheme", scheme.value())
                .query((row, _) -> {
                    String trouble = row.getString("trouble");
                    return new FormRequest(
                            scheme,
                            row.getString("register"),
                            Form.valueOf(row.getString("form")),
                            FormRequest.State.valueOf(row.getString("state")),
                            JsonMapper.shared().readValue(row.getString("files"), new TypeReference<>() {}),
                            trouble == null ? null : FormRequest.Trouble.valueOf(trouble));
                })
                .list();
    }
}
