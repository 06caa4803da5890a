package dk.sluse.inspection.rule;

import dk.sluse.inspection.table.Figures;
import dk.sluse.inspection.table.Labels;
import dk.sluse.inspection.table.Layout;
import dk.sluse.inspection.table.TableView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the rows of a table are units. A table of groups has words or categories that tell its rows apart, each combination once, or
 * steps of something that is measured at each; rows of units have neither: the same categories come again and again, or nothing but values.
 */
final class Records {

    private static final int FEWEST_ROWS = 10;
    private static final int FEWEST_OF_KEYS = 5;

    /** Which part of all combinations of categories a table of groups has at least. */
    private static final double COMPLETE = 0.3;

    /** The same of a short one. */
    private static final double COMPLETE_OF_FEW = 0.7;

    private static final int FEW = 30;

    private static final int FEW_CATEGORIES = 10;

    /** What is numbered and no unit. */
    private static final Pattern STEP = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(decil|decile|kvintil|quintile|kvartil|quartile|percentil|percentile|fraktil|quantile|gruppe|group|klasse|class|bin|interval|alder|aldersgruppe|alderstrin|age|age_?group|måned|maaned|month|uge|week|kvartal|quarter|dag|dage|day|days|time|tid|trin|step|niveau|level|lag|horisont|horizon|model|fold|iteration|iter|replikat|replicate|draw|epoch|kategori|category|stratum|strata|personer|persons|børn|boern|antboern|children|liggedage|rum|rooms|værelser|cluster|klynge|faktor|factor|komponent|component)(?![\\p{L}\\p{N}])");

    /** Runs of a simulation, of which there may be many. */
    private static final Pattern REPEATED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(sim|simulation|iteration|iter|replikat|replicate|draw|epoch)(?![\\p{L}\\p{N}])");

    private static final Pattern YEAR = Pattern.compile("(.*\\W)?(19|20)[0-9]{2}(\\W.*)?");
    private static final Pattern CODE = Pattern.compile("(.*\\W)?[0-9]{1,4}");
    private static final int MOST_STEPS = 120;
    private static final int LONGEST_CODE = 5;

    private static final Pattern DIMENSION = Pattern.compile(
            "komnr|kommune|municipality|region|landsdel|postnr|kode|code|alder|aar|year|gruppe|group|branche|industry|db07|nace|isco|disco|socio|udd|dato|date|week|måned|month|kvartal|quarter|percentil|percentile|level|interval"
                    + "|(?<![\\p{L}\\p{N}])(kom|amt|age|år|dag|day|uge|tid|time|bin)(?![\\p{L}\\p{N}])");

    private static final Pattern INTERVAL =
            Pattern.compile("([<>≤≥]\\s?[0-9.]+|[0-9.]+\\s?[-–]\\s?[0-9.]+|[0-9.]+\\s?\\+)( (år|years?))?");

    /** Ages, years and days of groups stand in their order. */
    private static final Pattern ORDERED =
            Pattern.compile("(?<![\\p{L}\\p{N}])(alder|age|år|aar|year)(?![\\p{L}\\p{N}])|dato|date");

    /** Words, codes and dates; amounts have more digits. */
    private static final Pattern CATEGORY = Pattern.compile(
            "[^0-9]*|[0-9]{1,4}|[0-9]{6}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}|.{0,40}\\p{L}.{0,40}|[\\[(]?-?[0-9.]{1,9}\\s?[-–+,;]\\s?[0-9.]{0,9}[\\])]?|[12][0-9]{3}[-/.]?(0[1-9]|1[0-2])([-/.]?([0-2][0-9]|3[01]))?");

    private final TableView table;
    private final Units units;
    private final List<Integer> columns;

    /** Columns of running numbers, which say nothing of a row, and the others. */
    private final List<Integer> counters;

    private final List<Integer> told;

    Records(TableView table) {
        this.table = table;
        this.units = new Units(table);
        this.columns = table.columns();
        this.counters = columns.stream()
                .filter(column -> Units.isCounter(table.column(column)))
                .toList();
        this.told =
                columns.stream().filter(column -> !counters.contains(column)).toList();
    }

