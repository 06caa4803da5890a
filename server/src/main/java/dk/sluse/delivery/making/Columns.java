package dk.sluse.delivery.making;

import dk.sluse.audit.Seal;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.engine.Sql;
import dk.sluse.scheme.Coarsening;
import dk.sluse.scheme.PackageItem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an item of a package has for columns: the agreed variables, as coarse as agreed. */
final class Columns {

    /** Ages in groups of five years; a code list of Sluse's own, as it belongs to no register. */
    static final CodeList AGE_GROUPS = new CodeList(
            "AGE_GROUP",
            new Titles("Alder i femårsgrupper", "Age in groups of five years"),
            null,
            IntStream.rangeClosed(0, 20)
                    .mapToObj(Columns::ageGroup)
                    .map(code -> new CodeList.Code(code, new Titles(code + " år", code + " years"), null, null, null))
                    .toList());

    private static final int YEARS = 5;
    private static final int LAST_GROUP = 20;

    private final Catalogue catalogue;

    Columns(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private static String ageGroup(int number) {
        return number == LAST_GROUP
                ? YEARS * number + "+"
                : String.format("%02d-%02d", YEARS * number, YEARS * number + YEARS - 1);
    }

    /** The agreed variables as they are delivered. */
    List<Variable> delivered(PackageItem item) {
        return agreed(item).map(variable -> delivered(variable, item)).toList();
    }

    private Stream<Variable> agreed(PackageItem item) {
        return catalogue.variables(item.register(), item.variables()).stream();
    }

    private static Variable delivered(Variable variable, PackageItem item) {
        Coarsening coarsening = item.coarsened().get(variable.name());
        if (coarsening == null) {
            return variable;
        }
        return switch (coarsening.kind()) {
            case YEAR -> as(variable, Variable.Type.INTEGER, null);
            case AGE_GROUP -> as(variable, Variable.Type.STRING, AGE_GROUPS.name());
            case LEVEL -> as(variable, Variable.Type.STRING, coarsening.level());
        };
    }

    private static Variable as(Variable variable, Variable.Type type, @Nullable String codeList) {
        return new Variable(variable.name(), type, variable.titles(), null, false, codeList, null, false);
    }

    /**
     * The columns of one period.
     *
     * @param stored the columns that the bank's file has; where it lacks one, which a period before its introduction does, nothing is delivered
     */
    List<Column> of(PackageItem item, RegisterPeriod period, Set<String> stored) {
        return agreed(item)
                .map(variable -> new Column(variable, delivered(variable, item), value(variable, item, period, stored)))
                .toList();
    }

    /** How codes of a period are coarsened, as a text that changes when the code lists do; empty where none are. */
    String coarsening(PackageItem item, RegisterPeriod period) {
        String levels = agreed(item)
                .filter(variable -> isToLevel(item.coarsened().get(variable.name())))
                .map(variable -> value(variable, item, period, Set.of(variable.name())))
                .collect(Collectors.joining(" "));
        return levels.isEmpty() ? "" : Seal.sha256(levels.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isToLevel(@Nullable Coarsening coarsening) {
        return coarsening != null && coarsening.kind() == Coarsening.Kind.LEVEL;
    }

    private String value(Variable variable, PackageItem item, RegisterPeriod period, Set<String> stored) {
        Variable delivered = delivered(variable, item);
        if (!stored.contains(variable.name())) {
            return "CAST(NULL AS "
                    + (variable.isKey() ? "INTEGER" : delivered.type().sql()) + ")";
        }
        String column = Sql.name(variable.isKey() ? KeyIndex.column(variable.name()) : variable.name());
        Coarsening coarsening = item.coarsened().get(variable.name());
        if (coarsening == null) {
            return column;
        }
        return switch (coarsening.kind()) {
            case YEAR -> "CAST(year(" + column + ") AS BIGINT)";
            case AGE_GROUP -> ageGroup(column, period.lastDay());
            case LEVEL -> level(variable, Objects.requireNonNull(coarsening.level()), column, period.lastDay());
        };
    }

    private static String ageGroup(String born, LocalDate day) {
        String age = "date_sub('year', " + born + ", DATE '" + day + "')";
        String groups = AGE_GROUPS.codes().stream()
                .map(code -> Sql.text(code.code()))
                .collect(Collectors.joining(", ", "[", "]"));
        return "CASE WHEN " + age + " >= 0 THEN " + groups + "[1 + least(" + age + " // " + YEARS + ", " + LAST_GROUP
                + ")] END";
    }

    /** Codes by what they belong to in the coarser list on a day; codes that belong to nothing then have no value. */
    private String level(Variable variable, String level, String column, LocalDate day) {
        List<CodeList> all = CodeList.upwards(Objects.requireNonNull(variable.codeList()), catalogue::codeList);
        int coarser = all.stream().map(CodeList::name).toList().indexOf(level);
        SortedMap<String, String> codes = new TreeMap<>(CodeList.ancestors(all.subList(0, coarser + 1), day));
        String from = codes.keySet().stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
        String to = codes.values().stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
        return "map(" + from + ", " + to + ")[CAST(" + column + " AS VARCHAR)]";
    }
}
