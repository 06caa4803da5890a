package dk.sluse.inspection.read.text;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.text.Brackets.Group;
import dk.sluse.inspection.read.text.Brackets.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tables that are written as values in brackets: rows as objects or lists (JSON, Python), rows of SQL's {@code values}, and columns beside
 * each other, as {@code dput} of R and the constructors of data frames have them. Texts in quotation marks that have lines of their own, as
 * notebooks keep what programs printed, are read as texts.
 */
final class Literals {

    /** Rows of the same kind: where they are, in which call, and how many values each has; any number where these are named. */
    private record Kind(long place, String call, int values) {}

    private static final int FEWEST_ROWS = 5;
    private static final int LONG = 10;
    private static final int FEWEST_ALONE = 20;
    private static final int FEWEST_LINES = 3;

    /** Calls that only keep values together. */
    private static final Set<String> KEEPING = Set.of("", "c", "list", "tuple", "values", "array", "vector", "row");

    /** What maps from names of groups to their counts are called. */
    static final Pattern COUNTED = Pattern.compile(
            "(?i)n|(.*[_ .])?(antal|counts?|counter|freq|frequency|frequencies|persons?|personer|patients?)([_ .].*)?");

    private static final int FEWEST_GROUPS = 3;

    private static final Pattern COUNT = Pattern.compile("(?i)n|antal.*|counts?|freq.*|persons?|personer|number.*");

    /** What lists of heads and labels are called where they stand apart from their figures. */
    private static final Set<String> BESIDE =
            Set.of("columns", "index", "x", "y", "labels", "names", "header", "rownames", "colnames", "categories");

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?L?");
    private static final Pattern LINE = Pattern.compile("[;,\\t|].*[;,\\t|]|\\S +\\S+ +\\S");
    private static final Pattern MISSING = Pattern.compile("|NA(_[a-z]+_)?|NaN|nan|None|null|NULL|np\\.nan|pd\\.NA");

    private final Reading reading;
    private final Where where;
    private final Map<Kind, List<Group>> rows = new LinkedHashMap<>();
    private final Map<Integer, List<Group>> columns = new LinkedHashMap<>();
    private final List<Group> texts = new ArrayList<>();
    private final List<Group> maps = new ArrayList<>();

    /** Words that stand together, by how many they are. */
    private final Map<Integer, List<String>> labels = new HashMap<>();

    Literals(Reading reading, Where where) {
        this.reading = reading;
        this.where = where;
    }

    /**
     * Keeps each table that there is.
     *
     * @return whether it had texts in quotation marks too
     */
    boolean read(List<String> lines) throws IOException {
        Brackets.read(lines, reading.limits().cells(), this::take);
        for (Map.Entry<Kind, List<Group>> kind : rows.entrySet()) {
            List<String> head = labels.getOrDefault(kind.getKey().values(), List.of());
            boolean counts = head.stream().anyMatch(one -> COUNT.matcher(one).matches());
            if (kind.getValue().size() >= (counts || isEven(kind) ? 2 : FEWEST_ROWS)) {
                rows(kind.getValue(), head);
            }
        }
        for (List<Group> beside : columns.values()) {
            if (beside.size() > 1 || isAlone(beside.getFirst())) {
                columns(beside);
            }
        }
        for (Group group : maps) {
            map(group);
        }
        for (Group group : texts) {
            text(group);
        }
        return !texts.isEmpty();
    }

    /** Few rows are a table too if they are long, or if each has the same names, and words beside them or counts. */
    private static boolean isEven(Map.Entry<Kind, List<Group>> rows) {
        return rows.getKey().values() >= LONG
                || (rows.getKey().values() == 0
                        && rows.getValue().stream()
                                .noneMatch(group -> group.name().isEmpty() && !hasCounts(group))
                        && rows.getValue().stream()
                                        .map(group -> group.values().stream()
                                                .map(Value::name)
                                                .toList())
                                        .distinct()
                                        .count()
                                == 1);
    }

    private static boolean hasCounts(Group group) {
        return group.values().stream().anyMatch(one -> COUNT.matcher(one.name()).matches());
    }

    private void take(Group group) {
        List<Value> values = group.values();
        boolean beside = BESIDE.contains(group.name());
        if (values.stream().anyMatch(Literals::hasLines) || areLines(values)) {
            texts.add(group);
        } else if (beside && values.size() > 1) {
            labels.put(values.size(), values.stream().map(Value::text).toList());
        } else if (values.size() > 1 && values.stream().noneMatch(Literals::isNumber)) {
            labels.putIfAbsent(values.size(), values.stream().map(Value::text).toList());
        }
        if (isMap(group)) {
            maps.add(group);
        }
        if (!KEEPING.contains(group.call().toLowerCase(Locale.ROOT)) || !isOfValues(values)) {
            return;
        }
        boolean named = values.stream().noneMatch(one -> one.name().isEmpty());
        if (values.size() >= LONG && isCounted(values) && !group.name().isEmpty()) {
            columns.computeIfAbsent(values.size(), _ -> new ArrayList<>()).add(group);
        } else if ((values.size() > 2 || named)
                && (named || !group.isOutermost() || group.name().isEmpty())) {
            Kind kind = new Kind(group.place(), group.call(), named ? 0 : values.size());
            rows.computeIfAbsent(kind, _ -> new ArrayList<>()).add(group);
        }
    }

