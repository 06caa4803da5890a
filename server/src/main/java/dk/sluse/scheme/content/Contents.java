package dk.sluse.scheme.content;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.casework.CaseId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Contents of cases: what is being written, the versions that were submitted, and who has approved them. */
@Repository
public class Contents {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Contents(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is being written; empty at first. */
    public Content draft(CaseId id) {
        return jdbc.sql("select content from content_draft where case_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Content.class))
                .orElse(Content.EMPTY);
    }

    /** The versions that were submitted, newest first. */
    public List<ContentVersion> versions(CaseId id) {
        return jdbc.sql("select * from content_version where case_id = :id order by version desc")
                .param("id", id.value())
                .query((row, _) -> version(row))
                .list();
    }

    public Optional<ContentVersion> version(CaseId id, int number) {
        return jdbc.sql("select * from content_version where case_id = :id and version = :version")
                .param("id", id.value())
                .param("version", number)
                .query((row, _) -> version(row))
                .optional();
    }

    /** The version that was submitted last. */
    public Optional<ContentVersion> newest(CaseId id) {
        return jdbc.sql("select * from content_version where case_id = :id order by version desc limit 1")
                .param("id", id.value())
                .query((row, _) -> version(row))
                .optional();
    }

    public List<Approval> approvals(CaseId id, int version) {
        return jdbc.sql("select * from content_approval where case_id = :id and version = :version order by party")
                .param("id", id.value())
                .param("version", version)
                .query((row, _) -> approval(row))
                .list();
    }

    /** What is agreed for a scheme; empty if that was not agreed through a case. */
    public Optional<Content> agreed(SchemeId scheme) {
        return jdbc.sql("select content from agreed_content where scheme = :scheme")
                .param("scheme", scheme.value())
                .query((row, _) -> json.readValue(row.getString(1), Content.class))
                .optional();
    }

    /** Notes what is agreed for a scheme from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void agree(SchemeId scheme, Content content, AuditEntry entry) {
        String text = json.writeValueAsString(content);
        audit.record(entry.with("content", Seal.sha256(text.getBytes(StandardCharsets.UTF_8))));
        jdbc.sql("""
                insert into agreed_content values (:scheme, :content)
                on conflict (scheme) do update set content = excluded.content""").param("scheme", scheme.value()).param("content", text).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(CaseId id, Content content, PersonId by) {
        String text = json.writeValueAsString(content);
        audit.record(entry(by, "content.written", id, text));
        jdbc.sql("""
                insert into content_draft (case_id, content) values (:id, :content)
                on conflict (case_id) do update set content = excluded.content""").param("id", id.value()).param("content", text).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void submit(CaseId id, Content content, PersonId by) {
        String text = json.writeValueAsString(content);
        int version = newest(id).map(ContentVersion::version).orElse(0) + 1;
        audit.record(entry(by, "content.submitted", id, text).with("version", version));
        jdbc.sql("""
                insert into content_version (case_id, version, at, content)
                values (:id, :version, :at, :content)""")
                .param("id", id.value())
                .param("version", version)
                .param("at", now())
                .param("content", text)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void ask(CaseId id, int version, Set<String> parties, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "content.approvals-asked", id.value())
                .with("version", version)
                .with("parties", parties.stream().sorted().toList()));
        jdbc.sql("delete from content_approval where case_id = :id and version = :version")
                .param("id", id.value())
                .param("version", version)
                .update();
        for (String party : parties) {
            jdbc.sql("""
                    insert into content_approval (case_id, version, party, state) values (:id, :version, :party, 'OPEN')""")
                    .param("id", id.value())
                    .param("version", version)
                    .param("party", party)
                    .update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void answer(CaseId id, int version, String party, boolean approved, PersonId by) {
        audit.record(AuditEntry.of(by.value(), approved ? "content.approved" : "content.rejected", id.value())
                .with("version", version)
                .with("party", party));
        jdbc.sql("""
                update content_approval set state = :state, answered_by = :by, at = :at
                where case_id = :id and version = :version and party = :party""")
                .param("state", (approved ? Approval.State.APPROVED : Approval.State.REJECTED).name())
                .param("by", by.value())
                .param("at", now())
                .param("id", id.value())
                .param("version", version)
                .param("party", party)
                .update();
    }

    private static AuditEntry entry(PersonId by, String action, CaseId id, String text) {
        return AuditEntry.of(by.value(), action, id.value())
                .with("content", Seal.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private ContentVersion version(ResultSet row) throws SQLException {
        return new ContentVersion(
                row.getInt("version"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("content"), Content.class));
    }

    private static Approval approval(ResultSet row) throws SQLException {
        String by = row.getString("answered_by");
        @Nullable OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new Approval(
                row.getString("party"),
                Approval.State.valueOf(row.getString("state")),
                by == null ? null : new PersonId(by),
                at == null ? null : at.toInstant());
    }
}
