package dk.sluse.tabulation.web;

import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableDefinition.Quantity.Kind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of the analyst's page as it comes in; every field may be missing. */
record TableForm(
        @Nullable String register,
        @Nullable List<String> period,
        @Nullable List<String> row,
        @Nullable List<String> column,
        @Nullable Kind measure,
        @Nullable String variable,
        @Nullable String filter,
        @Nullable List<String> code,
        @Nullable String show) {

    /** Whether a table is wanted, not just other choices. */
    public boolean wantsTable() {
        return show != null;
    }

    public List<String> periods() {
        return Objects.requireNonNullElse(period, List.of());
    }

    public List<String> rows() {
        return chosen(row);
    }

    public List<String> columns() {
        return chosen(column);
    }

    public List<String> codes() {
        return Objects.requireNonNullElse(code, List.of());
    }

    public String filterText() {
        return Objects.requireNonNullElse(filter, "");
    }

    public Kind kind() {
        return Objects.requireNonNullElse(measure, Kind.COUNT);
    }

    private static List<String> chosen(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(value -> !value.isEmpty()).toList();
    }

    TableDefinition definition(String chosenRegister) {
        String measured = kind().needsVariable() && variable != null && !variable.isEmpty() ? variable : null;
        return new TableDefinition(
                chosenRegister,
                periods(),
                groupings(rows()),
                groupings(columns()),
                new TableDefinition.Quantity(kind(), measured),
                filters());
    }

    private List<TableDefinition.Filter> filters() {
        return Stream.of(filterText())
                .filter(_ -> !codes().isEmpty())
                .flatMap(text -> Choices.GroupingText.parse(text).stream())
                .map(text -> new TableDefinition.Filter(text.variable(), text.level(), codes()))
                .toList();
    }

    private static List<TableDefinition.Grouping> groupings(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Choices.GroupingText.grouping(text).stream())
                .toList();
    }
}