    /** Names of groups, each with a whole number, that are called counts. */
    private static boolean isMap(Group group) {
        List<Value> values = group.values();
        return values.size() >= FEWEST_GROUPS
                && values.stream()
                        .allMatch(one -> !one.name().isEmpty()
                                && (one.text().strip().matches("[0-9]{1,12}L?")
                                        || MISSING.matcher(one.text().strip()).matches()))
                && (COUNTED.matcher(group.call()).matches()
                        || COUNTED.matcher(group.around()).matches()
                        || COUNTED.matcher(group.name()).matches());
    }

    private void map(Group group) throws IOException {
        List<List<Cell>> body = new ArrayList<>();
        for (Value value : group.values()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(reading.cell(1, value.name()));
            add(cells, 2, value.text());
            body.add(cells);
        }
        keep(group, Map.of("antal", 2), body);
    }

    private static boolean hasLines(Value value) {
        return value.quoted() && value.text().contains("\\n");
    }

    /** Rows that are texts of their own. */
    private static boolean areLines(List<Value> values) {
        return values.size() >= FEWEST_ROWS
                && values.stream()
                        .allMatch(one -> one.quoted()
                                && LINE.matcher(one.text()).find()
                                && one.text().chars().anyMatch(Character::isDigit));
    }

    private static boolean isNumber(Value value) {
        return NUMBER.matcher(value.text()).matches();
    }

    /** More than one, most of them numbers and what is in quotation marks; other words are those of a program. */
    private static boolean isOfValues(List<Value> values) {
        long literals = values.stream()
                .filter(one -> one.quoted()
                        || isNumber(one)
                        || MISSING.matcher(one.text()).matches())
                .count();
        return values.size() > 1 && literals * 2 > values.size();
    }

    /** Without names, or named 0, 1, 2 and so on. */
    private static boolean isCounted(List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            String name = values.get(i).name();
            if (!name.isEmpty() && !name.equals(Integer.toString(i)) && !name.equals(Integer.toString(i + 1))) {
                return false;
            }
        }
        return true;
    }

    /** What rows are called stands before them, or in a list of its own that is as long. */
    private void rows(List<Group> groups, List<String> head) throws IOException {
        Map<String, Integer> names = new LinkedHashMap<>();
        head.forEach(one -> names.putIfAbsent(one, names.size() + 2));
        List<List<Cell>> body = new ArrayList<>();
        List<String> beside = labels.getOrDefault(groups.size(), List.of());
        for (Group group : groups) {
            List<Cell> cells = new ArrayList<>();
            add(cells, 1, group.name().isEmpty() && !beside.isEmpty() ? beside.get(body.size()) : group.name());
            int at = 1;
            for (Value value : group.values()) {
                at++;
                int column = at;
                if (!value.name().isEmpty()) {
                    names.putIfAbsent(value.name(), names.size() + 2);
                    column = names.getOrDefault(value.name(), at);
                }
                add(cells, column, value.text());
            }
            cells.sort(Comparator.comparingInt(Cell::column));
            body.add(cells);
        }
        keep(groups.getFirst(), names, body);
    }

    private void columns(List<Group> groups) throws IOException {
        Map<String, Integer> names = new LinkedHashMap<>();
        List<List<Cell>> body = new ArrayList<>();
        for (int row = 0; row < groups.getFirst().values().size(); row++) {
            List<Cell> cells = new ArrayList<>();
            for (int column = 0; column < groups.size(); column++) {
                add(cells, column + 1, groups.get(column).values().get(row).text());
            }
            body.add(cells);
        }
        for (int column = 0; column < groups.size(); column++) {
            names.putIfAbsent(groups.get(column).name(), column + 1);
        }
        keep(groups.getFirst(), names, body);
    }

    private void add(List<Cell> cells, int column, String value) throws IOException {
        String text = value.strip();
        if (!MISSING.matcher(text).matches()) {
            boolean whole = text.endsWith("L") && NUMBER.matcher(text).matches();
            cells.add(reading.cell(column, whole ? text.substring(0, text.length() - 1) : text));
        }
    }

    private void keep(Group first, Map<String, Integer> names, List<List<Cell>> body) throws IOException {
        List<Row> all = new ArrayList<>();
        List<Cell> head = new ArrayList<>();
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            head.add(reading.cell(name.getValue(), name.getKey()));
        }
        all.add(new Row(1, head));
        for (List<Cell> cells : body) {
            all.add(new Row(all.size() + 1, cells));
        }
        Where at = where.within("values from line " + first.line());
        reading.grid(at.place(), at.how(), all);
    }

    /** Whether a column alone may be one of units: long, and in no order. */
    private static boolean isAlone(Group column) {
        List<Double> numbers = column.values().stream()
                .filter(Literals::isNumber)
                .map(one -> Double.valueOf(one.text().replace("L", "")))
                .toList();
        return numbers.size() >= FEWEST_ALONE
                && !numbers.equals(numbers.stream().sorted().toList());
    }

    private void text(Group group) throws IOException {
        String by = group.values().stream().anyMatch(Literals::hasLines) ? "" : "\n";
        String text = String.join(by, group.values().stream().map(Value::text).toList())
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replaceAll("\\\\(.)", "$1")
                .replaceAll("\\s*</t[dh]>\\s*", "\t")
                .replaceAll("</?(table|tbody|thead|tr|td|th)[^>]*>", "");
        Where at = where.within("text from line " + group.line()).deeper();
        if (at.depth() <= reading.limits().depth() && text.lines().count() >= FEWEST_LINES) {
            PlainText.tables(text.lines().toList(), reading, at);
        }
    }
}
