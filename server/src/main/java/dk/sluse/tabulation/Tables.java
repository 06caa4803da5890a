package dk.sluse.tabulation;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes safe tables; nothing else in Sluse shows anybody what is in a package. */
@Component
public class Tables {

    private final SchemeAccess access;
    private final Deliveries deliveries;
    private final TableMaker maker;
    private final AuditTrail audit;

    Tables(SchemeAccess access, Deliveries deliveries, TableMaker maker, AuditTrail audit) {
        this.access = access;
        this.deliveries = deliveries;
        this.maker = maker;
        this.audit = audit;
    }

    /** Whether this person may make tables in this scheme; {@link #show} asks the same. */
    public boolean mayMake(Person person, SchemeId scheme) {
        return access.refusalToAnalyse(person, scheme).isEmpty();
    }

    /** The table that a person wants to see, on the newest package of a scheme; recorded as seen. */
    public TableOutcome show(Person person, SchemeId scheme, TableDefinition definition) {
        Optional<SchemeAccess.Refusal> refusal = access.refusalToAnalyse(person, scheme);
        if (refusal.isPresent()) {
            return new TableOutcome.Denied(refusal.get());
        }
        Optional<DeliveredPackage> delivered = deliveries.current(scheme);
        if (delivered.isEmpty()) {
            return new TableOutcome.Meaningless(
                    List.of(new DefinitionFault(DefinitionFault.Code.NO_PACKAGE, scheme.value())));
        }
        TableOutcome outcome = maker.make(delivered.get(), definition);
        if (outcome instanceof TableOutcome.Made) {
            byte[] text = JsonMapper.shared().writeValueAsBytes(definition);
            audit.recordAlone(AuditEntry.of(person.id().value(), "table.shown", Seal.sha256(text))
                    .under(scheme.value())
                    .with("package", delivered.get().manifest().version()));
        }
        return outcome;
    }

    /** The same table again, on the version of the package that it was made on. */
    public TableOutcome remake(SchemeId scheme, int packageVersion, TableDefinition definition) {
        return deliveries
                .version(scheme, packageVersion)
                .map(delivered -> maker.make(delivered, definition))
                .orElseGet(() -> new TableOutcome.Meaningless(
                        List.of(new DefinitionFault(DefinitionFault.Code.NO_PACKAGE, scheme.value()))));
    }
}
