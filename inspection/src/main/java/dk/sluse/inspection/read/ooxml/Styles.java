package dk.sluse.inspection.read.ooxml;

import dk.sluse.inspection.read.parts.Markup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which formats of a workbook show nothing of a cell: a number format without any sections, or white on white. */
final class Styles implements Markup.Taker {

    private final Set<String> blankNumbers = new HashSet<>();
    private final List<Boolean> whiteFonts = new ArrayList<>();
    private final List<Boolean> whiteFills = new ArrayList<>();
    private final Set<Integer> blind = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<String> path = new ArrayList<>();

    /** Whether cells of a format show nothing. */
    boolean isBlind(int format) {
        return blind.contains(format);
    }

    @Override
    public void start(String name, Map<String, String> attributes) {
        String parent = path.isEmpty() ? "" : path.getLast();
        path.add(name);
        switch (name) {
            case "numFmt" -> {
                if (attributes.getOrDefault("formatCode", "").matches(";+")) {
                    blankNumbers.add(attributes.getOrDefault("numFmtId", ""));
                }
            }
            case "font" -> whiteFonts.add(false);
            case "fill" -> whiteFills.add(true);
            case "color" -> {
                if (parent.equals("font") && isWhite(attributes)) {
                    whiteFonts.set(whiteFonts.size() - 1, true);
                }
            }
            case "patternFill" -> {
                if (!attributes.getOrDefault("patternType", "none").equals("none")) {
                    whiteFills.set(whiteFills.size() - 1, false);
                }
            }
            case "gradientFill" -> whiteFills.set(whiteFills.size() - 1, false);
            case "fgColor" -> {
                if (!whiteFills.isEmpty() && isWhite(attributes)) {
                    whiteFills.set(whiteFills.size() - 1, true);
                }
            }
            case "xf" -> {
                if (parent.equals("cellXfs")) {
                    format(attributes);
                }
            }
            default -> {
                // Nothing of it hides anything.
            }
        }
    }

    private static boolean isWhite(Map<String, String> color) {
        return color.getOrDefault("rgb", "").matches("(?i)(ff|00)?f[c-f]f[c-f]f[c-f]")
                || "0".equals(color.get("theme"));
    }

    private void format(Map<String, String> xf) {
        int number = counts.merge("xf", 1, Integer::sum) - 1;
        boolean white = at(whiteFonts, xf.get("fontId")) && at(whiteFills, xf.getOrDefault("fillId", "0"));
        if (white || blankNumbers.contains(xf.getOrDefault("numFmtId", ""))) {
            blind.add(number);
        }
    }

    private static boolean at(List<Boolean> list, @Nullable String index) {
        int at = index == null || !index.matches("[0-9]{1,6}") ? -1 : Integer.parseInt(index);
        return at >= 0 && at < list.size() && list.get(at);
    }

    @Override
    public void text(String text) {
        // Styles have none.
    }

    @Override
    public void end(String name) throws IOException {
        path.removeLast();
    }
}
