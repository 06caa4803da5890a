package dk.sluse.inspection.read.text;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.text.Words.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tables that statistics programs write into their listings: rows of numbers below each other, with words before them and a head above.
 * Columns are what a gap parts that goes through all rows.
 */
final class Listing {

    private static final Pattern NUMBER = Pattern.compile(
            "[<>≤≥~]?[-+]?[0-9]{1,3}([., '\u00a0][0-9]{3})*([.,][0-9]+)?%?\\**|"
                    + "[<>≤≥~]?[-+]?[0-9]*[.,]?[0-9]+([eE][-+]?[0-9]+)?%?\\**|\\.|\\.\\.|NA|NaN|\\(?[cC]\\)|suppressed|skjult|\\.[a-z]|[\\[(][-0-9.,%]+[\\])]");

    /** What stars mean, and what codes mean in a program. */
    private static final Pattern NO_ROW = Pattern.compile(
            "^\\s*+(?:Signif\\. codes: +0 |(?:/|(?i:value labels|value|label define)\\b)[\\w $.]{0,40}(?:[0-9]{1,3}\\s?=?\\s?'[^']{1,60}'[\\s,./;]*+){2})");

    private static final int FEWEST_ROWS = 2;
    private static final int FEWEST_WORDS = 2;
    private static final int HEAD = 6;
    private static final int FAR = 8;

    private final Reading reading;
    private final Where where;
    private final List<String> lines;
    private int tables;

    /** How many values the rows of the table have that is read, if one blank parts them; else 0. */
    private int parted;

    /** The first line that belongs to no table yet. */
    private int kept;

    Listing(Reading reading, Where where, List<String> lines) {
        this.reading = reading;
        this.where = where;
        this.lines = lines;
    }

