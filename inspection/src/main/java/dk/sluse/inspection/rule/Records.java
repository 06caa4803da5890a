package dk.sluse.inspection.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the rows of a table are units. A table of groups has words or categories that tell its rows apart, each combination once, or
 * steps of something that is measured at each; rows of units have neither: the same categories come again and again, or nothing but values.
 */
final class Records {

    private static final Pattern KEY = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(pnr|cpr|cprnr|cpr_nr|personnr|person_nr|idnr|cvr|cvrnr|id|recnum|lbnr|lbnum|person_?id|personid|familie_?id|adresse_?id|serial|løbenr|løbenummer|arbnr|penhed|se_?nr|ident|subject|patient_?id|obs_?id|case_?id)(?![\\p{L}\\p{N}])");

    private static final int FEWEST_ROWS = 10;
    private static final int FEWEST_OF_KEYS = 5;

    /** Which part of all combinations of categories a table of groups has at least. */
    private static final double COMPLETE = 0.3;

    /** The same of a short one. */
    private static final double COMPLETE_OF_FEW = 0.7;

    private static final int FEW = 30;

    private static final int LONGEST_CODE = 5;
    private static final Pattern TOGETHER = Pattern.compile("\\p{L}{3}");
    private static final Pattern NO_WORD = Pattern.compile("[0-9]{1,2}\\p{L}{3}[0-9]{2,4}|[0-9a-fA-F-]{8,}");

    private static final Pattern DIMENSION = Pattern.compile(
            "(kom|komnr|kommune|municipality|region|amt|landsdel|postnr|kode|code|alder|age|år|aar|year|gruppe|group|branche|industry|db07|nace|isco|disco|socio|udd|dato|date|dag|day|uge|week|måned|month|kvartal|quarter|tid|time|percentil|percentile|bin|level|interval)");

    /** Words, codes and dates; amounts have more digits. */
    private static final Pattern CATEGORY = Pattern.compile(
            "[^0-9]*|[0-9]{1,4}|[0-9]{6}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}|.{0,40}\\p{L}.{0,40}|[\\[(]?-?[0-9.]{1,9}\\s?[-–+,;]\\s?[0-9.]{0,9}[\\])]?|[12][0-9]{3}[-/.]?(0[1-9]|1[0-2])([-/.]?([0-2][0-9]|3[01]))?");

    private final TableView table;
    private final List<Integer> columns;

    Records(TableView table) {
        this.table = table;
        this.columns = table.columns();
    }

    Optional<Finding> find() {
        boolean counted = columns.stream().anyMatch(column -> isCounter(table.column(column)));
        int fewest = counted ? FEWEST_OF_KEYS : FEWEST_ROWS;
        boolean records = hasKeys() || (table.body().size() >= fewest && (isOneOfValues() || areUnits()));
        return records
                ? Optional.of(new Finding(
                        Rule.RECORD_LEVEL,
                        table.grid().place(),
                        table.grid().how(),
                        table.body().size()))
                : Optional.empty();
    }

    /** A column that is called a key, and has a different number in nearly each row. */
    private boolean hasKeys() {
        for (int column : columns) {
            List<String> values = table.column(column);
            boolean numbers = values.stream()
                    .allMatch(one -> one.matches("[\\p{L}]{0,4}[0-9]{1,15}([.,]0+)?|[0-9a-fA-F-]{8,40}"));
            if (values.size() >= FEWEST_OF_KEYS
                    && columns.size() > 1
                    && numbers
                    && KEY.matcher(table.head(column)).find()
                    && new HashSet<>(values).size() * 10 >= values.size() * 8) {
                return true;
            }
        }
        return false;
    }

    /** Nothing but values of one thing, each of them its own. */
    private boolean isOneOfValues() {
        List<Integer> told = columns.stream()
                .filter(column -> !isCounter(table.column(column)))
                .toList();
        if (told.size() != 1) {
            return false;
        }
        List<String> values = table.column(told.getFirst());
        return values.stream()
                        .allMatch(one ->
                                Figures.isNumber(one) && !CATEGORY.matcher(one).matches())
                && new HashSet<>(values).size() * 10L >= values.size() * 8L
                && !isSteady(values);
    }

