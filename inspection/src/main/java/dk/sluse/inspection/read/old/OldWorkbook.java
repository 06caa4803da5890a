package dk.sluse.inspection.read.old;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Nested;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.picture.Pictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hssf.usermodel.HSSFObjectData;
import org.apache.poi.hssf.usermodel.HSSFPictureData;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;

/** A workbook in the binary format, read by Apache POI. */
public final class OldWorkbook {

    private final Reading reading;
    private final Where where;
    private final Nested nested;

    private OldWorkbook(Reading reading, Where where, Nested nested) {
        this.reading = reading;
        this.where = where;
        this.nested = nested;
    }

    public static void read(byte[] content, Reading reading, Where where, Nested nested) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(content));
                HSSFWorkbook workbook = new HSSFWorkbook(files)) {
            OldWorkbook one = new OldWorkbook(reading, where, nested);
            one.storage(files.getRoot(), "");
            one.read(workbook);
        } catch (RuntimeException e) {
            // The library throws these for files that are broken.
            throw new IOException("a workbook cannot be read", e);
        }
    }

    private void read(HSSFWorkbook workbook) throws IOException {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            sheet(workbook.getSheetAt(i), workbook.getSheetVisibility(i) != SheetVisibility.VISIBLE);
        }
        for (Name name : workbook.getAllNames()) {
            name(name);
        }
        for (HSSFPictureData picture : workbook.getAllPictures()) {
            nested.read("picture", picture.getData(), where.within("picture").deeper());
        }
        for (HSSFObjectData object : workbook.getAllEmbeddedObjects()) {
            reading.conceals(Concealment.EMBEDDED_FILE, where.place());
            if (!object.hasDirectoryEntry()) {
                nested.read(
                        "object",
                        object.getObjectData(),
                        where.concealed(Concealment.EMBEDDED_FILE).deeper());
            }
        }
    }

    private void sheet(Sheet sheet, boolean hidden) throws IOException {
        Where at = where.within(sheet.getSheetName());
        List<Row> rows = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        for (org.apache.poi.ss.usermodel.Row row : sheet) {
            List<Cell> cells = new ArrayList<>();
            for (org.apache.poi.ss.usermodel.Cell cell : row) {
                String text = text(cell);
                if (!text.isEmpty()) {
                    cells.add(reading.cell(cell.getColumnIndex() + 1, text));
                    conceals(sheet.isColumnHidden(cell.getColumnIndex()), Concealment.HIDDEN_COLUMNS, at);
                    conceals(cell.getCellStyle().getDataFormatString().matches(";+"), Concealment.HIDDEN_TEXT, at);
                }
                if (cell.getCellComment() != null) {
                    comments.add(cell.getCellComment().getString().getString());
                }
            }
            if (!cells.isEmpty()) {
                rows.add(new Row(row.getRowNum() + 1, cells));
                conceals(row.getZeroHeight(), Concealment.HIDDEN_ROWS, at);
            }
        }
        conceals(hidden && !rows.isEmpty(), Concealment.HIDDEN_SHEET, at);
        conceals(!comments.isEmpty(), Concealment.COMMENT, at);
        Where how = hidden ? at.concealed(Concealment.HIDDEN_SHEET) : at;
        reading.grid(how.place(), how.how(), rows);
        reading.text(at.place(), at.concealed(Concealment.COMMENT).how(), comments);
    }

    private void conceals(boolean so, Concealment how, Where at) {
        if (so) {
            reading.conceals(how, at.place());
        }
    }

    private static String text(org.apache.poi.ss.usermodel.Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> number(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case ERROR, FORMULA, BLANK, _NONE -> "";
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private void name(Name name) throws IOException {
        String text;
        try {
            text = name.getRefersToFormula();
        } catch (RuntimeException _) {
            text = "";
        }
        boolean value = text != null && !text.isBlank() && !text.contains("!") && !text.contains("#REF");
        boolean made = name.getNameName()
                .toLowerCase(Locale.ROOT)
                .matches("_xlnm\\..*|print_.*|_filterdatabase|.*filterdatabase.*");
        if ((name.isHidden() && !made) || value) {
            reading.conceals(Concealment.HIDDEN_NAME, where.place().within(name.getNameName()));
            reading.text(where.place(), Concealment.HIDDEN_NAME, List.of(text == null ? "" : text));
        }
    }

    /** Streams beside the workbook: what pivot tables were made of, macros, objects, properties. */
    private void storage(DirectoryEntry folder, String path) throws IOException {
        for (Entry entry : folder) {
            String name = path + entry.getName();
            if (entry instanceof DirectoryEntry inner) {
                if (name.startsWith("_VBA_PROJECT") || name.equals("Macros")) {
                    reading.conceals(Concealment.MACRO, where.place());
                } else if (name.startsWith("_SX_DB")) {
                    reading.conceals(Concealment.PIVOT_CACHE, where.place());
                }
                storage(inner, name + "/");
            } else if (entry instanceof DocumentEntry document
                    && !name.matches("Workbook|Book|\u0001CompObj|.*VBA.*")) {
                stream(document, name);
            }
        }
    }

    private void stream(DocumentEntry document, String name) throws IOException {
        byte[] content;
        try (DocumentInputStream in = new DocumentInputStream(document)) {
            content = in.readAllBytes();
        }
        Concealment how = name.startsWith("_SX_DB")
                ? Concealment.PIVOT_CACHE
                : name.contains("SummaryInformation") ? Concealment.METADATA : Concealment.EMBEDDED_FILE;
        List<String> lines = new ArrayList<>(Pictures.readable(new String(content, StandardCharsets.ISO_8859_1)));
        lines.addAll(Pictures.readable(new String(content, StandardCharsets.UTF_16LE)));
        reading.text(
                where.place().within(name.replaceAll("\\p{Cntrl}", "")),
                where.concealed(how).how(),
                lines);
    }
}
