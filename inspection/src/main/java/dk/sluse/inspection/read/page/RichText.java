package dk.sluse.inspection.read.page;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Nested;
import dk.sluse.inspection.read.Where;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rich text, as SAS and others write it. Words of control, groups and text, as in the format's specification 1.9.1. */
public final class RichText {

    /** What a group is for. */
    private record Group(@Nullable Concealment how, boolean skipped, boolean object) {}

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int DEEPEST = 500;

    private static final Set<String> SKIPPED = Set.of(
            ("fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator themedata colorschememapping "
                            + "latentstyles datastore xmlnstbl filetbl revtbl pgptbl mmathPr")
                    .split(" ", -1));

    /** What is shown though not every program must know it: drawings with their texts, numbers of lists, marks. */
    private static final Set<String> SHOWN = Set.of(
            ("shpinst shppict nonshppict shptxt do ud pn pntxta pntxtb listtext cs bkmkstart bkmkend background picprop "
                            + "blipuid panose falt pnseclvl ftnsep ftnsepc aftnsep aftnsepc xmlopen xmlclose mmath htmltag")
                    .split(" ", -1));

    private static final Map<String, Concealment> KINDS = Map.of(
            "info", Concealment.METADATA,
            "userprops", Concealment.METADATA,
            "docvar", Concealment.METADATA,
            "annotation", Concealment.COMMENT,
            "atnid", Concealment.METADATA,
            "atnauthor", Concealment.METADATA,
            "objdata", Concealment.EMBEDDED_FILE,
            "pict", Concealment.CHART_DATA,
            "fldinst", Concealment.METADATA);

    private final String text;
    private final Reading reading;
    private final Where where;
    private final Nested nested;
    private final Deque<Group> groups = new ArrayDeque<>();
    private Group group = new Group(null, false, false);
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder object = new StringBuilder();
    private final List<String> lines = new ArrayList<>();
    private final Map<Concealment, StringBuilder> apart = new EnumMap<>(Concealment.class);
    private List<Cell> cells = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int tables;
    /** Whether the next word may be one that nobody has to know. */
    private boolean starred;

    private RichText(String text, Reading reading, Where where, Nested nested) {
        this.text = text;
        this.reading = reading;
        this.where = where;
        this.nested = nested;
    }

    public static void read(byte[] content, Reading reading, Where where, Nested nested) throws IOException {
        new RichText(new String(content, WINDOWS), reading, where, nested).read();
    }

