package dk.sluse.inspection.corpus;

import static dk.sluse.inspection.corpus.Renderings.fill;
import static dk.sluse.inspection.corpus.Renderings.written;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFPivotTable;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Places in workbooks. */
final class WorkbookHiding extends Hiding {

    /** Puts rows into a workbook that has an innocent sheet. */
    private interface Trick {
        void hide(Workbook workbook, List<List<String>> rows);
    }

    WorkbookHiding(List<List<String>> cover) {
        super(cover);
    }

    @Override
    Map<String, Function<List<List<String>>, byte[]>> all() {
        Map<String, Function<List<List<String>>, byte[]>> all = new LinkedHashMap<>();
        Map<String, Trick> tricks = sheets();
        tricks.putAll(cells());
        tricks.forEach((name, trick) -> {
            all.put(name + ".xlsx", rows -> workbook(new XSSFWorkbook(), trick, rows));
            all.put(name + ".xls", rows -> workbook(new HSSFWorkbook(), trick, rows));
        });
        byte[] plain = Renderings.xlsx(cover);
        String none = "<pivotCacheRecords/>";
        String records = "xl/pivotCache/pivotCacheRecords1.xml";
        String link = "xl/externalLinks/externalLink1.xml";
        all.put("pivot.xlsx", rows -> pivot(rows, false, List.of()));
        all.put(
                "pivot-values.xlsx",
                rows -> Zip.of(pivot(rows, true, List.of())).with(records, none).bytes());
        all.put(
                "custom-xml.xlsx",
                rows -> Zip.of(plain)
                        .with("customXml/item1.xml", "<data>" + flat(rows) + "</data>")
                        .bytes());
        all.put(
                "unknown-part.xlsx",
                rows -> Zip.of(plain).with("xl/extra.bin", flat(rows)).bytes());
        all.put(
                "external.xlsx",
                rows -> part(
                        plain,
                        link,
                        OFFICE + "spreadsheetml.externalLink+xml",
                        "<externalLink><v>" + flat(rows) + "</v></externalLink>"));
        all.put("validation.xlsx", rows -> validation(plain, rows));
        all.put("properties.xlsx", rows -> properties(plain, rows));
        all.put("macro.xlsm", rows -> macro(plain, "xl/vbaProject.bin", rows));
        all.put("surplus.xlsx", rows -> both(plain, bytes(flat(rows))));
        return all;
    }

    private static byte[] validation(byte[] plain, List<List<String>> rows) {
        String rule = "<dataValidations><dataValidation type=\"list\" sqref=\"A1\"><formula1>\"" + flat(rows)
                + "\"</formula1></dataValidation></dataValidations>";
        return Zip.of(plain)
                .insert("xl/worksheets/sheet1.xml", "<pageMargins", rule)
                .bytes();
    }