    private boolean areUnits() {
        List<Integer> told = columns.stream()
                .filter(column -> !isCounter(table.column(column)))
                .toList();
        boolean named =
                told.stream().map(table::column).anyMatch(all -> isFull(all) && (isLabel(all) || isSteady(all)));
        if (named || told.size() < 2 || isRaggedListing()) {
            return false;
        }
        List<Integer> keys = keys(told);
        return keys.isEmpty() ? isWide(told) : !areGroups(keys) && isWide(told);
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
        for (int column : keys) {
            List<String> all = table.column(column);
            if (!all.stream().allMatch(one -> CATEGORY.matcher(one).matches())
                    || (keys.size() == 1 && !isNamed(column, all))) {
                return false;
            }
            combinations *= new HashSet<>(all).size();
        }
        return table.body().size() >= combinations * (table.body().size() < FEW ? COMPLETE_OF_FEW : COMPLETE);
    }

    /** What tells rows apart alone is called as such things are, or is a short code with a letter. */
    private boolean isNamed(int column, List<String> values) {
        return DIMENSION.matcher(table.head(column)).find()
                || values.stream()
                        .allMatch(one ->
                                one.length() <= LONGEST_CODE && one.chars().anyMatch(Character::isLetter))
                || (isAscending(values) && values.stream().noneMatch(Figures::isNumber));
    }

    private boolean isWide(List<Integer> told) {
        return told.stream().filter(column -> isFull(table.column(column))).count() >= 2;
    }

    private boolean isFull(List<String> values) {
        return values.size() * 10 >= table.body().size() * 8;
    }

    /** Words that tell most rows apart: names of groups, of places, of terms. */
    private static boolean isLabel(List<String> values) {
        Set<String> different = new HashSet<>(values);
        long words = different.stream()
                .filter(one -> !Figures.isNumber(one) && isWord(one))
                .count();
        return words * 10 >= different.size() * 7L && different.size() * 10L >= values.size() * 6L;
    }

    /** Words have more letters than digits, or some letters together; dates and keys in hexadecimal digits have too. */
    private static boolean isWord(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        boolean together =
                TOGETHER.matcher(text).find() && !NO_WORD.matcher(text).matches();
        return letters >= 2
                && (together
                        || letters > text.chars().filter(Character::isDigit).count());
    }

    /** Numbers 1, 2, 3 and so on: programs write them beside rows of any kind. */
    private static boolean isCounter(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).equals(Integer.toString(i + 1)) && !values.get(i).equals(Integer.toString(i))) {
                return false;
            }
        }
        return true;
    }

    /** Steps of the same length, or times in their order: what is measured at each step belongs to no unit. */
    private static boolean isSteady(List<String> values) {
        if (values.stream().allMatch(one -> one.matches("[12][0-9]{3}([-/.QqKkMm]?[0-9]{1,2}){0,2}"))) {
            return isAscending(values) && new HashSet<>(values).size() == values.size();
        }
        if (values.size() < 3 || !values.stream().allMatch(Figures::isNumber)) {
            return false;
        }
        double step = Figures.value(values.get(1)) - Figures.value(values.get(0));
        int off = 0;
        for (int i = 1; i + 1 < values.size(); i++) {
            double next = Figures.value(values.get(i + 1)) - Figures.value(values.get(i));
            off += Math.abs(next - step) > Math.abs(step) * 0.02 + 1e-9 ? 1 : 0;
        }
        return step != 0 && off * 20 <= values.size();
    }

    private static boolean isAscending(List<String> values) {
        for (int i = 0; i + 1 < values.size(); i++) {
            boolean numbers = Figures.isNumber(values.get(i)) && Figures.isNumber(values.get(i + 1));
            if (numbers
                    ? Figures.value(values.get(i)) > Figures.value(values.get(i + 1))
                    : values.get(i).compareTo(values.get(i + 1)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Listings of several kinds of rows have cells in some columns only. */
    private boolean isRaggedListing() {
        long full = table.body().stream()
                .filter(line -> line.values().size() * 10 >= columns.size() * 4)
                .count();
        return full * 10 < table.body().size() * 6L;
    }
}
