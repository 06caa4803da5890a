package dk.sluse.engine.files;

import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes files of Stata, SPSS and SAS with ReadStat.
 *
 * @param session may read and write the folder
 * @param work an own folder for what is only needed meanwhile
 */
public record StatisticsWriter(EngineSession session, Path work) {

    /** Whole numbers beyond this are not exact in these programs; they are written as texts. */
    private static final long EXACT = 1L << 53;

    /** In bytes: Stata's, of whose files SAS's are made; ReadStat cuts SPSS's off before their own end. */
    private static final int LONGEST_TEXT = 2045;

    /** SAS's largest number is 7.2e75. */
    private static final String LARGEST = "7e75";

    /** Words that no variable of SPSS can be called. */
    private static final Set<String> SPSS_WORDS =
            Set.of("ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH");

    /** Stata's and SAS's. */
    private static final int LONGEST_NAME = 32;

    /** What a column holds. */
    public enum Kind {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        DAY
    }

    /**
     * A column to be written.
     *
     * @param codes the texts of codes by code; for whole numbers and, in SPSS, for texts
     */
    public record Column(String name, Kind kind, String label, Map<String, String> codes) {

        public Column {
            codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        }
    }

    /**
     * Writes all rows of a table or whatever can be selected from.
     *
     * @param format any but {@link StatisticsFormat#SAS7BDAT}, which only SAS itself writes well
     * @return whether the format can hold it; no file is left if not
     */
    public boolean write(String source, List<Column> columns, StatisticsFormat format, Path target) throws IOException {
        Content content = content(source, columns);
        if (!content.fits()) {
            return false;
        }
        List<String> names = names(columns, format);
        List<Map.Entry<String, String>> selected = new ArrayList<>();
        List<Map<String, Object>> described = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            boolean text = column.kind() == Kind.TEXT || content.inexact().contains(column.name());
            selected.add(Map.entry(column.name(), names.get(i)));
            described.add(describe(column, names.get(i), text, format));
        }
        Files.writeString(
                work.resolve("write.json"),
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "type", format == StatisticsFormat.SAV ? "SAV" : "STATA", "variables", described)));
        session.execute(Sql.copyAsQuotedText(source, selected, work.resolve("write.csv")));
        String made = format == StatisticsFormat.SAV ? "write.sav" : "write.dta";
        OptionalLong rows = ReadStat.convert(work, "-f", "write.csv", "write.json", made);
        if (format == StatisticsFormat.XPT && rows.isPresent()) {
            rows = ReadStat.convert(work, "-f", made, "write.xpt");
            made = "write.xpt";
        }
        boolean whole = rows.isPresent() && rows.getAsLong() == content.rows();
        if (whole) {
            Files.move(work.resolve(made), target, StandardCopyOption.REPLACE_EXISTING);
        }
        for (String meanwhile : List.of("write.csv", "write.json", "write.dta", "write.sav", "write.xpt")) {
            Files.deleteIfExists(work.resolve(meanwhile));
        }
        return whole;
    }

    /**
     * What is in the columns, found in one go.
     *
     * @param fits whether no text is too long and no number too large
     * @param inexact the whole numbers that have to be texts
     */
    private record Content(long rows, boolean fits, Set<String> inexact) {}

    private Content content(String source, List<Column> columns) {
        String asked = columns.stream()
                .map(StatisticsWriter::unusual)
                .map(unusual -> ", count(*) FILTER (WHERE " + unusual + ")")
                .collect(Collectors.joining());
        List<Long> found = session.numbers("SELECT count(*)" + asked + " FROM " + source);
        boolean fits = true;
        Set<String> inexact = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (found.get(i + 1) > 0 && columns.get(i).kind() == Kind.WHOLE_NUMBER) {
                inexact.add(columns.get(i).name());
            } else if (found.get(i + 1) > 0) {
                fits = false;
            }
        }
        return new Content(found.getFirst(), fits, inexact);
    }

    /** When a value is one that these programs do not have as it is. */
    private static String unusual(Column column) {
        String name = Sql.name(column.name());
        return switch (column.kind()) {
            case TEXT -> "strlen(" + name + ") > " + LONGEST_TEXT;
            case WHOLE_NUMBER -> name + " NOT BETWEEN -" + EXACT + " AND " + EXACT;
            case NUMBER -> name + " NOT BETWEEN -" + LARGEST + " AND " + LARGEST;
            case DAY -> "false";
        };
    }

    private static Map<String, Object> describe(Column column, String name, boolean text, StatisticsFormat format) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("type", text ? "STRING" : "NUMERIC");
        described.put("label", plain(column.label()));
        if (column.kind() == Kind.DAY) {
            described.put("format", "DATE");
        }
        String fits = format == StatisticsFormat.SAV ? "-?[0-9]{1,15}" : "-?[0-9]{1,9}";
        boolean numbers = column.codes().keySet().stream().allMatch(code -> code.matches(fits));
        boolean labelled = text ? format == StatisticsFormat.SAV : column.kind() == Kind.WHOLE_NUMBER && numbers;
        if (labelled && !column.codes().isEmpty()) {
            List<Map<String, String>> categories = new ArrayList<>();
            column.codes().forEach((code, label) -> categories.add(Map.of("code", plain(code), "label", plain(label))));
            described.put("categories", categories);
        }
        return described;
    }

    /** ReadStat takes what stands between the quotes as it is. */
    private static String plain(String text) {
        return text.replaceAll("[\"\\\\]", "'").replaceAll("\\p{Cntrl}", " ");
    }

    /** The names that columns get: as they are where the program can have them. */
    private static List<String> names(List<Column> columns, StatisticsFormat format) {
        Set<String> given = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            String name = column.name();
            if (format == StatisticsFormat.XPT) {
                name = Normalizer.normalize(
                                name.replaceAll("[Ææ]", "AE")
                                        .replaceAll("[Øø]", "OE")
                                        .replaceAll("[Åå]", "AA"),
                                Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^A-Za-z0-9_]", "_");
            }
            if (format == StatisticsFormat.SAV && SPSS_WORDS.contains(name.toUpperCase(Locale.ROOT))) {
                name += "_";
            }
            String fitting = name.substring(0, Math.min(LONGEST_NAME, name.length()));
            for (int i = 2; !given.add(fitting.toUpperCase(Locale.ROOT)); i++) {
                String end = "_" + i;
                fitting = name.substring(0, Math.min(LONGEST_NAME - end.length(), name.length())) + end;
            }
            names.add(fitting);
        }
        return names;
    }
}