    Optional<Finding> find() {
        boolean counted = counters.stream()
                .anyMatch(
                        column -> table.column(column).size() * 2 > table.body().size());
        int fewest = counted && !areCounts() ? FEWEST_OF_KEYS : FEWEST_ROWS;
        boolean records =
                units.any() || (table.body().size() >= fewest && !isStepped() && (isOneOfValues() || areUnits()));
        return records
                ? Optional.of(new Finding(
                        Rule.RECORD_LEVEL,
                        table.grid().place(),
                        table.grid().how(),
                        table.body().size()))
                : Optional.empty();
    }

    /** Whether all that is beside a counter is called a count, or has a code above it. */
    private boolean areCounts() {
        return told.stream()
                .allMatch(column -> table.column(column).stream().allMatch(Figures::isWhole)
                        && (Heads.COUNT.matcher(table.head(column)).find()
                                || CODE.matcher(table.head(column)).matches()));
    }

    /** What is numbered is no unit where there are no more than of such things, and no column has few codes that come again and again. */
    private boolean isStepped() {
        boolean codes = columns.stream()
                .filter(column -> !Heads.COUNT.matcher(table.head(column)).find())
                .map(table::column)
                .anyMatch(values -> {
                    long different = values.stream().distinct().count();
                    return different > 1
                            && different <= FEW_CATEGORIES
                            && different * 3 <= values.size()
                            && values.stream()
                                    .allMatch(one -> CATEGORY.matcher(one).matches());
                });
        return counters.stream()
                .map(table::head)
                .anyMatch(head -> REPEATED.matcher(head).find()
                        || (!codes
                                && table.body().size() <= MOST_STEPS
                                && STEP.matcher(head).find()));
    }

    /** Nothing but values of one thing, each of them its own. */
    private boolean isOneOfValues() {
        if (told.size() != 1 || isOfCounts(told.getFirst())) {
            return false;
        }
        List<String> values = table.column(told.getFirst());
        boolean amounts = values.stream().noneMatch(one -> CATEGORY.matcher(one).matches())
                || (!Units.isAscending(values)
                        && values.stream()
                                                .filter(one -> one.length() >= LONGEST_CODE)
                                                .count()
                                        * 2
                                > values.size());
        return values.stream().allMatch(Figures::isNumber)
                && amounts
                && new HashSet<>(values).size() * 10L >= values.size() * 8L
                && !isSteady(values);
    }

    private boolean isOfCounts(int column) {
        return Heads.isCount(table.head(column))
                && table.column(column).stream().allMatch(Figures::isWhole);
    }

    private boolean areUnits() {
        boolean named = told.stream()
                .map(table::column)
                .anyMatch(all -> isFull(all) && (Labels.areLabels(all) || isSteady(all)));
        if (named || told.size() < 2 || isRaggedListing() || new Layout(table).isOfGroups(told)) {
            return false;
        }
        List<Integer> categories =
                told.stream().filter(column -> isCategory(table.column(column))).toList();
        boolean groups = areGroups(keys(told)) || (categories.size() > 1 && areGroups(keys(categories)));
        return !groups && isWide();
    }

    /** Words and short codes, most of which come again. */
    private static boolean isCategory(List<String> values) {
        return values.stream().distinct().count() * 2 <= values.size()
                && values.stream().allMatch(one -> CATEGORY.matcher(one).matches() && !one.matches("[0-9]{5,}"));
    }

    /** As many columns from the left as tell the rows apart; empty if all together do not. */
    private List<Integer> keys(List<Integer> told) {
        List<Integer> keys = new ArrayList<>();
        for (int column : told) {
            keys.add(column);
            long different = table.body().stream()
                    .map(line -> keys.stream()
                            .map(key -> line.values().getOrDefault(key, ""))
                            .toList())
                    .distinct()
                    .count();
            if (different == table.body().size()) {
                return keys;
            }
        }
        return List.of();
    }

