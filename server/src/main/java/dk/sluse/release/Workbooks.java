package dk.sluse.release;

import dk.sluse.tabulation.Grid;
import dk.sluse.tabulation.SafeTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a table as a workbook for spreadsheets. */
final class Workbooks {

    /** What stands in a cell that is hidden. */
    static final String HIDDEN = "··";

    private static final String EPOCH = "1980-01-01T00:00:00Z";

    private Workbooks() {}

    static byte[] of(SafeTable table, Locale locale) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            try (Workbook workbook = new Workbook(bytes, "Sluse", "1.0")) {
                write(workbook.newWorksheet("Sluse"), table, locale);
            }
            return withoutTime(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a workbook", e);
        }
    }

    private static void write(Worksheet sheet, SafeTable table, Locale locale) {
        Grid grid = Grid.of(table, locale);
        sheet.value(0, 0, table.register().in(locale) + ": " + title(table, locale));
        sheet.style(0, 0).bold().set();
        int row = 2;
        int labels = grid.corner().size();
        for (List<Grid.Heading> headings : grid.head()) {
            int column = labels;
            for (Grid.Heading heading : headings) {
                sheet.value(row, column, heading.text());
                sheet.style(row, column).bold().set();
                column += heading.span();
            }
            row++;
        }
        for (int i = 0; i < labels; i++) {
            sheet.value(row - 1, i, grid.corner().get(i));
        }
        for (Grid.Line line : grid.lines()) {
            for (int i = 0; i < labels; i++) {
                sheet.value(row, i, line.labels().get(i));
            }
            for (int i = 0; i < line.cells().size(); i++) {
                value(sheet, row, labels + i, line.cells().get(i));
            }
            row++;
        }
        footer(sheet, row + 1, table, locale);
    }

    private static void value(Worksheet sheet, int row, int column, SafeTable.Cell cell) {
        if (cell.status().isHidden()) {
            sheet.value(row, column, HIDDEN);
        } else if (cell.value().isPresent()) {
            sheet.value(row, column, cell.value().getAsDouble());
        }
    }

    private static String title(SafeTable table, Locale locale) {
        String unit = table.measured().unit();
        return table.measured().titles().in(locale) + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    private static void footer(Worksheet sheet, int row, SafeTable table, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        SafeTable.Provenance provenance = table.provenance();
        sheet.value(
                row,
                0,
                HIDDEN
                        + (english
                                ? " hidden to protect persons and enterprises"
                                : " skjult for at beskytte personer og virksomheder"));
        sheet.value(
                row + 1,
                0,
                (english ? "Package " : "Pakke ") + provenance.scheme() + "/" + provenance.packageVersion());
        sheet.value(row + 2, 0, (english ? "Rules: " : "Regler: ") + provenance.ruleSet());
        sheet.value(row + 3, 0, provenance.engine());
    }

    /** The library writes the present moment into the archive; without it the same table is the same file. */
    private static byte[] withoutTime(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile archive = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntriesInPhysicalOrder())) {
                byte[] content = archive.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replaceAll("(<dcterms:created[^>]*>)[^<]*", "$1" + EPOCH)
                            .getBytes(StandardCharsets.UTF_8);
                }
                ZipEntry fixed = new ZipEntry(entry.getName());
                fixed.setLastModifiedTime(FileTime.from(Instant.parse(EPOCH)));
                out.putNextEntry(fixed);
                out.write(content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
