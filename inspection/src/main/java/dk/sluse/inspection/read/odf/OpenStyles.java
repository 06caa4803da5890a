package dk.sluse.inspection.read.odf;

import dk.sluse.inspection.read.parts.Markup;
import dk.sluse.inspection.read.parts.Parts;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which styles of a document hide what has them: sheets that are not displayed, hidden text, white text, columns without width. */
final class OpenStyles implements Markup.Taker {

    private final Set<String> hiding = new HashSet<>();
    private final Set<String> white = new HashSet<>();
    private final Set<String> filled = new HashSet<>();
    private String style = "";

    /** Reads the styles of a part, before the part itself. */
    void readFrom(Parts parts, String part) throws IOException {
        Markup.read(parts.open(part), this);
    }

    boolean hides(String name) {
        return hiding.contains(name) || (white.contains(name) && !filled.contains(name));
    }

    @Override
    public void start(String name, Map<String, String> attributes) {
        if (name.equals("style")) {
            style = attributes.getOrDefault("name", "");
        }
        boolean hides = switch (name) {
            case "table-properties", "text-properties" ->
                "false".equals(attributes.get("display")) || "none".equals(attributes.get("display"));
            case "table-column-properties" -> isNothing(attributes.getOrDefault("column-width", ""));
            case "table-row-properties" -> isNothing(attributes.getOrDefault("row-height", ""));
            default -> false;
        };
        if (hides) {
            hiding.add(style);
        }
        if ("#ffffff".equalsIgnoreCase(attributes.getOrDefault("color", ""))) {
            white.add(style);
        }
        String background = attributes.getOrDefault("background-color", "transparent");
        if (!background.equals("transparent") && !background.equalsIgnoreCase("#ffffff")) {
            filled.add(style);
        }
    }

    private static boolean isNothing(String length) {
        return length.matches("0(\\.0*)?[a-z]+");
    }

    @Override
    public void text(String text) {
        // Styles have none.
    }

    @Override
    public void end(String name) {
        // A style lasts until the next one.
    }
}
