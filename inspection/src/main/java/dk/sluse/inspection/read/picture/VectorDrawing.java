package dk.sluse.inspection.read.picture;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece.Drawing;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Nested;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.parts.Markup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A drawing in SVG: its texts, its marks, and what it should not have. */
public final class VectorDrawing implements Markup.Taker {

    private static final Set<String> MARKS = Set.of("circle", "ellipse");
    /** Signs of a font, which drawings use as forms. */
    private static final Pattern GLYPH =
            Pattern.compile("(?i)glyph|sans|serif|mono|font|roman|helvet|arial|liberation");

    /** Four corners: bars, and cells of a table of colours. */
    private static final Pattern BAR = Pattern.compile("M (L |H |V ){3}(L )?[Zz] ?");

    private static final Pattern COORDINATE = Pattern.compile("-?[0-9]{1,9}(?:\\.[0-9]{1,9})?");
    private static final int CORNERS = 8;
    private static final Set<String> REMARKS = Set.of("label", "title", "aria-label");

    /** What things are called that nobody sees; numbers of figures and lines are short. */
    private static final Set<String> NAMES = Set.of("id", "class", "name");

    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{9}");

    private static final Set<String> CODE = Set.of("script", "foreignObject", "handler", "animate", "set");

    private final Reading reading;
    private final Where where;
    private final Nested nested;
    private final List<String> texts = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Integer> shapes = new HashMap<>();
    private final StringBuilder line = new StringBuilder();
    private int remark;

    private VectorDrawing(Reading reading, Where where, Nested nested) {
        this.reading = reading;
        this.where = where;
        this.nested = nested;
    }

    public static void read(byte[] content, Reading reading, Where where, Nested nested) throws IOException {
        VectorDrawing drawing = new VectorDrawing(reading, where, nested);
        Markup.read(new ByteArrayInputStream(content), drawing);
        reading.text(where.place(), where.how(), drawing.texts);
        reading.text(where.place(), where.concealed(Concealment.METADATA).how(), drawing.remarks);
        reading.add(new Drawing(where.place(), drawing.marks()));
    }

    @Override
    public void start(String name, Map<String, String> attributes) throws IOException {
        if (name.equals("text")) {
            line.setLength(0);
        } else if (name.equals("use")) {
            String mark = attributes.getOrDefault("href", "");
            if (!GLYPH.matcher(mark).find()) {
                shapes.merge("use " + mark, 1, Integer::sum);
            }
        } else if (MARKS.contains(name)) {
            shapes.merge(name, 1, Integer::sum);
        } else if (name.equals("path")) {
            // What is drawn over and over again, wherever it stands.
            String shape = attributes.getOrDefault("d", "").replaceAll("[0-9.,\\s-]+", " ");
            if (!BAR.matcher(shape).matches() || isEven(attributes.getOrDefault("d", ""))) {
                shapes.merge(shape, 1, Integer::sum);
            }
        }
        if (CODE.contains(name) || attributes.keySet().stream().anyMatch(key -> key.startsWith("on"))) {
            reading.conceals(Concealment.SCRIPT, where.place());
        }
        if (name.equals("metadata") || name.equals("desc") || name.equals("title") || remark > 0) {
            remark++;
        }
        boolean unseen = "none".equals(attributes.get("display"))
                || "hidden".equals(attributes.get("visibility"))
                || attributes.getOrDefault("style", "").matches(".*(display\\s*:\\s*none|visibility\\s*:\\s*hidden).*");
        if (unseen && (name.equals("text") || name.equals("g") || name.equals("tspan"))) {
            reading.conceals(Concealment.HIDDEN_TEXT, where.place());
        }
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            attribute(attribute.getKey(), attribute.getValue());
        }
    }

    /** Whether four corners are about as wide as high: a square or a diamond. */
    private static boolean isEven(String path) {
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        int at = 0;
        for (Matcher number = COORDINATE.matcher(path); number.find() && at < CORNERS; at++) {
            double value = Double.parseDouble(number.group());
            least[at % 2] = Math.min(least[at % 2], value);
            most[at % 2] = Math.max(most[at % 2], value);
        }
        double wide = most[0] - least[0];
        double high = most[1] - least[1];
        return at == CORNERS && Math.abs(wide - high) < Math.max(wide, high) * 0.45;
    }

    private int marks() {
        return shapes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private void attribute(String name, String value) throws IOException {
        if (name.equals("href") && value.startsWith("data:")) {
            int comma = value.indexOf(',');
            if (comma > 0 && value.substring(0, comma).contains("base64")) {
                nested.read(
                        "data",
                        Base64.getMimeDecoder()
                                .decode(value.substring(comma + 1).replaceAll("[^A-Za-z0-9+/]", "")),
                        where.within("data").deeper());
            }
        } else if (name.equals("href") && value.matches("(?i)(https?:|file:|//).*")) {
            reading.conceals(Concealment.EXTERNAL_LINK, where.place());
        } else if (name.startsWith("data-")
                || REMARKS.contains(name)
                || (NAMES.contains(name) && LONG_NUMBER.matcher(value).find())) {
            remarks.add(reading.count(value));
        }
    }

    @Override
    public void text(String text) throws IOException {
        if (remark > 0 && !text.isBlank()) {
            remarks.add(reading.count(text.strip()));
        } else if (remark == 0) {
            line.append(reading.count(text.strip()));
        }
    }

    @Override
    public void end(String name) {
        remark = Math.max(0, remark - 1);
        if (!name.equals("tspan") && !line.isEmpty()) {
            texts.add(line.toString());
            line.setLength(0);
        }
    }
}
