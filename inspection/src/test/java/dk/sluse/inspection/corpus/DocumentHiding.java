package dk.sluse.inspection.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Places in documents and presentations. */
final class DocumentHiding extends Hiding {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String SHEETS =
            "<Default Extension=\"xlsx\" ContentType=\"" + OFFICE + "spreadsheetml.sheet\"/>";

    DocumentHiding(List<List<String>> cover) {
        super(cover);
    }

    @Override
    Map<String, Function<List<List<String>>, byte[]>> all() {
        Map<String, Function<List<List<String>>, byte[]>> all = new LinkedHashMap<>();
        byte[] plain = Renderings.docx(cover);
        all.put("embedded-workbook.docx", rows -> workbook(plain, "word", rows));
        all.put("vanished.docx", rows -> run("<w:rPr><w:vanish/></w:rPr>", rows));
        all.put("white.docx", rows -> run("<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>", rows));
        all.put("tiny.docx", rows -> run("<w:rPr><w:sz w:val=\"2\"/></w:rPr>", rows));
        all.put(
                "deleted.docx",
                rows -> body("<w:p><w:del w:author=\"a\"><w:r><w:delText>" + flat(rows)
                        + "</w:delText></w:r></w:del></w:p>"));
        all.put("header.docx", rows -> word(plain, "header", "hdr", rows));
        all.put("comment.docx", rows -> word(plain, "comments", "comments", rows));
        all.put("properties.docx", rows -> properties(plain, rows));
        all.put("macro.docm", rows -> macro(plain, "word/vbaProject.bin", rows));
        all.put(
                "chart.docx",
                rows -> part(plain, "word/charts/chart1.xml", OFFICE + "drawingml.chart+xml", chart(rows)));
        all.put("surplus.docx", rows -> both(plain, bytes(flat(rows))));
        byte[] slides = Renderings.pptx(cover);
        all.put("embedded-workbook.pptx", rows -> workbook(slides, "ppt", rows));
        all.put("notes.pptx", rows -> slide(slides, "notesSlide", "notes", rows));
        all.put("hidden-slide.pptx", rows -> slide(slides, "slide", "sld show=\"0\"", rows));
        return all;
    }

    private static byte[] workbook(byte[] file, String folder, List<List<String>> rows) {
        return Zip.of(file)
                .with(folder + "/embeddings/Microsoft_Excel_Sheet1.xlsx", Renderings.xlsx(rows))
                .insert("[Content_Types].xml", "</Types>", SHEETS)
                .bytes();
    }

    private static byte[] word(byte[] file, String kind, String element, List<List<String>> rows) {
        String text = "<w:" + element + " xmlns:w=\"" + WORD + "\"><w:p><w:r><w:t>" + flat(rows)
                + "</w:t></w:r></w:p></w:" + element + ">";
        return part(file, "word/" + kind + "9.xml", OFFICE + "wordprocessingml." + kind + "+xml", text);
    }

    private static byte[] slide(byte[] file, String kind, String element, List<List<String>> rows) {
        String text =
                "<p:" + element + " xmlns:p=\"p\" xmlns:a=\"a\"><a:p><a:r><a:t>" + flat(rows) + "</a:t></a:r></a:p></p:"
                        + element.substring(0, element.contains(" ") ? element.indexOf(' ') : element.length()) + ">";
        return part(file, "ppt/" + kind + "s/" + kind + "9.xml", OFFICE + "presentationml." + kind + "+xml", text);
    }

    private byte[] run(String properties, List<List<String>> rows) {
        return body("<w:p><w:r>" + properties + "<w:t>" + flat(rows) + "</w:t></w:r></w:p>");
    }

    private byte[] body(String text) {
        return Zip.of(Renderings.docx(cover))
                .insert("word/document.xml", "</w:body>", text)
                .bytes();
    }

    /** A chart of the last two columns of rows. */
    private static String chart(List<List<String>> rows) {
        String points = IntStream.range(1, rows.size())
                .mapToObj(i -> "<c:pt idx=\"" + (i - 1) + "\"><c:v>%s</c:v></c:pt>")
                .collect(Collectors.joining());
        Object[] first =
                rows.stream().skip(1).map(row -> row.get(row.size() - 2)).toArray();
        Object[] second = rows.stream().skip(1).map(List::getLast).toArray();
        return "<c:chartSpace xmlns:c=\"c\"><c:ser><c:xVal><c:numRef><c:numCache>" + points.formatted(first)
                + "</c:numCache></c:numRef></c:xVal><c:yVal><c:numRef><c:numCache>" + points.formatted(second)
                + "</c:numCache></c:numRef></c:yVal></c:ser></c:chartSpace>";
    }
}
