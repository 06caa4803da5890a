package dk.sluse.tabulation;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.sdc.suppression.CellStatus;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.tabulation.memory.Memory;
import dk.sluse.tabulation.memory.TableSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes safe tables; nothing else in Sluse shows anybody what is in a package. */
@Component
public class Tables {

    private final SchemeAccess access;
    private final Deliveries deliveries;
    private final TableMaker maker;
    private final Memory memory;
    private final AuditTrail audit;

    /**
     * A table that is to go home.
     *
     * @param outcome the table, or why there is none
     * @param sendable what is to be kept of it, where there is one
     */
    public record Homebound(TableOutcome outcome, Optional<Memory.Sendable> sendable) {}

    Tables(SchemeAccess access, Deliveries deliveries, TableMaker maker, Memory memory, AuditTrail audit) {
        this.access = access;
        this.deliveries = deliveries;
        this.maker = maker;
        this.memory = memory;
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

    /**
     * A table as it may go home: what it would tell together with what its authority has is hidden too.
     *
     * @param id of the release that it is to be
     */
    public Homebound send(TableSource source, Memory.AtHome home, String id) {
        AtomicReference<Memory.Sendable> sendable = new AtomicReference<>();
        TableOutcome outcome = make(source, (delivered, counted) -> switch (memory.protect(
                home, id, counted.toRemember(delivered, counted.alone()))) {
            case Memory.Sendable safe -> {
                sendable.set(safe);
                yield made(delivered, counted, safe.statuses());
            }
            case Memory.Nothing _ -> fault(DefinitionFault.Code.TOLD_TOGETHER, source);
            case Memory.Contradicted _ -> fault(DefinitionFault.Code.CONTRADICTED, source);
        });
        return new Homebound(outcome, Optional.ofNullable(sendable.get()));
    }

    /** The same table again as it was sent. */
    public TableOutcome remake(TableSource source, byte[] remembered) {
        return make(
                source,
                (delivered, counted) -> made(
                        delivered,
                        counted,
                        Memory.statuses(remembered, counted.table().shape())));
    }

    /** The same table again as its own rules protect it. */
    public TableOutcome remake(TableSource source) {
        return make(source, (delivered, counted) -> new TableOutcome.Made(maker.safe(delivered, counted)));
    }

    /** What is to be remembered of a table that was sent as its own rules protected it; empty if its package is gone. */
    public Optional<byte[]> remember(TableSource source) {
        AtomicReference<byte[]> remembered = new AtomicReference<>();
        var _ = make(source, (delivered, counted) -> {
            ProtectedTable alone = counted.alone();
            remembered.set(memory.remember(counted.toRemember(delivered, alone)));
            return new TableOutcome.Made(maker.shown(delivered, counted, alone));
        });
        return Optional.ofNullable(remembered.get());
    }

    private TableOutcome made(DeliveredPackage delivered, TableMaker.Counted counted, List<CellStatus> statuses) {
        return new TableOutcome.Made(maker.shown(delivered, counted, new ProtectedTable(counted.table(), statuses)));
    }

    private TableOutcome make(
            TableSource source, BiFunction<DeliveredPackage, TableMaker.Counted, TableOutcome> whatThen) {
        return deliveries
                .version(source.scheme(), source.packageVersion())
                .map(delivered ->
                        maker.make(delivered, source.definition(), counted -> whatThen.apply(delivered, counted)))
                .orElseGet(() -> fault(DefinitionFault.Code.NO_PACKAGE, source));
    }

    private static TableOutcome fault(DefinitionFault.Code code, TableSource source) {
        return new TableOutcome.Meaningless(
                List.of(new DefinitionFault(code, source.scheme().value())));
    }
}
