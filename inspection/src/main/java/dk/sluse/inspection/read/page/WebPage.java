package dk.sluse.inspection.read.page;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Nested;
import dk.sluse.inspection.read.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A page of HTML, as reports and statistics programs write them. */
public final class WebPage {

    /** Numbers in a script that is more than looks. */
    private static final int FIGURES = 10;

    /** Text that is no longer may be a cell of a table that is drawn without one. */
    private static final int SHORT = 30;

    private static final int MOST_CELLS = 200;

    private static final Pattern FIGURE = Pattern.compile("(?<![\\w.#])-?[0-9]+(\\.[0-9]+)?(?![\\w])");
    private static final Pattern STYLED = Pattern.compile("content\\s*:|--[a-z]");
    private static final Pattern LONG_TEXT = Pattern.compile("\"[^\"]{200,}\"|'[^']{200,}'|`[^`]{200,}`");
    private static final Pattern DATA =
            Pattern.compile("data:([a-z0-9.+/-]+)?(;[^,;]*)*?(;base64)?,(.*)", Pattern.DOTALL);
    private static final Pattern UNSEEN = Pattern.compile(
            "(?i)(display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0|opacity\\s*:\\s*0(?![.]?[1-9]))"
                    + "|(?<![-a-z])color\\s*:\\s*(#fff(fff)?|white)\\b");

    /** Attributes that only say how something looks. */
    private static final Set<String> LOOKS = Set.of(
            "class",
            "width",
            "height",
            "colspan",
            "rowspan",
            "border",
            "cellpadding",
            "cellspacing",
            "align",
            "valign",
            "src",
            "srcset",
            "xmlns",
            "style",
            "sdval",
            "sdnum");

    private final Reading reading;
    private final Where where;
    private final Nested nested;

    private WebPage(Reading reading, Where where, Nested nested) {
        this.reading = reading;
        this.where = where;
        this.nested = nested;
    }

    public static void read(String text, Reading reading, Where where, Nested nested) throws IOException {
        new WebPage(reading, where, nested).read(Jsoup.parse(text));
    }

    private void read(Document page) throws IOException {
        scripts(page);
        fetched(page);
        hidden(page);
        comments(page);
        int number = 0;
        for (Element table : page.select("table")) {
            number++;
            table(table, where.within("table " + number));
        }
        page.select("table").remove();
        for (Element block : page.select("pre")) {
            reading.text(
                    where.place().within("pre"),
                    where.how(),
                    block.wholeText().lines().toList());
            block.remove();
        }
        page.select("script,style,template,noscript").remove();
        boxes(page);
        page.select("br,p,div,h1,h2,h3,h4,li,tr").append("\n");
        List<String> lines =
                page.wholeText().lines().filter(line -> !line.isBlank()).toList();
        reading.text(where.place(), where.how(), lines);
        List<String> head = page.select("title,meta[content]").stream()
                .map(one -> one.hasAttr("content") ? one.attr("content") : one.text())
                .toList();
        reading.text(
                where.place().within("head"),
                where.concealed(Concealment.METADATA).how(),
                head);
    }

    /** Boxes beside each other, which stand for cells where there is no table, are parted. */
    private static void boxes(Document page) {
        for (Element beside : page.select("span + span")) {
            if (beside.previousSibling() instanceof Element) {
                beside.before(new TextNode("  "));
            }
        }
        for (Element row : page.select(":has(> div + div)")) {
            List<Element> cells = row.children();
            boolean line = cells.size() < MOST_CELLS
                    && cells.stream()
                            .allMatch(cell -> cell.nameIs("div")
                                    && cell.children().isEmpty()
                                    && cell.text().length() < SHORT);
            if (line) {
                cells.forEach(cell -> cell.append("  ").tagName("span"));
            }
        }
    }

    /** Scripts that make a page work say little; those that hold data say much. */
    private void scripts(Document page) throws IOException {
        for (Element script : page.select("script")) {
            String code = script.data();
            boolean data = script.attr("type").contains("json")
                    || LONG_TEXT.matcher(code).find()
                    || FIGURE.matcher(code).results().limit(FIGURES).count() == FIGURES;
            if (data) {
                reading.conceals(Concealment.SCRIPT, where.place());
            }
            reading.text(
                    where.place().within("script"),
                    Concealment.SCRIPT,
                    code.lines().toList());
        }
        for (Element element : page.select("template,noscript")) {
            String text = element.html();
            if (!text.isBlank()) {
                reading.conceals(Concealment.HIDDEN_TEXT, where.place());
                reading.text(
                        where.place(), Concealment.HIDDEN_TEXT, text.lines().toList());
            }
        }
    }

