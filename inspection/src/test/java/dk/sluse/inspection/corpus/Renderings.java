package dk.sluse.inspection.corpus;

import dk.sluse.inspection.corpus.data.DataFiles;
import dk.sluse.inspection.corpus.written.Literal;
import dk.sluse.inspection.read.data.DataFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** A table in every type of file, the first row being its head. */
final class Renderings {

    /** Writes to a stream. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static final Logger LOG = System.getLogger(Renderings.class.getName());

    private Renderings() {}

    /** By the names of files. */
    static Map<String, Function<List<List<String>>, byte[]>> all() {
        Map<String, Function<List<List<String>>, byte[]>> all = new LinkedHashMap<>();
        all.put("semikolon.csv", table -> separated(table, ";").getBytes(StandardCharsets.UTF_8));
        all.put("komma.csv", table -> separated(table, ",").getBytes(StandardCharsets.UTF_8));
        all.put("tab.tsv", table -> separated(table, "\t").getBytes(Charset.forName("windows-1252")));
        all.put("quoted.csv", table -> quoted(table).getBytes(StandardCharsets.UTF_8));
        all.put("fixed.txt", table -> fixed(table).getBytes(StandardCharsets.UTF_8));
        all.put("markdown.md", table -> markdown(table).getBytes(StandardCharsets.UTF_8));
        all.put("table.tex", table -> latex(table).getBytes(StandardCharsets.UTF_8));
        all.put("workbook.xlsx", Renderings::xlsx);
        all.put("workbook.xls", Renderings::xls);
        all.put("sheet.ods", OpenFiles::ods);
        all.put("report.docx", Renderings::docx);
        all.put("report.odt", OpenFiles::odt);
        all.put("report.rtf", table -> rtf(table).getBytes(Charset.forName("windows-1252")));
        all.put("slides.pptx", Renderings::pptx);
        all.put("page.html", table -> html(table).getBytes(StandardCharsets.UTF_8));
        all.put("page.pdf", Renderings::pdf);
        all.putAll(Literal.all());
        if (DataFile.isReadable()) {
            all.putAll(DataFiles.all());
        } else {
            LOG.log(
                    Level.WARNING,
                    "NOT RUN: files of SPSS, Stata and SAS; no ReadStat here (Debian: apt install readstat)");
        }
        return all;
    }

    static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String separated(List<List<String>> table, String by) {
        return table.stream().map(row -> String.join(by, row)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(List<List<String>> table) {
        return table.stream()
                .map(row -> row.stream().map(cell -> "\"" + cell + "\"").collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "\ufeff", "\r\n"));
    }

    /** As R and SAS print: words to the left, numbers to the right. */
    static String fixed(List<List<String>> table) {
        int columns = table.getFirst().size();
        StringBuilder text = new StringBuilder();
        for (List<String> row : table) {
            for (int i = 0; i < columns; i++) {
                int column = i;
                int width = table.stream()
                                .mapToInt(one -> one.get(column).length())
                                .max()
                                .orElse(0)
                        + 2;
                String cell = row.get(i);
                boolean words = i == 0 && !table.get(1).getFirst().matches("[0-9.]+");
                text.append(
                        words ? cell + " ".repeat(width - cell.length()) : " ".repeat(width - cell.length()) + cell);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String markdown(List<List<String>> table) {
        return "# Tabel\n\n| " + String.join(" | ", table.getFirst()) + " |\n"
                + "|---".repeat(table.getFirst().size()) + "|\n"
                + table.stream()
                        .skip(1)
                        .map(row -> "| " + String.join(" | ", row) + " |")
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String latex(List<List<String>> table) {
        return "\\begin{tabular}{l" + "r".repeat(table.getFirst().size() - 1) + "}\n\\hline\n"
                + table.stream().map(row -> String.join(" & ", row) + " \\\\").collect(Collectors.joining("\n"))
                + "\n\\hline\n\\end{tabular}\n";
    }

    static byte[] xlsx(List<List<String>> table) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            fill(workbook.createSheet("Tabel"), table);
            return written(workbook::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] xls(List<List<String>> table) {
        try (Workbook workbook = new HSSFWorkbook()) {
            fill(workbook.createSheet("Tabel"), table);
            return written(workbook::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void fill(Sheet sheet, List<List<String>> table) {
        for (int i = 0; i < table.size(); i++) {
            Row row = sheet.createRow(i);
            for (int j = 0; j < table.get(i).size(); j++) {
                Cell cell = row.createCell(j);
                String text = table.get(i).get(j);
                if (text.matches("-?[0-9]+(\\.[0-9]+)?") && text.length() < 12) {
                    cell.setCellValue(Double.parseDouble(text));
                } else {
                    cell.setCellValue(text);
                }
            }
        }
    }

    static byte[] docx(List<List<String>> table) {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("Tabellen viser resultater fra undersøgelsen.");
            XWPFTable made = document.createTable(table.size(), table.getFirst().size());
            for (int i = 0; i < table.size(); i++) {
                for (int j = 0; j < table.get(i).size(); j++) {
                    made.getRow(i).getCell(j).setText(table.get(i).get(j));
                }
            }
            return written(document::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] pptx(List<List<String>> table) {
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFTable made = show.createSlide()
                    .createTable(table.size(), table.getFirst().size());
            for (int i = 0; i < table.size(); i++) {
                for (int j = 0; j < table.get(i).size(); j++) {
                    made.getCell(i, j).setText(table.get(i).get(j));
                }
            }
            return written(show::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String html(List<List<String>> table) {
        return "<!DOCTYPE html>\n<html><head><title>Tabel</title></head><body><h1>Resultater</h1><table border=\"1\">"
                + table.stream()
                        .map(row -> row.stream()
                                .map(cell -> "<td>" + cell + "</td>")
                                .collect(Collectors.joining("", "<tr>", "</tr>")))
                        .collect(Collectors.joining("\n"))
                + "</table></body></html>";
    }

    private static String rtf(List<List<String>> table) {
        return "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\n\\pard The table.\\par\n"
                + table.stream()
                        .map(row -> "\\trowd"
                                + row.stream()
                                        .map(cell -> "\\intbl " + escaped(cell) + "\\cell")
                                        .collect(Collectors.joining())
                                + "\\row\n")
                        .collect(Collectors.joining())
                + "\\pard Source: own figures.\\par}";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(one -> escaped.append(one < 128 ? Character.toString(one) : "\\u" + one + "?"));
        return escaped.toString();
    }

    static byte[] pdf(List<List<String>> table) {
        try (PDDocument document = new PDDocument()) {
            int perPage = 45;
            for (int from = 0; from < table.size(); from += perPage) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                    write(out, table.subList(from, Math.min(table.size(), from + perPage)));
                }
            }
            return written(document::save);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDPageContentStream out, List<List<String>> rows) throws IOException {
        int y = 740;
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                out.beginText();
                out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 9);
                out.newLineAtOffset(50 + column * (500f / row.size()), y);
                out.showText(row.get(column));
                out.endText();
            }
            y -= 15;
        }
    }
}