    /** Keeps each table that there is. */
    void read() throws IOException {
        List<Integer> block = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = Words.plain(lines.get(i));
            if (isRow(line)) {
                block.add(i);
            } else if (!line.isBlank() && !Words.isRuler(line) && !line.strip().matches("[. ]+")) {
                keep(block);
                block.clear();
            } else if (line.isBlank() && i > 0 && Words.plain(lines.get(i - 1)).isBlank()) {
                keep(block);
                block.clear();
            }
        }
        keep(block);
    }

    /** A row has numbers after its first words, or nothing but numbers. */
    static boolean isRow(String line) {
        if (line.isBlank() || Words.isRuler(line) || NO_ROW.matcher(line).find()) {
            return false;
        }
        List<Word> words = Words.of(line, 1);
        long numbers = words.stream().filter(Listing::isNumber).count();
        return (numbers > 1 || isNumber(words.getLast())) && numbers * 3 >= words.size();
    }

    static boolean isNumber(Word word) {
        return NUMBER.matcher(word.text()).matches();
    }

    private void keep(List<Integer> block) throws IOException {
        if (block.size() < FEWEST_ROWS && !hasHead(block)) {
            return;
        }
        List<Word> below = columns(block);
        parted = parted(block, below.size());
        List<Word> columns = isEven(block, below.size()) || parted > 0 ? List.of() : below;
        List<Row> rows = new ArrayList<>();
        for (int line = Math.max(kept, block.getFirst() - HEAD); line < block.getFirst(); line++) {
            addRow(rows, line, columns, false);
        }
        kept = block.getLast() + 1;
        for (int line : block) {
            addRow(rows, line, columns, true);
        }
        tables++;
        Where at = where.within("table " + tables);
        reading.grid(at.place(), at.how(), rows);
    }

    /** Whether words stand above a row that is alone, one for each of its figures at least, and none of them a figure. */
    private boolean hasHead(List<Integer> block) {
        int above = block.isEmpty() ? -1 : block.getFirst() - 1;
        while (above >= 0 && (lines.get(above).isBlank() || Words.isRuler(lines.get(above)))) {
            above--;
        }
        if (above < 0 || block.getFirst() - above > FEWEST_ROWS) {
            return false;
        }
        String head = Words.plain(lines.get(above));
        List<Word> words = Words.of(head, 1);
        List<Word> row = Words.of(Words.plain(lines.get(block.getFirst())), 1);
        long figures = row.stream().filter(Listing::isNumber).count();
        return words.size() >= FEWEST_WORDS
                && (words.size() == row.size()
                        || (Words.of(head, 2).size() >= FEWEST_WORDS
                                && figures >= FEWEST_WORDS
                                && words.size() >= figures
                                && words.stream().noneMatch(Listing::isNumber)));
    }

    /**
     * How many values rows have that one blank parts and that do not stand below each other; 0 if they do. The last value may have several
     * words.
     */
    private int parted(List<Integer> block, int columns) {
        List<List<Word>> rows = block.stream()
                .map(line -> Words.of(Words.plain(lines.get(line)), 1))
                .toList();
        int fewest = rows.stream().mapToInt(List::size).min().orElse(0);
        boolean even = fewest > Math.max(columns, FEWEST_WORDS) && rows.size() > FEWEST_ROWS;
        for (int at = 0; at + 1 < fewest && even; at++) {
            int value = at;
            even = rows.stream().map(row -> isNumber(row.get(value))).distinct().count() == 1;
        }
        return even ? fewest : 0;
    }

    private void addRow(List<Row> rows, int line, List<Word> columns, boolean numbers) throws IOException {
        if (Words.isRuler(lines.get(line))) {
            return;
        }
        String plain = Words.plain(lines.get(line));
        List<Word> words = Words.of(plain, 1);
        int width = parted > 0 ? parted : columns.size();
        boolean several = Words.of(plain, 2).size() < words.size();
        boolean each = isLast(line)
                && !(several && isOver(plain, columns))
                && width > FEWEST_WORDS
                && (words.size() == width || words.size() == width - 1);
        List<Cell> cells = parted > 0 && numbers
                ? inOrder(
                        words.subList(0, parted - 1),
                        0,
                        plain.substring(words.get(parted - 1).from()))
                : each && !numbers
                        ? inOrder(words, width - words.size(), "")
                        : cells(plain, columns, numbers, isLast(line));
        if (!cells.isEmpty()) {
            rows.add(new Row(line + 1, cells));
        }
    }

    /** Whether each of the words that stand apart is over one column. */
    private static boolean isOver(String head, List<Word> columns) {
        return !columns.isEmpty()
                && Words.of(head, 2).stream()
                        .allMatch(word -> columns.stream()
                                        .filter(column -> word.from() < column.to() && word.to() > column.from())
                                        .count()
                                == 1);
    }

    /** Whether nothing but rulers stands between a line and the rows below it. */
    private boolean isLast(int line) {
        int next = line + 1;
        while (next < lines.size() && (lines.get(next).isBlank() || Words.isRuler(lines.get(next)))) {
            next++;
        }
        return next < lines.size() && isRow(Words.plain(lines.get(next)));
    }

    /** A word in each column, and the rest of the line in the last one. */
    private List<Cell> inOrder(List<Word> words, int first, String last) throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (Word word : words) {
            cells.add(reading.cell(first + cells.size() + 1, word.text()));
        }
        if (!last.isBlank()) {
            cells.add(reading.cell(first + cells.size() + 1, last.strip()));
        }
        return cells;
    }

    /** Where columns stand: places that some row has something at, without a gap that goes through all rows. */
    private List<Word> columns(List<Integer> block) {
        BitSet taken = new BitSet();
        for (int line : block) {
            Words.of(Words.plain(lines.get(line)), 1).forEach(word -> taken.set(word.from(), word.to()));
        }
        List<Word> columns = new ArrayList<>();
        for (int from = taken.nextSetBit(0); from >= 0; from = taken.nextSetBit(taken.nextClearBit(from))) {
            columns.add(new Word("", from, taken.nextClearBit(from)));
        }
        return columns;
    }

    /** Whether all rows have as many values, wide apart, but not below each other: text that has lost its columns. */
    private boolean isEven(List<Integer> block, int columns) {
        Set<Integer> many = block.stream()
                .map(line -> Words.of(Words.plain(lines.get(line)), 2).size())
                .collect(Collectors.toSet());
        return many.size() == 1 && many.iterator().next() > columns;
    }

    private List<Cell> cells(String line, List<Word> columns, boolean numbers, boolean nearest) throws IOException {
        if (columns.isEmpty()) {
            List<Cell> cells = new ArrayList<>();
            for (Word word : Words.of(line, 2)) {
                cells.add(reading.cell(cells.size() + 1, word.text()));
            }
            return cells;
        }
        SortedMap<Integer, String> words = new TreeMap<>();
        boolean narrow = !numbers && nearest && Words.of(line, 2).size() * 2 < columns.size();
        for (Word word : Words.of(line, numbers || narrow ? 1 : 2)) {
            int column = column(word, columns);
            column = column == 0 && !numbers ? nearest(word, columns) : column;
            if (column > 0) {
                words.merge(column, word.text(), (one, next) -> one + " " + next);
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (Map.Entry<Integer, String> word : words.entrySet()) {
            cells.add(reading.cell(word.getKey(), word.getValue()));
        }
        return cells;
    }

    /** The column that a word of a head stands beside, as programs centre heads; 0 if none is near. */
    private static int nearest(Word word, List<Word> columns) {
        int nearest = 0;
        int distance = FAR;
        for (int i = 0; i < columns.size(); i++) {
            int off = Math.max(
                    columns.get(i).from() - word.to(),
                    word.from() - columns.get(i).to());
            if (off < distance) {
                distance = off;
                nearest = i + 1;
            }
        }
        return nearest;
    }

    /** Which column a word stands over or in, from 1 on; 0 if none. */
    private static int column(Word word, List<Word> columns) {
        for (int i = 0; i < columns.size(); i++) {
            Word column = columns.get(i);
            if (word.from() < column.to() + 1 && word.to() > column.from() - 1) {
                return i + 1;
            }
        }
        return 0;
    }
}
