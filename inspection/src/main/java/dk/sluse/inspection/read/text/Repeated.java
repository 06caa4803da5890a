package dk.sluse.inspection.read.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units each of which has lines of its own, with its names printed again: lists of Stata that are too wide for a line, of R, and of databases. */
final class Repeated {

    /** Stata: the number of a unit, and the first of its lines in a frame. */
    private static final Pattern FRAMED = Pattern.compile(" *+[0-9][0-9,]*+\\. ?\\|(.*)");

    private static final Pattern IN_FRAME = Pattern.compile(" *+\\|(.*)");

    /** R: where a value is in a list of lists; the value is in the next line. */
    private static final Pattern LISTED =
            Pattern.compile("((?:\\[\\[[0-9]++]]|\\$[^$\\[\\]]{1,60}){1,20})\\$([^$\\[\\]]{1,60})");

    private static final Pattern FIRST = Pattern.compile("\\[1] ++(.*)");

    /** Databases: a line for each unit, with its number. */
    private static final Pattern NUMBERED =
            Pattern.compile("-\\[ RECORD [0-9]++ ][-+]*+|\\*{5,} [0-9]++\\. row \\*{5,}");

    private static final Pattern NAMED = Pattern.compile(" *+([\\p{L}_][\\p{L}\\p{N}_. ]{0,60}?) *(?:\\||:) ?(.*)");

    private final List<Map<String, String>> units = new ArrayList<>();

    private Repeated() {}

    /** The values of each unit, by their names. */
    static List<Map<String, String>> units(List<String> lines) {
        Repeated all = new Repeated();
        all.framed(lines);
        all.listed(lines);
        all.numbered(lines);
        return all.units;
    }

    private void framed(List<String> lines) {
        List<String> unit = new ArrayList<>();
        for (String line : lines) {
            Matcher first = FRAMED.matcher(line);
            Matcher next = IN_FRAME.matcher(line);
            if (first.matches()) {
                endFramed(unit);
                unit.add(first.group(1));
            } else if (!unit.isEmpty() && next.matches() && !Words.isRuler(line)) {
                unit.add(next.group(1));
            }
        }
        endFramed(unit);
    }

    /** Lines of names and lines of values take turns. */
    private void endFramed(List<String> unit) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int line = 0; line + 1 < unit.size(); line += 2) {
            String[] names = unit.get(line).split("\\|", -1);
            String[] beside = unit.get(line + 1).split("\\|", -1);
            for (int i = 0; i < names.length && names.length == beside.length; i++) {
                if (!names[i].isBlank()) {
                    values.put(names[i].strip(), beside[i].strip());
                }
            }
        }
        add(values);
        unit.clear();
    }

    private void listed(List<String> lines) {
        String at = "";
        Map<String, String> values = new LinkedHashMap<>();
        for (int line = 0; line + 1 < lines.size(); line++) {
            Matcher name = LISTED.matcher(lines.get(line));
            Matcher value = FIRST.matcher(lines.get(line + 1));
            if (name.matches() && value.matches()) {
                if (!name.group(1).equals(at)) {
                    add(values);
                    values = new LinkedHashMap<>();
                    at = name.group(1);
                }
                values.put(name.group(2), value.group(1).replace("\"", "").strip());
            }
        }
        add(values);
    }

    private void numbered(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        boolean inside = false;
        for (String line : lines) {
            Matcher named = NAMED.matcher(line);
            if (NUMBERED.matcher(line).matches()) {
                add(values);
                values = new LinkedHashMap<>();
                inside = true;
            } else if (inside && named.matches()) {
                values.put(named.group(1), named.group(2).strip());
            }
        }
        add(values);
    }

    private void add(Map<String, String> values) {
        if (values.size() > 1) {
            units.add(values);
        }
    }
}