    private void read() throws IOException {
        while (at < text.length()) {
            char one = text.charAt(at++);
            switch (one) {
                case '{' -> open();
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n' -> {
                    // The source's lines mean nothing where they are shown.
                    if (group.how() == Concealment.METADATA) {
                        append('\n');
                    }
                }
                default -> append(one);
            }
        }
        endLine();
        endTable();
        reading.text(where.place(), where.how(), lines);
        for (Map.Entry<Concealment, StringBuilder> one : apart.entrySet()) {
            if (one.getKey() != Concealment.METADATA) {
                reading.conceals(one.getKey(), where.place());
            }
            reading.text(
                    where.place(),
                    where.concealed(one.getKey()).how(),
                    one.getValue().toString().lines().toList());
        }
    }

    private void open() throws IOException {
        groups.push(group);
        if (groups.size() > DEEPEST) {
            throw new IOException("groups are nested too deep");
        }
    }

    private void close() throws IOException {
        if (group.object() && !groups.isEmpty() && !groups.peek().object()) {
            object();
        }
        Concealment before = group.object() ? null : group.how();
        if (!groups.isEmpty()) {
            group = groups.pop();
            behind();
        }
        if (before != group.how() && before != null) {
            text(before).append('\n');
        }
    }

    /** What stands behind the last bracket is shown by nobody. */
    private void behind() throws IOException {
        String rest = groups.isEmpty() ? text.substring(at).replace('\0', ' ') : "";
        if (!rest.isBlank()) {
            reading.conceals(Concealment.SURPLUS_BYTES, where.place());
            reading.text(where.place(), Concealment.SURPLUS_BYTES, rest.lines().toList());
            at = text.length();
        }
    }

    private StringBuilder text(Concealment how) {
        return apart.computeIfAbsent(how, _ -> new StringBuilder());
    }

    private void control() throws IOException {
        if (at >= text.length()) {
            return;
        }
        char one = text.charAt(at);
        if (!Character.isLetter(one)) {
            at++;
            symbol(one);
            return;
        }
        int from = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        String word = text.substring(from, at);
        int number = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        String value = text.substring(number, at);
        if (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        word(word, value);
    }

    private static boolean isLetter(char one) {
        return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
    }

    private void symbol(char one) throws IOException {
        if (one == '\'' && at + 2 <= text.length()) {
            String hex = text.substring(at, at + 2);
            at += 2;
            if (hex.matches("[0-9a-fA-F]{2}")) {
                append(new String(HexFormat.of().parseHex(hex), WINDOWS).charAt(0));
            }
        } else if (one == '\\' || one == '{' || one == '}') {
            append(one);
        } else if (one == '~') {
            append(' ');
        } else if (one == '*') {
            starred = true;
        }
    }

    private void word(String word, String value) throws IOException {
        boolean unknown = starred && !SKIPPED.contains(word) && !KINDS.containsKey(word) && !SHOWN.contains(word);
        starred = false;
        if (unknown) {
            group = new Group(Concealment.METADATA, group.skipped(), false);
            return;
        }
        if (SKIPPED.contains(word)) {
            group = new Group(group.how(), true, false);
        } else if (KINDS.containsKey(word)) {
            group = new Group(KINDS.get(word), false, word.equals("objdata") || word.equals("pict"));
        } else if (word.equals("v") || word.equals("deleted")) {
            Concealment how = word.equals("v") ? Concealment.HIDDEN_TEXT : Concealment.TRACKED_CHANGE;
            group = new Group(value.equals("0") ? null : how, group.skipped(), group.object());
        } else if (word.equals("plain") && group.how() == Concealment.HIDDEN_TEXT) {
            group = new Group(null, group.skipped(), group.object());
        } else if (word.equals("bin") && value.matches("[0-9]{1,9}")) {
            at = Math.min(text.length(), at + Integer.parseInt(value));
        } else if (word.equals("u") && value.matches("-?[0-9]{1,6}")) {
            append((char) Integer.parseInt(value));
            at += at < text.length() && text.charAt(at) == '?' ? 1 : 0;
        } else {
            layout(word);
        }
    }

    private void layout(String word) throws IOException {
        switch (word) {
            case "par", "line", "sect", "page" -> {
                if (group.how() != null && !group.object()) {
                    append('\n');
                } else if (!cells.isEmpty()) {
                    append(' ');
                } else {
                    endLine();
                    if (word.equals("page") || word.equals("sect")) {
                        endTable();
                    }
                }
            }
            case "pagebb" -> endTable();
            case "tab" -> append('\t');
            case "cell", "nestcell" -> {
                cells.add(reading.cell(cells.size() + 1, line.toString().strip()));
                line.setLength(0);
            }
            case "row", "nestrow" -> {
                rows.add(new Row(rows.size() + 1, cells));
                cells = new ArrayList<>();
            }
            default -> {
                // How it looks.
            }
        }
    }

    private void append(char one) throws IOException {
        if (group.object()) {
            object.append(one);
        } else if (group.skipped()) {
            return;
        } else if (group.how() != null) {
            text(group.how()).append(one);
        } else {
            line.append(one);
        }
        reading.count("x");
    }

    private void endLine() throws IOException {
        if (!line.isEmpty()) {
            endTable();
            lines.add(line.toString());
            line.setLength(0);
        }
    }

    private void endTable() throws IOException {
        if (!rows.isEmpty()) {
            tables++;
            Where place = where.within("table " + tables);
            reading.grid(place.place(), place.how(), List.copyOf(rows));
            rows.clear();
        }
    }

    private void object() throws IOException {
        String hex = object.toString().replaceAll("[^0-9a-fA-F]", "");
        object.setLength(0);
        byte[] bytes = HexFormat.of().parseHex(hex.substring(0, hex.length() / 2 * 2));
        if (group.how() == Concealment.CHART_DATA) {
            nested.read("picture", bytes, where.within("picture").deeper());
            return;
        }
        reading.conceals(Concealment.EMBEDDED_FILE, where.place());
        nested.read(
                "object.bin", bytes, where.concealed(Concealment.EMBEDDED_FILE).deeper());
    }
}
