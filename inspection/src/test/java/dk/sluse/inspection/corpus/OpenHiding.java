package dk.sluse.inspection.corpus;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Places in files of OpenDocument. */
final class OpenHiding extends Hiding {

    private static final String UNSEEN_SHEET =
            "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    private static final String UNSEEN_TEXT =
            "<style:style style:name=\"T9\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";

    OpenHiding(List<List<String>> cover) {
        super(cover);
    }

    @Override
    Map<String, Function<List<List<String>>, byte[]>> all() {
        Map<String, Function<List<List<String>>, byte[]>> all = new LinkedHashMap<>();
        String seen = OpenFiles.sheet("Tabel", "", cover);
        byte[] plain = OpenFiles.ods(cover);
        all.put(
                "hidden-sheet.ods",
                rows -> OpenFiles.spreadsheet(
                        UNSEEN_SHEET, seen + OpenFiles.sheet("Data", "table:style-name=\"ta2\"", rows)));
        all.put("hidden-rows.ods", this::hiddenRows);
        all.put("comment.ods", rows -> comment(seen, rows));
        all.put(
                "meta.ods",
                rows -> Zip.of(plain)
                        .with("meta.xml", "<meta><user-defined name=\"x\">" + flat(rows) + "</user-defined></meta>")
                        .bytes());
        all.put(
                "macro.ods",
                rows -> Zip.of(plain)
                        .with("Basic/Standard/Module1.xml", "<module>" + flat(rows) + "</module>")
                        .bytes());
        all.put(
                "hidden-text.odt",
                rows -> OpenFiles.document(
                        UNSEEN_TEXT,
                        "<text:p>Resultater <text:span text:style-name=\"T9\">" + flat(rows)
                                + "</text:span></text:p>"));
        all.put(
                "tracked.odt",
                rows -> OpenFiles.document(
                        "",
                        "<text:tracked-changes><text:p>" + flat(rows)
                                + "</text:p></text:tracked-changes><text:p>Resultater</text:p>"));
        all.put("object.odt", this::object);
        return all;
    }

    private byte[] hiddenRows(List<List<String>> rows) {
        return OpenFiles.spreadsheet(
                "",
                "<table:table table:name=\"Tabel\">" + OpenFiles.rows("", cover)
                        + OpenFiles.rows("table:visibility=\"collapse\"", rows) + "</table:table>");
    }

    private byte[] object(List<List<String>> rows) {
        String content = new String(Zip.of(OpenFiles.ods(rows)).part("content.xml"), StandardCharsets.UTF_8);
        return Zip.of(OpenFiles.odt(cover))
                .with("Object 1/content.xml", content)
                .bytes();
    }

    private static byte[] comment(String seen, List<List<String>> rows) {
        String comment = "<office:annotation><text:p>" + flat(rows) + "</text:p></office:annotation><text:p>";
        return OpenFiles.spreadsheet("", seen.replaceFirst("<text:p>", comment));
    }
}
