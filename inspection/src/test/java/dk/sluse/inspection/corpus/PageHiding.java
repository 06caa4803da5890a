package dk.sluse.inspection.corpus;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Places in pages, programs and listings. */
final class PageHiding extends Hiding {

    PageHiding(List<List<String>> cover) {
        super(cover);
    }

    @Override
    Map<String, Function<List<List<String>>, byte[]>> all() {
        Map<String, Function<List<List<String>>, byte[]>> all = new LinkedHashMap<>();
        all.put("script.html", rows -> html("<script>var d=[" + Renderings.separated(rows, ",") + "]</script>"));
        all.put("json.html", rows -> html("<script type=\"application/json\">" + flat(rows) + "</script>"));
        all.put("comment.html", rows -> html("<!-- " + flat(rows) + " -->"));
        all.put("hidden.html", rows -> html("<div style=\"display:none\">" + flat(rows) + "</div>"));
        all.put("attribute.html", rows -> html("<p data-x=\"" + flat(rows) + "\">Tekst</p>"));
        all.put("input.html", rows -> html("<input type=\"hidden\" value=\"" + flat(rows) + "\">"));
        all.put("data.html", this::data);
        all.put(
                "hidden.rtf",
                rows -> bytes("{\\rtf1\\ansi Resultater\\par{\\v " + flat(rows).replace("\n", "\\par ") + "}}"));
        all.put("info.rtf", rows -> bytes("{\\rtf1\\ansi{\\info{\\doccomm " + flat(rows) + "}}Resultater\\par}"));
        all.put("object.rtf", PageHiding::object);
        programs().forEach((name, program) -> all.put(name, rows -> bytes(program.apply(rows))));
        return all;
    }

    private static Map<String, Function<List<List<String>>, String>> programs() {
        Map<String, Function<List<List<String>>, String>> all = new LinkedHashMap<>();
        all.put("datalines.sas", rows -> "data a;\n input x1-x5;\n datalines;\n" + flat(rows) + "\n;\nrun;\n");
        all.put("tribble.R", rows -> "d <- read.csv(text = \"\n" + Renderings.separated(rows, ",") + "\")\n");
        all.put("list.py", rows -> "d = [\n" + tuples(rows, ",\n") + "\n]\n");
        all.put("insert.sql", rows -> "insert into a values\n" + tuples(rows, ",\n") + ";\n");
        all.put("input.do", rows -> "clear\ninput a b c d e\n" + flat(rows) + "\nend\n");
        all.put("list.log", rows -> ". list in 1/40, clean\n\n" + Renderings.fixed(numbered(rows)) + "\n. exit\n");
        all.put("print.lst", rows -> "                     The SAS System\n\n" + Renderings.fixed(numbered(rows)));
        return all;
    }

    private static String tuples(List<List<String>> rows, String by) {
        return rows.stream().map(row -> "(" + String.join(", ", row) + ")").collect(Collectors.joining(by));
    }

    private byte[] data(List<List<String>> rows) {
        String content = Base64.getEncoder().encodeToString(bytes(Renderings.separated(rows, ";")));
        return html("<img src=\"data:text/csv;base64," + content + "\">");
    }

    private static byte[] object(List<List<String>> rows) {
        String hex = HexFormat.of().formatHex(bytes(Renderings.separated(rows, ";")));
        return bytes("{\\rtf1\\ansi Resultater\\par{\\object\\objemb{\\*\\objdata " + hex + "}}}");
    }

    private static List<List<String>> numbered(List<List<String>> rows) {
        List<List<String>> numbered = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = new ArrayList<>(rows.get(i));
            row.addFirst(i == 0 ? "Obs" : Integer.toString(i));
            numbered.add(row);
        }
        return numbered;
    }

    private byte[] html(String more) {
        return bytes(Renderings.html(cover).replace("</body>", more + "</body>"));
    }
}
