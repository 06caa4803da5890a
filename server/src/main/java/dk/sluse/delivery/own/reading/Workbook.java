package dk.sluse.delivery.own.reading;

import dk.sluse.engine.EngineSession;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** An Excel workbook with one sheet of plain values. */
record Workbook(EngineSession session, OwnFile file) {

    /** A row wider than this is no row of data. */
    private static final int MOST_COLUMNS = 2000;

    private static final int MOST_DIGITS = 40;

    private static final class NotPlain extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final long line;

        NotPlain(long line) {
            this.line = line;
        }
    }

    OwnFile.Days read() throws Finding.Refused {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.path().toFile())) {
            List<org.dhatim.fastexcel.reader.Sheet> sheets =
                    workbook.getSheets().toList();
            if (sheets.stream().anyMatch(sheet -> sheet.getVisibility() != SheetVisibility.VISIBLE)) {
                throw new Finding.Refused(Finding.of(Reason.HIDDEN));
            }
            if (sheets.size() != 1) {
                throw new Finding.Refused(Finding.of(Reason.SHEETS));
            }
            try (Stream<Row> rows = sheets.getFirst().openStream()) {
                read(rows);
            }
            return Sheet.DAYS;
        } catch (NotPlain e) {
            throw new Finding.Refused(new Finding(Reason.FORMULA, e.line, "", ""));
        } catch (IOException | ExcelReaderException | IllegalArgumentException e) {
            throw new Finding.Refused(Finding.of(Reason.UNREADABLE));
        }
    }

    private void read(Stream<Row> rows) throws Finding.Refused {
        var iterator = rows.iterator();
        if (!iterator.hasNext()) {
            throw new Finding.Refused(Finding.of(Reason.EMPTY));
        }
        List<String> header = values(iterator.next()).stream()
                .map(name -> name == null ? "" : name.strip())
                .toList();
        new Sheet(session, header).fill(to -> {
            while (iterator.hasNext()) {
                Row row = iterator.next();
                to.row(row.getRowNum(), values(row));
            }
        });
    }

    private static List<@Nullable String> values(Row row) {
        if (row.getCellCount() > MOST_COLUMNS) {
            throw new NotPlain(row.getRowNum());
        }
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            values.add(row.getOptionalCell(i).flatMap(cell -> text(cell, row)).orElse(null));
        }
        return values;
    }

    /** Written out, unless it would be a line of zeros. */
    private static String number(BigDecimal value) {
        return Math.abs(value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS
                ? Double.toString(value.doubleValue())
                : value.stripTrailingZeros().toPlainString();
    }

    private static Optional<String> text(Cell cell, Row row) {
        CellType type = cell.getType();
        return switch (type) {
            case EMPTY -> Optional.empty();
            case NUMBER -> Optional.of(number((BigDecimal) cell.getValue()));
            case STRING, BOOLEAN -> Optional.of(cell.getText());
            case FORMULA, ERROR -> throw new NotPlain(row.getRowNum());
        };
    }
}