    private byte[] workbook(Workbook workbook, Trick trick, List<List<String>> rows) {
        try (workbook) {
            fill(workbook.createSheet("Tabel"), cover);
            trick.hide(workbook, rows);
            return written(workbook::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Trick> sheets() {
        Map<String, Trick> tricks = new LinkedHashMap<>();
        tricks.put("second-sheet", (workbook, rows) -> fill(workbook.createSheet("Data"), rows));
        tricks.put("hidden-sheet", (workbook, rows) -> {
            fill(workbook.createSheet("Data"), rows);
            workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
        });
        tricks.put("very-hidden-sheet", (workbook, rows) -> {
            fill(workbook.createSheet("Data"), rows);
            workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
        });
        tricks.put("hidden-rows", (workbook, rows) -> {
            Sheet sheet = workbook.createSheet("Data");
            fill(sheet, rows);
            sheet.forEach(row -> row.setZeroHeight(true));
        });
        tricks.put("hidden-columns", (workbook, rows) -> {
            Sheet sheet = workbook.createSheet("Data");
            fill(sheet, rows);
            IntStream.range(0, rows.getFirst().size()).forEach(column -> sheet.setColumnHidden(column, true));
        });
        return tricks;
    }

    private static Map<String, Trick> cells() {
        Map<String, Trick> tricks = new LinkedHashMap<>();
        tricks.put("far-away", (workbook, rows) -> {
            Sheet sheet = workbook.getSheetAt(0);
            for (int i = 0; i < rows.size(); i++) {
                Row row = sheet.createRow(30_000 + i);
                for (int j = 0; j < rows.get(i).size(); j++) {
                    row.createCell(200 + j).setCellValue(rows.get(i).get(j));
                }
            }
        });
        tricks.put("white", (workbook, rows) -> style(workbook, rows, true));
        tricks.put("blank-format", (workbook, rows) -> style(workbook, rows, false));
        tricks.put("comment", WorkbookHiding::comment);
        tricks.put("name", (workbook, rows) -> {
            Name name = workbook.createName();
            name.setNameName("konstant");
            name.setRefersToFormula(
                    "\"" + flat(rows).substring(0, Math.min(200, flat(rows).length())) + "\"");
        });
        return tricks;
    }

    private static void style(Workbook workbook, List<List<String>> rows, boolean white) {
        Sheet sheet = workbook.createSheet("Data");
        fill(sheet, rows);
        CellStyle style = workbook.createCellStyle();
        if (white) {
            Font font = workbook.createFont();
            font.setColor(IndexedColors.WHITE.getIndex());
            style.setFont(font);
        } else {
            style.setDataFormat(workbook.createDataFormat().getFormat(";;;"));
        }
        for (Row row : sheet) {
            row.forEach(cell -> cell.setCellStyle(style));
        }
    }

    private static void comment(Workbook workbook, List<List<String>> rows) {
        Sheet sheet = workbook.getSheetAt(0);
        ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(workbook.getCreationHelper().createRichTextString(flat(rows)));
        Cell cell = sheet.getRow(0).getCell(0);
        cell.setCellComment(comment);
    }

    /**
     * @param values whether fields have values, and no rows are kept
     * @param seen what is seen on the sheet of the pivot table
     */
    static byte[] pivot(List<List<String>> rows, boolean values, List<List<String>> seen) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet data = workbook.createSheet("Data");
            fill(data, rows);
            XSSFSheet sheet = workbook.createSheet("Pivot");
            XSSFPivotTable pivot = sheet.createPivotTable(
                    new AreaReference(
                            new CellReference(0, 0),
                            new CellReference(rows.size() - 1, rows.getFirst().size() - 1),
                            SpreadsheetVersion.EXCEL2007),
                    new CellReference("A20"),
                    data);
            pivot.addRowLabel(0);
            fill(sheet, seen);
            workbook.removeSheetAt(0);
            String fields = IntStream.range(0, rows.getFirst().size())
                    .mapToObj(column -> field(rows, column, values))
                    .collect(Collectors.joining());
            String records = rows.stream()
                    .skip(1)
                    .map(row -> row.stream()
                            .map(cell -> "<s v=\"" + cell + "\"/>")
                            .collect(Collectors.joining("", "<r>", "</r>")))
                    .collect(Collectors.joining());
            String main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
            return Zip.of(written(workbook::write))
                    .with(
                            "xl/pivotCache/pivotCacheDefinition1.xml",
                            "<pivotCacheDefinition " + main + "><cacheFields>" + fields
                                    + "</cacheFields></pivotCacheDefinition>")
                    .with(
                            "xl/pivotCache/pivotCacheRecords1.xml",
                            "<pivotCacheRecords " + main + ">" + records + "</pivotCacheRecords>")
                    .bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(List<List<String>> rows, int column, boolean values) {
        String items = rows.stream()
                .skip(values ? 1 : rows.size())
                .map(row -> "<s v=\"" + row.get(column) + "\"/>")
                .collect(Collectors.joining());
        return "<cacheField name=\"" + rows.getFirst().get(column) + "\"><sharedItems>" + items
                + "</sharedItems></cacheField>";
    }
}
