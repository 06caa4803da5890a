package dk.sluse.delivery.own.reading;

import dk.sluse.catalogue.intake.SourceCheck;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text without a header whose fields stand at fixed positions, described one to a line: {@code PNR 1-10}. */
record FixedText(EngineSession session, OwnFile file) {

    private static final Pattern FIELD =
            Pattern.compile("\\s*([\\p{L}][\\p{L}\\p{N}_]*)\\s+([0-9]{1,5})(?:-([0-9]{1,5}))?\\s*");

    private record Position(String name, int from, int to) {}

    static boolean isLayout(String text) {
        return text.lines()
                .allMatch(line -> line.isBlank() || FIELD.matcher(line).matches());
    }

    OwnFile.Days read() throws Finding.Refused {
        List<Position> positions = positions();
        Optional<String> encoding = Encoding.ofOwn(file.path());
        if (encoding.isEmpty()) {
            throw new Finding.Refused(Finding.of(Reason.ENCODING));
        }
        int last = positions.stream().mapToInt(Position::to).max().orElseThrow();
        String lines = "(SELECT row_number() OVER () AS number, coalesce(line, '') AS line FROM read_csv("
                + Sql.text(file.path().toString()) + ", columns = {'line': 'VARCHAR'}, header = false,"
                + " auto_detect = false, quote = '', escape = '', delim = '\u001f', null_padding = true, encoding = "
                + Sql.text(encoding.get()) + "))";
        List<Finding> malformed = session.query(
                "SELECT number FROM " + lines + " WHERE length(line) < " + last + " ORDER BY 1 LIMIT "
                        + SourceCheck.LINES_TOLD,
                row -> new Finding(Reason.LINE_MALFORMED, row.getLong(1), "", ""));
        if (!malformed.isEmpty()) {
            throw new Finding.Refused(malformed);
        }
        String columns = positions.stream()
                .map(one -> "nullif(trim(substr(line, " + one.from() + ", " + (one.to() - one.from() + 1)
                        + ")), '') AS " + Sql.name(one.name()))
                .collect(Collectors.joining(", "));
        session.execute("CREATE TEMP TABLE " + OwnFile.TABLE + " AS SELECT number AS " + OwnFile.LINE_SQL + ", "
                + columns + " FROM " + lines);
        return OwnFile.Days.WRITTEN;
    }

    private List<Position> positions() throws Finding.Refused {
        List<Position> positions = new ArrayList<>();
        for (String line : file.layout().lines().filter(one -> !one.isBlank()).toList()) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                throw new Finding.Refused(Finding.of(Reason.LAYOUT));
            }
            int from = Integer.parseInt(field.group(2));
            int to = field.group(3) == null ? from : Integer.parseInt(field.group(3));
            boolean overlaps = positions.stream()
                    .anyMatch(one ->
                            one.name().equalsIgnoreCase(field.group(1)) || (from <= one.to() && to >= one.from()));
            if (from < 1 || to < from || overlaps) {
                throw new Finding.Refused(Finding.of(Reason.LAYOUT));
            }
            positions.add(new Position(field.group(1), from, to));
        }
        if (positions.isEmpty()) {
            throw new Finding.Refused(Finding.of(Reason.LAYOUT));
        }
        return positions;
    }
}
