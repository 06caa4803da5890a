package dk.sluse.tabulation.plan;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.tabulation.DefinitionFault;
import dk.sluse.tabulation.DefinitionFault.Code;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableDefinition.Filter;
import dk.sluse.tabulation.TableDefinition.Grouping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a definition, or tells all that is wrong with it. */
public final class Planner {

    static final int MOST_GROUPINGS = 4;

    private final Manifest manifest;
    private final TableDefinition definition;
    private final List<DefinitionFault> faults = new ArrayList<>();
    private final Set<PackagedRegister> joined = new LinkedHashSet<>();

    public Planner(Manifest manifest, TableDefinition definition) {
        this.manifest = manifest;
        this.definition = definition;
    }

    public List<DefinitionFault> faults() {
        return faults;
    }

    public Optional<Plan> plan() {
        Optional<PackagedRegister> base = manifest.register(definition.register());
        if (base.isEmpty()) {
            fault(Code.REGISTER_UNKNOWN, definition.register());
            return Optional.empty();
        }
        checkPeriods(base.get());
        List<Dimension> dimensions = dimensions();
        Optional<Column> measured = measured();
        List<List<Plan.Condition>> filters = definition.periods().stream()
                .filter(period -> base.get().file(period).isPresent())
                .map(this::conditions)
                .toList();
        joined.removeIf(register -> register.equals(base.get()));
        joined.forEach(register -> checkJoin(base.get(), register));
        return faults.isEmpty()
                ? Optional.of(new Plan(definition, base.get(), joined, dimensions, measured, filters))
                : Optional.empty();
    }