    private void fetched(Document page) throws IOException {
        for (Element element :
                page.select("[src],[data],[poster],[srcset],link[href],a[href^=data:],[action],[background]")) {
            for (String name : List.of("src", "data", "poster", "srcset", "href", "action", "background")) {
                fetched(element.attr(name));
            }
        }
        for (Element frame : page.select("[srcdoc]")) {
            reading.conceals(Concealment.EMBEDDED_FILE, where.place());
            nested.read(
                    "frame.html",
                    frame.attr("srcdoc").getBytes(StandardCharsets.UTF_8),
                    where.concealed(Concealment.EMBEDDED_FILE).deeper());
        }
    }

    private void fetched(String address) throws IOException {
        Matcher data = DATA.matcher(address);
        if (data.matches()) {
            nested.read("data", bytes(data), where.within("data").deeper());
        } else if (address.matches("(?i)(https?:)?//.*")) {
            reading.conceals(Concealment.EXTERNAL_LINK, where.place());
            reading.text(where.place(), Concealment.EXTERNAL_LINK, List.of(address));
        }
    }

    private static byte[] bytes(Matcher data) {
        String content = data.group(4);
        return data.group(3) == null
                ? content.getBytes(StandardCharsets.UTF_8)
                : Base64.getMimeDecoder().decode(content.replaceAll("[^A-Za-z0-9+/]", ""));
    }

    private void hidden(Document page) throws IOException {
        for (Element element : page.select("[hidden],input[type=hidden],[style]")) {
            boolean unseen = element.hasAttr("hidden")
                    || element.attr("type").equals("hidden")
                    || (UNSEEN.matcher(element.attr("style")).find() && !isOnColour(element));
            String text = element.hasAttr("value") ? element.attr("value") : element.wholeText();
            if (unseen && !text.isBlank()) {
                reading.conceals(Concealment.HIDDEN_TEXT, where.place());
                reading.text(
                        where.place(),
                        where.concealed(Concealment.HIDDEN_TEXT).how(),
                        text.lines().toList());
            }
        }
        // Style sheets can hold text too, which they put before and behind elements.
        reading.text(
                where.place().within("style"),
                Concealment.METADATA,
                page.select("style").stream()
                        .flatMap(style -> style.data().lines())
                        .filter(line -> STYLED.matcher(line).find())
                        .toList());
        List<String> attributes = page.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .filter(one -> !LOOKS.contains(one.getKey()))
                .map(one -> one.getValue())
                .toList();
        reading.text(where.place().within("attributes"), Concealment.METADATA, attributes);
    }

    /** Whether there is a colour behind a text. */
    private static boolean isOnColour(Element element) {
        for (Element one = element; one != null; one = one.parent()) {
            if (one.attr("style").contains("background") || one.hasAttr("bgcolor")) {
                return !one.attr("style").matches("(?s).*(display|visibility).*");
            }
        }
        return false;
    }

    private void comments(Document page) throws IOException {
        List<String> lines = new ArrayList<>();
        page.traverse((Node node, int _) -> {
            if (node instanceof Comment comment && !comment.getData().startsWith("[if")) {
                lines.addAll(comment.getData().lines().toList());
            }
        });
        reading.text(where.place().within("comments"), Concealment.COMMENT, lines);
    }

    private void table(Element table, Where at) throws IOException {
        List<Row> rows = new ArrayList<>();
        Map<Integer, Integer> taken = new HashMap<>();
        for (Element tr : table.select("tr")) {
            if (table.equals(tr.closest("table"))) {
                List<Cell> cells = new ArrayList<>();
                int column = free(1, taken);
                for (Element td : tr.select("> td, > th")) {
                    String text = td.text().strip();
                    if (!text.isEmpty()) {
                        cells.add(reading.cell(column, text));
                    }
                    for (int i = 0; i < span(td, "colspan"); i++) {
                        taken.put(column + i, span(td, "rowspan"));
                    }
                    column = free(column + span(td, "colspan"), taken);
                }
                taken.replaceAll((_, left) -> left - 1);
                taken.values().removeIf(left -> left <= 0);
                rows.add(new Row(rows.size() + 1, cells));
            }
        }
        reading.grid(at.place(), at.how(), rows);
    }

    /** The first column from one on that no cell from above reaches into. */
    private static int free(int from, Map<Integer, Integer> taken) {
        int column = from;
        while (taken.containsKey(column)) {
            column++;
        }
        return column;
    }

    private static int span(Element td, String name) {
        String span = td.attr(name);
        return span.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(span) : 1;
    }
}
