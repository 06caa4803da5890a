package dk.sluse.scheme.contract;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.people.Contact;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.casework.CaseId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The contracts of cases, their signatures, and who was named for them. */
@Repository
public class Contracts {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Contracts(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whom the authority has named; empty before it has taken an offer. */
    public Optional<Named> named(CaseId id) {
        return jdbc.sql("select * from case_named where case_id = :id")
                .param("id", id.value())
                .query((row, _) -> new Named(
                        Locale.of(row.getString("language")),
                        new Contact(row.getString("responsible_name"), row.getString("responsible_email")),
                        new Contact(row.getString("signatory_name"), row.getString("signatory_email"))))
                .optional();
    }

    /** The contract that was drawn up last. */
    public Optional<Contract> newest(CaseId id) {
        return jdbc.sql("select * from contract where case_id = :id order by number desc limit 1")
                .param("id", id.value())
                .query((row, _) -> contract(row))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void name(CaseId id, Named named, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "contract.named", id.value())
                .with("responsible", hash(named.responsible()))
                .with("signatory", hash(named.signatory())));
        jdbc.sql("""
                insert into case_named
                values (:id, :language, :responsibleName, :responsibleEmail, :signatoryName, :signatoryEmail)
                on conflict (case_id) do update set language = excluded.language,
                    responsible_name = excluded.responsible_name, responsible_email = excluded.responsible_email,
                    signatory_name = excluded.signatory_name, signatory_email = excluded.signatory_email""")
                .param("id", id.value())
                .param("language", named.language().getLanguage())
                .param("responsibleName", named.responsible().name())
                .param("responsibleEmail", named.responsible().email())
                .param("signatoryName", named.signatory().name())
                .param("signatoryEmail", named.signatory().email())
                .update();
    }

    /** Notes a contract whose two files have been written. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(CaseId id, int contentVersion, List<Seal> files, PersonId by) {
        int number = newest(id).map(Contract::number).orElse(0) + 1;
        audit.record(AuditEntry.of(by.value(), "contract.drawn-up", id.value())
                .with("number", number)
                .with("contentVersion", contentVersion)
                .sealing(files));
        jdbc.sql("insert into contract values (:id, :number, :version, :contract, :authorisation, :at, :by)")
                .param("id", id.value())
                .param("number", number)
                .param("version", contentVersion)
                .param("contract", files.getFirst().sha256())
                .param("authorisation", files.getLast().sha256())
                .param("at", now())
                .param("by", by.value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Contract sign(Contract contract, Side side, PersonId by) {
        audit.record(
                AuditEntry.of(by.value(), "contract.signed", contract.caseId().value())
                        .with("number", contract.number())
                        .with("side", side)
                        .with("contract", contract.contractSha256())
                        .with("authorisation", contract.authorisationSha256()));
        jdbc.sql("insert into contract_signature values (:id, :number, :side, :by, :at)")
                .param("id", contract.caseId().value())
                .param("number", contract.number())
                .param("side", side.name())
                .param("by", by.value())
                .param("at", now())
                .update();
        return newest(contract.caseId()).orElseThrow();
    }

    /** The day from which what a case led to is in force; empty while it has led to nothing. */
    public Optional<LocalDate> effect(CaseId id) {
        return jdbc.sql("select effect_from from case_effect where case_id = :id")
                .param("id", id.value())
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .optional();
    }

    /** Part of the transaction, and under the entries, of what comes into force. */
    @Transactional(propagation = Propagation.MANDATORY)
    void takesEffect(CaseId id, LocalDate day) {
        jdbc.sql("insert into case_effect values (:id, :day)")
                .param("id", id.value())
                .param("day", day)
                .update();
    }

    private static String hash(Contact contact) {
        return Seal.sha256((contact.name() + "\n" + contact.email()).getBytes(StandardCharsets.UTF_8));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Contract contract(ResultSet row) throws SQLException {
        CaseId id = new CaseId(row.getString("case_id"));
        int number = row.getInt("number");
        return new Contract(
                id,
                number,
                row.getInt("content_version"),
                row.getString("contract_sha256"),
                row.getString("authorisation_sha256"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getString("drawn_up_by")),
                signatures(id, number));
    }

    private List<Signature> signatures(CaseId id, int number) {
        return jdbc.sql("select * from contract_signature where case_id = :id and number = :number order by at")
                .param("id", id.value())
                .param("number", number)
                .query((row, _) -> new Signature(
                        Side.valueOf(row.getString("side")),
                        new PersonId(row.getString("person")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
