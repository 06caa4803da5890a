package dk.sluse.tabulation;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.engine.Engine;
import dk.sluse.engine.EngineSession;
import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.sdc.Protector;
import dk.sluse.sdc.Table;
import dk.sluse.tabulation.plan.Column;
import dk.sluse.tabulation.plan.Plan;
import dk.sluse.tabulation.plan.Planner;
import dk.sluse.tabulation.plan.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes safe tables; nothing else in Sluse shows anybody what is in a package. */
@Component
public class Tables {

    /** More cells than a reader can use, or than can be protected while he waits. */
    static final int MOST_CELLS = 50_000;

    /** Combinations of categories, most of them empty, that are not even counted. */
    static final long MOST_POSSIBLE_CELLS = 2_000_000;

    private final SchemeAccess access;
    private final Deliveries deliveries;
    private final Engine engine;
    private final AuditTrail audit;

    Tables(SchemeAccess access, Deliveries deliveries, Engine engine, AuditTrail audit) {
        this.access = access;
        this.deliveries = deliveries;
        this.engine = engine;
        this.audit = audit;
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
        TableOutcome outcome = make(delivered.get(), definition);
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
                .map(delivered -> make(delivered, definition))
                .orElseGet(() -> new TableOutcome.Meaningless(
                        List.of(new DefinitionFault(DefinitionFault.Code.NO_PACKAGE, scheme.value()))));
    }

    private TableOutcome make(DeliveredPackage delivered, TableDefinition definition) {
        Planner planner = new Planner(delivered.manifest(), definition);
        Optional<Plan> plan = planner.plan();
        if (plan.isEmpty()) {
            return new TableOutcome.Meaningless(planner.faults());
        }
        if (plan.get().possibleCells() > MOST_POSSIBLE_CELLS) {
            return tooManyCells(plan.get().possibleCells());
        }
        List<PackagedRegister> used = new ArrayList<>(plan.get().joined());
        used.add(plan.get().base());
        RuleSet rules = RuleSet.of(used);
        boolean tops = rules.hasDominance() && plan.get().measured().isPresent();
        TableBuilder builder = new TableBuilder(plan.get(), count(plan.get(), delivered, tops), tops);
        if (builder.cells() > MOST_CELLS) {
            return tooManyCells(builder.cells());
        }
        Table table = builder.build();
        List<SafeTable.Cell> cells = new Shown(Protector.protect(table, rules.rules()), definition).cells();
        return new TableOutcome.Made(new SafeTable(
                definition,
                plan.get().base().register().titles(),
                axes(plan.get(), builder),
                measured(plan.get()),
                cells,
                new SafeTable.Provenance(
                        delivered.manifest().scheme(),
                        delivered.manifest().version(),
                        rules.description(),
                        engine.version())));
    }

    private static TableOutcome tooManyCells(long cells) {
        return new TableOutcome.Meaningless(
                List.of(new DefinitionFault(DefinitionFault.Code.TOO_MANY_CELLS, Long.toString(cells))));
    }

    private List<Entry> count(Plan plan, DeliveredPackage delivered, boolean tops) {
        try (EngineSession session = engine.open(List.of(delivered.folder()))) {
            Counting counting = new Counting(plan, new Query(plan, delivered), session, tops);
            if (plan.rowIsUnit()) {
                return counting.leafCells();
            }
            List<Variable> unitKeys =
                    plan.base().variables().stream().filter(Variable::unitKey).toList();
            if (unitKeys.isEmpty()) {
                throw new IllegalStateException("a register without unit keys cannot be protected");
            }
            return counting.allCells(unitKeys);
        }
    }

    private static List<SafeTable.Axis> axes(Plan plan, TableBuilder builder) {
        return IntStream.range(0, plan.dimensions().size())
                .mapToObj(i -> {
                    Column column = plan.dimensions().get(i).column();
                    return new SafeTable.Axis(
                            column.registerName() + "." + column.variable().name(),
                            column.variable().titles(),
                            builder.categories().get(i).shown());
                })
                .toList();
    }

    private static SafeTable.Measured measured(Plan plan) {
        return plan.measured()
                .map(column -> new SafeTable.Measured(
                        column.variable().titles(),
                        Optional.ofNullable(column.variable().measuredIn()).orElse("")))
                .orElseGet(() ->
                        new SafeTable.Measured(units(plan.base().register().unit()), ""));
    }

    private static Titles units(String unit) {
        return switch (unit) {
            case "person" -> new Titles("Antal personer", "Number of persons");
            case "firm" -> new Titles("Antal virksomheder", "Number of enterprises");
            case "job" -> new Titles("Antal ansættelser", "Number of jobs");
            case "contact" -> new Titles("Antal kontakter", "Number of contacts");
            default -> new Titles("Antal enheder", "Number of units");
        };
    }
}
