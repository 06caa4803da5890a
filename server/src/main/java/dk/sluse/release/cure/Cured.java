package dk.sluse.release.cure;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.rule.Counts;
import dk.sluse.release.request.Cure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes what everybody sees of a file anew. */
final class Cured {

    /** To what counts are rounded, as is usual where small counts are rounded away. */
    private static final int BASE = 5;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final Pattern NO_SHEET_NAME = Pattern.compile("[\\[\\]:*?/\\\\\\p{Cntrl}]");
    private static final int LONGEST_SHEET_NAME = 28;

    private Cured() {}

    /** The tables that everybody sees of what a file holds. */
    static List<Grid> tables(Cure cure, List<Piece> pieces) {
        return pieces.stream()
                .filter(Grid.class::isInstance)
                .map(Grid.class::cast)
                .filter(grid -> grid.how() == null)
                .map(grid -> cure == Cure.ROUNDED ? Counts.rounded(grid, BASE) : grid)
                .toList();
    }

    static byte[] write(FileType type, List<Grid> tables) throws IOException {
        return type == FileType.DELIMITED ? delimited(tables) : workbook(tables);
    }

    /** What the new file is called. */
    static String name(String old, FileType type, Cure cure) {
        int dot = old.lastIndexOf('.');
        String beginning = dot > old.lastIndexOf('/') ? old.substring(0, dot) : old;
        String ending = type == FileType.DELIMITED ? dot < 0 ? "" : old.substring(dot) : ".xlsx";
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
                        if (NUMBER.matcher(cell.text()).matches()) {
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
            for (Row row : table.rows()) {
                TreeMap<Integer, String> cells = new TreeMap<>();
                row.cells().forEach(cell -> cells.put(cell.column(), cell.text()));
                for (int column = 1; !cells.isEmpty() && column <= cells.lastKey(); column++) {
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