    /** Whether rows are combinations of categories, most of which there are. */
    private boolean areGroups(List<Integer> keys) {
        double combinations = 1;
        if (keys.isEmpty()) {
            return false;
        }
        for (int column : keys) {
            List<String> all = table.column(column);
            int different = new HashSet<>(all).size();
            boolean few = different <= FEW_CATEGORIES && different * 3 <= all.size();
            if (units.isKey(column)) {
                return false;
            }
            if (!(few || all.stream().allMatch(one -> CATEGORY.matcher(one).matches()))
                    || (keys.size() == 1 && !isNamed(column, all))) {
                return false;
            }
            combinations *= different;
        }
        return table.body().size() >= combinations * (table.body().size() < FEW ? COMPLETE_OF_FEW : COMPLETE);
    }

    /** What tells rows apart alone is called as such things are, or is a short code with a letter. */
    private boolean isNamed(int column, List<String> values) {
        return (DIMENSION.matcher(table.head(column)).find()
                        && (Units.isAscending(
                                        values.stream().map(Units::inOrder).toList())
                                || !ORDERED.matcher(table.head(column)).find()))
                || values.stream()
                        .allMatch(one ->
                                one.length() <= LONGEST_CODE && one.chars().anyMatch(Character::isLetter))
                || values.stream().allMatch(one -> INTERVAL.matcher(one).matches())
                || isCodeByYears(column, values)
                || (Labels.areOnePhrase(values)
                        && Units.isAscending(values.stream()
                                .map(one -> one.replaceAll("[^0-9.,]+|[.,](?![0-9])", ""))
                                .toList()))
                || (Units.isAscending(values) && values.stream().noneMatch(Figures::isNumber));
    }

    /** Short codes in their order, at the left of a column for each year: places and branches over time. */
    private boolean isCodeByYears(int column, List<String> values) {
        return column == columns.getFirst()
                && columns.size() > 2
                && table.body().size() <= MOST_STEPS
                && values.stream().allMatch(one -> one.matches("[0-9]{3,4}"))
                && Units.isAscending(values)
                && !isSteady(values)
                && columns.stream()
                        .skip(1)
                        .allMatch(one -> YEAR.matcher(table.head(one)).matches());
    }

    /** Values of units may be missing. */
    private boolean isWide() {
        return told.stream()
                        .filter(column ->
                                table.column(column).size() * 2 >= table.body().size())
                        .count()
                >= 2;
    }

    private boolean isFull(List<String> values) {
        return values.size() * 10 >= table.body().size() * 8;
    }

    /** Steps of the same length, or times in their order: what is measured at each step belongs to no unit. */
    private static boolean isSteady(List<String> values) {
        if (values.stream().allMatch(one -> one.matches("[12][0-9]{3}([-/.QqKkMm]?[0-9]{1,2}){0,2}"))) {
            return Units.isAscending(values) && new HashSet<>(values).size() == values.size();
        }
        if (values.size() < 3 || !values.stream().allMatch(Figures::isNumber)) {
            return false;
        }
        if (isAroundEvent(values)) {
            return true;
        }
        double step = Figures.value(values.get(1)) - Figures.value(values.get(0));
        int off = 0;
        for (int i = 1; i + 1 < values.size(); i++) {
            double next = Figures.value(values.get(i + 1)) - Figures.value(values.get(i));
            off += Math.abs(next - step) > Math.abs(step) * 0.02 + 1e-9 ? 1 : 0;
        }
        return step != 0 && off * 20 <= values.size();
    }

    /** Times before and after an event, without one that others are compared with. */
    private static boolean isAroundEvent(List<String> values) {
        double first = Figures.value(values.getFirst());
        double last = Figures.value(values.getLast());
        return first < 0
                && last >= 0
                && values.stream().allMatch(one -> one.matches("[-−]?[0-9]{1,2}"))
                && new HashSet<>(values).size() == values.size()
                && Units.isAscending(values)
                && last - first <= values.size() + 1;
    }

    /** Listings of several kinds of rows have cells in some columns only. */
    private boolean isRaggedListing() {
        long full = table.body().stream()
                .filter(line -> line.values().size() * 10 >= columns.size() * 4)
                .count();
        return full * 10 < table.body().size() * 6L;
    }
}
