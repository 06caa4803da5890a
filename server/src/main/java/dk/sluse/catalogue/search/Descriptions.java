package dk.sluse.catalogue.search;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.engine.Engine;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in descriptions of variables that the bank may have no data of yet: a text file with a header and a line for each variable, with
 * the columns {@code register}, {@code variable}, {@code label}, and if known {@code label_en}, {@code first} and {@code last} (years, or
 * months as {@code YYYYMM}). A label that says that there is none is none.
 */
@Repository
public class Descriptions {

    private static final List<String> NEEDED = List.of("register", "variable", "label");
    private static final String NAME = "[A-Z0-9ÆØÅ_]{1,60}";
    private static final Set<String> NO_LABEL = Set.of("", "ingen label", "no label");
    private static final int TOLD = 50;

    private record Line(
            long number,
            String register,
            String name,
            String da,
            String en,
            @Nullable String first,
            @Nullable String last) {

        /** What is wrong with it; empty if nothing is. */
        List<String> faults() {
            List<String> faults = new ArrayList<>();
            if (!register.matches(NAME) || !name.matches(NAME)) {
                faults.add("line " + number + ": register and variable are names of letters, digits and _");
            }
            Integer from = year(first);
            Integer to = year(last);
            boolean wrong = (first != null && from == null) || (last != null && to == null);
            if (wrong || (from != null && to != null && from > to)) {
                faults.add("line " + number + ": first and last are years or months, the first not after the last");
            }
            return faults;
        }

        static @Nullable Integer year(@Nullable String text) {
            return text != null && text.matches("(1[89]|20)[0-9]{2}((0[1-9]|1[0-2]))?")
                    ? Integer.valueOf(text.substring(0, 4))
                    : null;
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Engine engine;

    Descriptions(JdbcClient jdbc, AuditTrail audit, Engine engine) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.engine = engine;
    }

    /**
     * Takes a file in: all of it, or nothing. What was described before and stands in the file is described anew.
     *
     * @return what is wrong with it, in sentences with the number of the line; empty if it was taken in
     */
    @Transactional
    public List<String> take(Path file, String actor) {
        List<Line> lines = new ArrayList<>();
        List<String> faults = new ArrayList<>(read(file, lines));
        Map<String, Long> seen = new HashMap<>();
        for (Line line : lines) {
            faults.addAll(line.faults());
            Long before = seen.put(line.register() + "." + line.name(), line.number());
            if (before != null) {
                faults.add("line " + line.number() + ": the variable stands in line " + before + " too");
            }
        }
        if (faults.isEmpty()) {
            audit.record(
                    AuditEntry.of(actor, "catalogue.described", "catalogue").with("variables", lines.size()));
            lines.forEach(this::save);
            jdbc.sql("refresh materialized view catalogue_entry").update();
        }
        return faults.stream().limit(TOLD).toList();
    }

    private List<String> read(Path file, List<Line> lines) {
        Path real = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(real)) {
            return List.of("there is no such file");
        }
        String source = "read_csv(" + Sql.text(real.toString()) + ", all_varchar = true, header = true, quote = '\"')";
        try (EngineSession session =
                engine.open(List.of(real.resolveSibling(".").normalize()))) {
            if (!session.runs("DESCRIBE SELECT * FROM " + source)) {
                return List.of("the file cannot be read as text with a header and a column for each field");
            }
            List<String> columns = session.query(
                    "SELECT lower(column_name) FROM (DESCRIBE SELECT * FROM " + source + ")", row -> row.getString(1));
            List<String> missing =
                    NEEDED.stream().filter(one -> !columns.contains(one)).toList();
            if (!missing.isEmpty()) {
                return List.of("the header has no " + String.join(", ", missing));
            }
            String optional = List.of("label_en", "first", "last").stream()
                    .map(one -> columns.contains(one) ? Sql.name(one) : "NULL")
                    .collect(Collectors.joining(", "));
            lines.addAll(session.query(
                    "SELECT row_number() OVER () + 1, register, variable, label, " + optional + " FROM " + source,
                    row -> line(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7))));
            return List.of();
        }
    }

    private static Line line(long number, @Nullable String... cells) {
        String name = upper(cells[1]);
        String label = cells[2] == null || NO_LABEL.contains(cells[2].strip().toLowerCase(Locale.ROOT))
                ? name
                : cells[2].strip();
        String english = cells[3] == null || cells[3].isBlank() ? label : cells[3].strip();
        return new Line(number, upper(cells[0]), name, label, english, cells[4], cells[5]);
    }

    private static String upper(@Nullable String text) {
        return text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    }

    private void save(Line line) {
        jdbc.sql("""
                insert into described_variable (register, name, title_da, title_en, first_year, last_year)
                values (:register, :name, :da, :en, :first, :last)
                on conflict (register, name) do update set title_da = excluded.title_da, title_en = excluded.title_en,
                first_year = excluded.first_year, last_year = excluded.last_year""")
                .param("register", line.register())
                .param("name", line.name())
                .param("da", line.da())
                .param("en", line.en())
                .param("first", Line.year(line.first()))
                .param("last", Line.year(line.last()))
                .update();
    }
}
