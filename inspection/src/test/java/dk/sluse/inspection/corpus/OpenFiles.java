package dk.sluse.inspection.corpus;

import java.util.List;
import java.util.stream.Collectors;

/** OpenDocument files, as small as they can be. */
final class OpenFiles {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">";

    private OpenFiles() {}

    static byte[] ods(List<List<String>> table) {
        return spreadsheet("", sheet("Tabel", "", table));
    }

    /** @param styles of the document, and sheets in it */
    static byte[] spreadsheet(String styles, String sheets) {
        return file(
                "spreadsheet",
                HEAD + "<office:automatic-styles>" + styles
                        + "</office:automatic-styles><office:body><office:spreadsheet>" + sheets
                        + "</office:spreadsheet></office:body></office:document-content>");
    }

    /** @param attributes of the sheet */
    static String sheet(String name, String attributes, List<List<String>> table) {
        return "<table:table table:name=\"" + name + "\" " + attributes + ">" + rows("", table) + "</table:table>";
    }

    /** @param attributes of each row */
    static String rows(String attributes, List<List<String>> table) {
        return table.stream()
                .map(row -> row.stream()
                        .map(OpenFiles::cell)
                        .collect(Collectors.joining("", "<table:table-row " + attributes + ">", "</table:table-row>")))
                .collect(Collectors.joining());
    }

    private static String cell(String text) {
        String value = text.matches("-?[0-9]+(\\.[0-9]+)?")
                ? " office:value-type=\"float\" office:value=\"" + text + "\""
                : "";
        return "<table:table-cell" + value + "><text:p>" + text + "</text:p></table:table-cell>";
    }

    static byte[] odt(List<List<String>> table) {
        return document("", "<text:p>Tabellen viser resultater.</text:p>" + sheet("Tabel1", "", table));
    }

    static byte[] document(String styles, String body) {
        return file(
                "text",
                HEAD + "<office:automatic-styles>" + styles + "</office:automatic-styles><office:body><office:text>"
                        + body + "</office:text></office:body></office:document-content>");
    }

    private static byte[] file(String kind, String content) {
        return new Zip()
                .with("mimetype", "application/vnd.oasis.opendocument." + kind)
                .with("content.xml", content)
                .with(
                        "META-INF/manifest.xml",
                        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>")
                .bytes();
    }
}
