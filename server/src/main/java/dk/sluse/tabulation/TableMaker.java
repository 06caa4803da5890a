package dk.sluse.tabulation;

import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.engine.Answers;
import dk.sluse.engine.Engine;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Table;
import dk.sluse.tabulation.count.Counting;
import dk.sluse.tabulation.count.Entry;
import dk.sluse.tabulation.memory.Candidate;
import dk.sluse.tabulation.plan.Column;
import dk.sluse.tabulation.plan.Plan;
import dk.sluse.tabulation.plan.Planner;
import dk.sluse.tabulation.plan.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes a safe table of a definition. */
@Component
class TableMaker {

    /** More cells than a reader can use. */
    static final int MOST_CELLS = 20_000;

    /** Combinations of categories, most of them empty, that are not even counted. */
    static final long MOST_POSSIBLE_CELLS = 2_000_000;

    private final Engine engine;

    TableMaker(Engine engine) {
        this.engine = engine;
    }

    /**
     * A table as it was counted; not to be seen by anybody.
     *
     * @param rows those that matter for how few units are behind a cell
     * @param counting asks more of the same data, as long as the table is being made
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Counted(Plan plan, Layout layout, Table table, RuleSet rules, long[] rows, Counting counting) {

        boolean unsafe(int cell) {
            return rules.rules().stream().anyMatch(rule -> rule.finds(table, cell));
        }

        /** Protected by its own rules. */
        ProtectedTable alone() {
            return Protector.protect(table, rules.rules());
        }

        /** As it is to be compared with other tables. */
        Candidate toRemember(DeliveredPackage delivered, ProtectedTable safe) {
            List<Candidate.Axis> axes = layout.categories().stream()
                    .map(of -> new Candidate.Axis(
                            of::node,
                            of.shown().stream().map(SafeTable.Category::titles).toList()))
                    .toList();
            return new Candidate(
                    delivered.manifest().scheme(), plan, safe, rules.rules(), rows, axes, counting::occurring);
        }

        /**
         * A period in which the whole population is smaller than a cell may be. The population is a grouping too, and
         * even which categories such a table has would tell about those few.
         */
        Optional<String> tooSmallPeriod() {
            List<String> periods = plan.definition().periods();
            int cells = table.units().length / periods.size();
            return IntStream.range(0, periods.size())
                    .filter(period -> table.units()[period * cells] < rules.minimumFrequency())
                    .mapToObj(periods::get)
                    .findFirst();
        }
    }

    /** Makes a table as its own rules protect it. */
    TableOutcome make(DeliveredPackage delivered, TableDefinition definition) {
        return make(delivered, definition, counted -> new TableOutcome.Made(safe(delivered, counted)));
    }

    /** Counts a table and hands it on to be protected, if it may be made at all. */
    TableOutcome make(
            DeliveredPackage delivered, TableDefinition definition, Function<Counted, TableOutcome> whatThen) {
        return count(delivered, definition, counted -> {
            Optional<String> small = counted.tooSmallPeriod();
            return small.isPresent() ? fault(DefinitionFault.Code.TOO_FEW_UNITS, small.get()) : whatThen.apply(counted);
        });
    }

    /** Counts a table and hands it on before it is protected, if the definition makes sense. */
    TableOutcome count(
            DeliveredPackage delivered, TableDefinition definition, Function<Counted, TableOutcome> whatThen) {
        Planner planner = new Planner(delivered.manifest(), definition);
        Optional<Plan> plan = planner.plan();
        if (plan.isEmpty()) {
            return new TableOutcome.Meaningless(planner.faults());
        }
        if (plan.get().possibleCells() > MOST_POSSIBLE_CELLS) {
            return fault(
                    DefinitionFault.Code.TOO_MANY_CELLS,
                    Long.toString(plan.get().possibleCells()));
        }
        try (Answers answers = engine.reading(delivered.folder())) {
            Counting counting = new Counting(plan.get(), new Query(plan.get(), delivered, answers), answers);
            return count(plan.get(), counting, whatThen);
        }
    }

    private TableOutcome count(Plan plan, Counting counting, Function<Counted, TableOutcome> whatThen) {
        List<PackagedRegister> used = new ArrayList<>(plan.joined());
        used.add(plan.base());
        RuleSet rules = RuleSet.of(used);
        boolean tops = rules.hasDominance() && plan.measured().isPresent();
        Optional<Variable> contributor = tops && !plan.rowIsUnit() ? contributor(plan) : Optional.empty();
        List<Entry> entries = counting.leafCells(tops, contributor);
        Layout layout = new Layout(plan, entries);
        if (layout.cells() > MOST_CELLS) {
            return fault(DefinitionFault.Code.TOO_MANY_CELLS, Long.toString(layout.cells()));
        }
        TableBuilder builder = new TableBuilder(plan, layout, entries);
        Map<Variable, long[]> units = plan.rowIsUnit() ? Map.of() : builder.unitsAtLeast(contributor);
        Table table = builder.build(units, tops);
        if (!plan.rowIsUnit()) {
            new Doubts(layout, entries, builder.tally(), rules, contributor).settle(table, units, counting);
        }
        return whatThen.apply(
                new Counted(plan, layout, table, rules, builder.tally().countedRows(), counting));
    }

    /** The table as it is when its own rules have protected it. */
    SafeTable safe(DeliveredPackage delivered, Counted counted) {
        return shown(delivered, counted, counted.alone());
    }

    /** What may be seen of a table that has been protected. */
    SafeTable shown(DeliveredPackage delivered, Counted counted, ProtectedTable safe) {
        Plan plan = counted.plan();
        return new SafeTable(
                plan.definition(),
                plan.base().register().titles(),
                axes(plan, counted.layout()),
                measured(plan),
                new Shown(safe, plan.definition()).cells(),
                new SafeTable.Provenance(
                        delivered.manifest().scheme(),
                        delivered.manifest().version(),
                        counted.rules().description(),
                        engine.version()));
    }

    /** Whose contributions to a sum may not dominate it: the enterprises', where rows are about any. */
    private static Optional<Variable> contributor(Plan plan) {
        return plan.unitKeys().stream()
                .filter(key -> "CVR".equals(key.keyType()))
                .findFirst()
                .or(() -> plan.unitKeys().stream().findFirst());
    }

    private static TableOutcome fault(DefinitionFault.Code code, String subject) {
        return new TableOutcome.Meaningless(List.of(new DefinitionFault(code, subject)));
    }

    private static List<SafeTable.Axis> axes(Plan plan, Layout layout) {
        return IntStream.range(0, plan.dimensions().size())
                .mapToObj(i -> {
                    Column column = plan.dimensions().get(i).column();
                    return new SafeTable.Axis(
                            column.registerName() + "." + column.variable().name(),
                            column.variable().titles(),
                            layout.categories().get(i).shown());
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
