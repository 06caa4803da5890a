package dk.sluse.release.cure;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.rule.Counts;
import dk.sluse.release.request.Cure;
import dk.sluse.release.request.RequestFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes what everybody sees of a file anew. */
final class Cured {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final Pattern NO_SHEET_NAME = Pattern.compile("[\\[\\]:*?/\\\\\\p{Cntrl}]");
    private static final int LONGEST_SHEET_NAME = 28;

    private Cured() {}

    /**
     * The tables that everybody sees of what a file holds.
     *
     * @param threshold lowest count that may be told
     * @return none where the remedy is of no use
     */
    static List<Grid> tables(Cure cure, List<Piece> pieces, int threshold) {
        List<Grid> tables = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Grid grid && grid.how() == null) {
                Optional<Grid> cured = switch (cure) {
                    case PLAIN -> Optional.of(grid);
                    case ROUNDED -> Optional.of(Counts.rounded(grid, Cure.BASE));
                    case SUPPRESSED -> new Suppression(grid, threshold).table();
                    case MERGED -> new Merging(grid, threshold).table();
                };
                if (cured.isEmpty()) {
                    return List.of();
                }
                tables.add(cured.get());
            }
        }
        return tables;
    }

    /** Whether a remedy has changed each cell that it is for: rounding leaves alone what nobody calls a count. */
    static boolean hasHelped(Cure cure, RequestFile old, List<Piece> pieces, List<Grid> tables) {
        if (!cure.changesFigures() || old.checked() == null) {
            return true;
        }
        Map<Place, String> before = cells(pieces);
        Map<Place, String> after = cells(List.copyOf(tables));
        return old.checked().flags().stream()
                .filter(cure::helps)
                .map(flag -> new Place(flag.part(), flag.spot()))
                .noneMatch(place -> Objects.equals(before.get(place), after.get(place)));
    }

    private static Map<Place, String> cells(List<? extends Piece> pieces) {
        Map<Place, String> cells = new HashMap<>();
        for (Piece piece : pieces) {
            if (piece instanceof Grid grid && grid.how() == null) {
                cells.putAll(grid.texts());
            }
        }
        return cells;
    }

    static byte[] write(FileType type, List<Grid> tables) throws IOException {
        return type == FileType.DELIMITED ? delimited(tables) : workbook(tables);
    }

    /** Whether its pixels are painted anew. */
    static boolean isPicture(FileType type) {
        return type == FileType.PNG || type == FileType.JPEG || type == FileType.TIFF;
    }

    /** What the new file is called. */
    static String name(String old, FileType type, Cure cure) {
        int dot = old.lastIndexOf('.') > old.lastIndexOf('/') ? old.lastIndexOf('.') : old.length();
        String beginning = old.substring(0, dot);
        String ending = switch (type) {
            case DELIMITED -> old.substring(dot);
            case PNG, JPEG, TIFF -> ".png";
            default -> ".xlsx";
        };
        return beginning + "-" + cure.name().toLowerCase(Locale.ROOT) + ending;
    }

    private static byte[] workbook(List<Grid> tables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Sluse", "1.0")) {
            Set<String> names = new HashSet<>();
            for (Grid table : tables) {
                Worksheet sheet = workbook.newWorksheet(sheetName(table.place().part(), names));
                for (Row row : table.rows()) {
                    for (Cell cell : row.cells()) {
                        if (isWrittenAsNumber(cell.text())) {
                            sheet.value(row.number() - 1, cell.column() - 1, Double.parseDouble(cell.text()));
                        } else {
                            sheet.value(row.number() - 1, cell.column() - 1, cell.text());
                        }
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    /** Whether a cell is the same when it is a number: a code with zeros before or behind it is not. */
    private static boolean isWrittenAsNumber(String text) {
        return NUMBER.matcher(text).matches()
                && BigDecimal.valueOf(Double.parseDouble(text))
                        .stripTrailingZeros()
                        .toPlainString()
                        .equals(text);
    }

    private static String sheetName(String part, Set<String> names) {
        String plain = NO_SHEET_NAME.matcher(part).replaceAll(" ").strip();
        String some = plain.substring(0, Math.min(plain.length(), LONGEST_SHEET_NAME));
        String name = some.isEmpty() ? "Sheet" : some;
        for (int further = 2; !names.add(name.toLowerCase(Locale.ROOT)); further++) {
            name = (some.isEmpty() ? "Sheet" : some) + " " + further;
        }
        return name;
    }

    private static byte[] delimited(List<Grid> tables) {
        StringBuilder text = new StringBuilder();
        for (Grid table : tables) {
            int width = table.rows().stream()
                    .flatMap(row -> row.cells().stream())
                    .mapToInt(Cell::column)
                    .max()
                    .orElse(0);
            for (Row row : table.rows()) {
                Map<Integer, String> cells = new HashMap<>();
                row.cells().forEach(cell -> cells.put(cell.column(), cell.text()));
                for (int column = 1; column <= width; column++) {
                    text.append(column == 1 ? "" : ";").append(quoted(cells.getOrDefault(column, "")));
                }
                text.append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell) {
        return cell.matches("[^;\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
