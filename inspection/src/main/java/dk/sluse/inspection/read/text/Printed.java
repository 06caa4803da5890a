package dk.sluse.inspection.read.text;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows whose values stand below each other: columns with their first values, as {@code str} and {@code glimpse} of R print them, and lists of
 * names and values, as YAML has them.
 */
final class Printed {

    private static final Pattern COLUMN = Pattern.compile(
            "[ .$]*\\$ ++`?([^`:< ][^`:<]{0,59}?)`? *+(?::|(?=<)) *+(?:(?:int|num|chr|logi|Date|Factor|Ord\\.factor|<[a-z]{3,4}>) *+)(?:w/ [0-9]+ levels?[^:]*: ?|\\[1:[0-9]+\\],? *|format: ?){0,5}(.*)");
    /** What stands above them. */
    private static final Pattern FRAME = Pattern.compile("obs\\. of|tibble|Rows: |Columns: ");

    /** The number of a unit above its values. */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?i)\\W*+(?:(?:case|record|person|obs|row|id|nr|patient|firm)\\W*+)?[0-9]++\\W*+|\\W*+(?:case|record|person|respondent|patient|firm|virksomhed|borger)\\W*+");

    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"|([^ ,\"…]+)");
    private static final Pattern NAMED =
            Pattern.compile(" *(- +)?[\"']?([\\p{L}\\p{N}_][^:\"']{0,60})[\"']?: ++[\"']?([^\"']*+)[\"']? *+");

    private static final Pattern PAIR =
            Pattern.compile("([\\p{L}_][\\w.]{0,40})\\s?==?\\s?(\"[^\"]*\"|[^\\s,;\"(){}]+)");
    private static final Pattern RUN = Pattern.compile(
            "(?<![0-9.,])[0-9]{3,12}(?:\\.[0-9]{1,6})?(?:[,;]?\\s|[,;])(?:[0-9]{1,12}(?:\\.[0-9]{1,6})?(?:[,;]?\\s|[,;])){18,300}[0-9]{1,12}");

    private static final Pattern SEVERAL = Pattern.compile("[0-9] +\\S*[0-9]");
    private static final Pattern LIST = Pattern.compile("^ *- +[\\p{L}\\p{N}_][^:]{0,60}: ");

    /** Of YAML: a name with nothing but lines below it, and a group with its count. */
    private static final Pattern HEADING = Pattern.compile(" *([\\p{L}\\p{N}_. -]{1,90}): *");

    private static final Pattern GROUP = Pattern.compile(" +[\"']?([^:\"']{1,60})[\"']?: +([0-9]{1,12}) *(?:#.*)?");
    private static final int FEWEST_GROUPS = 3;

    private static final int FEWEST_ROWS = 5;
    private static final int MOST_RUNS = 2;

    private final Reading reading;
    private final Where where;
    private final List<String> lines;

    Printed(Reading reading, Where where, List<String> lines) {
        this.reading = reading;
        this.where = where;
        this.lines = lines;
    }

    /** Lines without those of lists of names and values, if there are such lists. */
    static List<String> withoutLists(List<String> lines) {
        long lists = lines.stream().filter(line -> LIST.matcher(line).find()).count();
        return lists < FEWEST_ROWS
                ? lines
                : lines.stream()
                        .map(line -> NAMED.matcher(line).matches()
                                        && !SEVERAL.matcher(line).find()
                                ? ""
                                : line)
                        .toList();
    }

    /** Keeps each table that there is. */
    void read() throws IOException {
        List<List<String>> columns = new ArrayList<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            Matcher column = COLUMN.matcher(lines.get(line));
            Matcher named = NAMED.matcher(lines.get(line));
            if (column.matches()
                    && (!columns.isEmpty()
                            || (line > 0 && FRAME.matcher(lines.get(line - 1)).find()))) {
                columns.add(values(column.group(1), column.group(2)));
            } else if (!columns.isEmpty()) {
                columns(columns, line);
                columns.clear();
            }
            if (named.matches()) {
                if (rows.isEmpty() || named.group(1) != null || rows.getLast().containsKey(named.group(2))) {
                    rows.add(new LinkedHashMap<>());
                }
                rows.getLast().put(named.group(2), named.group(3).strip());
            } else if (!lines.get(line).isBlank()
                    && !NUMBERED.matcher(lines.get(line)).matches()) {
                rows(rows, line);
                rows.clear();
            }
        }
        columns(columns, lines.size());
        rows(rows, lines.size());
        rows(Repeated.units(lines), lines.size());
        counts();
        pairs();
        runs();
    }

    /** Names of groups, each with its count, below a name that says so. */
    private void counts() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            Matcher group = GROUP.matcher(lines.get(line));
            if (!rows.isEmpty() && group.matches()) {
                rows.add(new Row(line + 1, List.of(reading.cell(1, group.group(1)), reading.cell(2, group.group(2)))));
            } else if (!lines.get(line).isBlank()) {
                counts(rows, line);
                rows.clear();
                Matcher heading = HEADING.matcher(lines.get(line));
                if (heading.matches()
                        && Literals.COUNTED.matcher(heading.group(1)).matches()) {
                    rows.add(new Row(line + 1, List.of(reading.cell(2, "antal"))));
                }
            }
        }
        counts(rows, lines.size());
    }

    private void counts(List<Row> rows, int line) throws IOException {
        if (rows.size() > FEWEST_GROUPS) {
            Where at = where.within("counts until line " + line);
            reading.grid(at.place(), at.how(), List.copyOf(rows));
        }
    }

    /** Lines of the same names, each with its value beside it, and of hardly anything else. */
    private void pairs() throws IOException {
        Map<Set<String>, List<Map<String, String>>> kinds = new LinkedHashMap<>();
        for (String line : lines) {
            Map<String, String> pairs = new LinkedHashMap<>();
            Matcher pair = PAIR.matcher(line);
            int length = 0;
            while (pair.find()) {
                length += pair.group().length();
                pairs.put(pair.group(1), pair.group(2).replace("\"", ""));
            }
            if (pairs.size() > 1 && length * 2 > line.strip().length()) {
                kinds.computeIfAbsent(pairs.keySet(), _ -> new ArrayList<>()).add(pairs);
            }
        }
        for (List<Map<String, String>> kind : kinds.values()) {
            rows(kind, lines.size());
        }
    }

    /** Many numbers in a line of text, in no order. */
    private void runs() throws IOException {
        if (lines.stream()
                        .filter(line -> RUN.matcher(line).find())
                        .limit(MOST_RUNS + 1L)
                        .count()
                > MOST_RUNS) {
            // Rows of a wide table, which are read as such.
            return;
        }
        for (int line = 0; line < lines.size(); line++) {
            Matcher run = RUN.matcher(lines.get(line));
            while (run.find()) {
                List<Row> rows = new ArrayList<>();
                for (String value : run.group().split("[,;\\s]+", -1)) {
                    rows.add(new Row(rows.size() + 1, List.of(reading.cell(1, value))));
                }
                Where at = where.within("values in line " + (line + 1));
                reading.grid(at.place(), at.how(), rows);
            }
        }
    }

    /** The name, and the values. */
    private static List<String> values(String name, String text) {
        List<String> values = new ArrayList<>(List.of(name));
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            String one = value.group(1) == null ? value.group(2) : value.group(1);
            if (!one.equals("...")) {
                values.add(one);
            }
        }
        return values;
    }

    /** The rows get numbers, those of units where no words tell the rows apart; there are as many as each column has. */
    private void columns(List<List<String>> columns, int line) throws IOException {
        int shortest = columns.stream()
                .mapToInt(List::size)
                .filter(size -> size > FEWEST_ROWS)
                .min()
                .orElse(0);
        String number = columns.stream().anyMatch(column -> isLabel(column.subList(1, column.size()))) ? "nr" : "id";
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < shortest; row++) {
            List<Cell> cells = new ArrayList<>();
            cells.add(reading.cell(1, row == 0 ? number : Integer.toString(row)));
            for (int column = 0; column < columns.size(); column++) {
                if (row < columns.get(column).size()) {
                    cells.add(reading.cell(column + 2, columns.get(column).get(row)));
                }
            }
            rows.add(new Row(row + 1, cells));
        }
        keep(rows, line);
    }

    private static boolean isLabel(List<String> values) {
        return new HashSet<>(values).size() == values.size()
                && values.stream().allMatch(one -> one.matches(".*\\p{L}{2}.*"));
    }

    private void rows(List<Map<String, String>> records, int line) throws IOException {
        Map<String, Integer> names = new LinkedHashMap<>();
        records.forEach(record -> record.keySet().forEach(name -> names.putIfAbsent(name, names.size() + 1)));
        List<Row> rows = new ArrayList<>();
        List<Cell> head = new ArrayList<>();
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            head.add(reading.cell(name.getValue(), name.getKey()));
        }
        rows.add(new Row(1, head));
        for (Map<String, String> record : records) {
            List<Cell> cells = new ArrayList<>();
            for (Map.Entry<String, String> value : record.entrySet()) {
                cells.add(reading.cell(names.getOrDefault(value.getKey(), 1), value.getValue()));
            }
            cells.sort(Comparator.comparingInt(Cell::column));
            rows.add(new Row(rows.size() + 1, cells));
        }
        keep(rows, line);
    }

    private void keep(List<Row> rows, int line) throws IOException {
        if (rows.size() > FEWEST_ROWS) {
            Where at = where.within("values until line " + line);
            reading.grid(at.place(), at.how(), rows);
        }
    }
}