    private void fault(Code code, String subject) {
        DefinitionFault fault = new DefinitionFault(code, subject);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private void checkPeriods(PackagedRegister base) {
        if (definition.periods().isEmpty()) {
            fault(Code.PERIOD_MISSING, definition.register());
        }
        for (String period : definition.periods()) {
            if (base.file(period).isEmpty()) {
                fault(Code.PERIOD_UNKNOWN, period);
            }
        }
        if (new HashSet<>(definition.periods()).size() < definition.periods().size()) {
            fault(Code.GROUPING_TWICE, "periods");
        }
    }

    private Optional<Column> column(String name) {
        int dot = name.indexOf('.');
        Optional<PackagedRegister> register =
                manifest.register(dot < 0 ? definition.register() : name.substring(0, dot));
        Optional<Variable> variable = register.flatMap(one -> one.variable(name.substring(dot + 1)));
        if (register.isEmpty() || variable.isEmpty()) {
            fault(Code.VARIABLE_UNKNOWN, name);
            return Optional.empty();
        }
        joined.add(register.get());
        return Optional.of(new Column(register.get(), variable.get()));
    }

    private List<Dimension> dimensions() {
        List<Grouping> groupings = definition.groupings();
        if (groupings.size() > MOST_GROUPINGS) {
            fault(Code.TOO_MANY_GROUPINGS, Integer.toString(MOST_GROUPINGS));
        }
        Set<Column> seen = new HashSet<>();
        List<Dimension> dimensions = new ArrayList<>();
        for (Grouping grouping : groupings) {
            Optional<Column> column = column(grouping.variable());
            if (column.isPresent() && !seen.add(column.get())) {
                fault(Code.GROUPING_TWICE, grouping.variable());
            }
            column.flatMap(one -> dimension(one, grouping)).ifPresent(dimensions::add);
        }
        return dimensions;
    }

    private Optional<Dimension> dimension(Column column, Grouping grouping) {
        Optional<CodeList> level = level(column, grouping.variable(), grouping.level());
        if (level.isPresent()
                && grouping.groups()
                && Dimension.parent(manifest, level.get()).isEmpty()) {
            fault(Code.NO_GROUPS_ABOVE, grouping.variable());
            return Optional.empty();
        }
        return level.filter(_ -> faults.isEmpty())
                .map(list -> Dimension.of(manifest, column, list, grouping.groups(), definition.periods()));
    }

    private Optional<CodeList> level(Column column, String name, @Nullable String wanted) {
        if (!column.variable().isClassified()) {
            fault(Code.NOT_CLASSIFIED, name);
            return Optional.empty();
        }
        Optional<CodeList> level = Dimension.level(manifest, column, wanted);
        if (level.isEmpty()) {
            fault(Code.LEVEL_UNKNOWN, String.valueOf(wanted));
        }
        return level;
    }

    private Optional<Column> measured() {
        TableDefinition.Quantity measure = definition.measure();
        if (measure == null || measure.kind() == null) {
            fault(Code.MEASURE_MISSING, "measure");
            return Optional.empty();
        }
        String variable = measure.variable();
        if (measure.kind() == TableDefinition.Quantity.Kind.SHARE
                && definition.columns().isEmpty()) {
            fault(Code.SHARE_NEEDS_COLUMNS, "columns");
        }
        if (!measure.kind().needsVariable()) {
            if (variable != null) {
                fault(Code.MEASURE_NEEDS_NO_VARIABLE, variable);
            }
            return Optional.empty();
        }
        if (variable == null) {
            fault(Code.MEASURE_WITHOUT_VARIABLE, measure.kind().name());
            return Optional.empty();
        }
        Optional<Column> column = column(variable);
        if (column.isPresent() && !column.get().variable().isNumeric()) {
            fault(Code.NOT_A_NUMBER, variable);
        }
        if (column.isPresent() && isGroupedBy(column.get())) {
            fault(Code.MEASURE_IS_GROUPING, variable);
        }
        return column;
    }

    /** Who knows the category would know the value, and from shown sums how many there are. */
    private boolean isGroupedBy(Column measured) {
        return Stream.concat(
                        definition.groupings().stream().map(Grouping::variable),
                        definition.filters().stream().map(Filter::variable))
                .flatMap(name -> column(name).stream())
                .anyMatch(measured::equals);
    }

    private List<Plan.Condition> conditions(String period) {
        List<Plan.Condition> conditions = new ArrayList<>();
        for (Filter filter : definition.filters()) {
            column(filter.variable())
                    .ifPresent(column -> level(column, filter.variable(), filter.level())
                            .ifPresent(level -> conditions.add(condition(column, level, filter, period))));
        }
        return conditions;
    }

    private Plan.Condition condition(Column column, CodeList level, Filter filter, String period) {
        Set<String> known = new HashSet<>();
        level.codes().forEach(code -> known.add(code.code()));
        if (filter.codes().isEmpty()) {
            fault(Code.CODES_MISSING, filter.variable());
        }
        for (String code : filter.codes()) {
            if (!known.contains(code)) {
                fault(Code.CODE_UNKNOWN, filter.variable() + " " + code);
            }
        }
        CodeList own =
                manifest.codeList(String.valueOf(column.variable().codeList())).orElseThrow();
        List<String> codes = Dimension.ancestors(manifest, own, level, period).entrySet().stream()
                .filter(entry -> filter.codes().contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new Plan.Condition(column, codes);
    }

    private void checkJoin(PackagedRegister base, PackagedRegister other) {
        if (personKey(base).isEmpty()
                || !other.register().unit().equals("person")
                || personKey(other).isEmpty()) {
            fault(Code.CANNOT_JOIN, other.register().name());
            return;
        }
        for (String period : definition.periods()) {
            if (sameYear(other, period).isEmpty()) {
                fault(Code.YEAR_MISSING, other.register().name() + " " + RegisterPeriod.year(period));
            }
        }
    }

    /** The column that tells which person a row is about. */
    static Optional<Variable> personKey(PackagedRegister register) {
        return register.variables().stream()
                .filter(variable -> variable.unitKey() && "PNR".equals(variable.keyType()))
                .findFirst();
    }

    /** The last period of a register in the year of another register's period. */
    public static Optional<String> sameYear(PackagedRegister register, String period) {
        return register.files().stream()
                .map(Manifest.PackagedFile::period)
                .filter(other -> RegisterPeriod.year(other) == RegisterPeriod.year(period))
                .reduce((_, later) -> later);
    }
}
