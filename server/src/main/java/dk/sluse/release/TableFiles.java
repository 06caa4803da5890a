package dk.sluse.release;

import dk.sluse.tabulation.Grid;
import dk.sluse.tabulation.SafeTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of a release; the same table in the same language always has the same bytes. */
final class TableFiles {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TableFiles() {}

    static Map<Release.Kind, byte[]> of(SafeTable table, Release release) {
        Map<Release.Kind, byte[]> files = new LinkedHashMap<>();
        files.put(Release.Kind.CSV, csv(table, release.language()).getBytes(StandardCharsets.UTF_8));
        files.put(Release.Kind.XLSX, Workbooks.of(table, release.language()));
        files.put(Release.Kind.DEFINITION, JSON.writeValueAsBytes(definition(table)));
        return files;
    }

    private static Map<String, Object> definition(SafeTable table) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("definition", table.definition());
        file.put("provenance", table.provenance());
        return file;
    }

    /** One line for each cell, as the spreadsheets of the language take it: Danish with semicolon and decimal comma. */
    private static String csv(SafeTable table, Locale locale) {
        char separator = locale.getLanguage().equals("en") ? ',' : ';';
        StringBuilder text = new StringBuilder("\uFEFF");
        List<String> header = new ArrayList<>(List.of(locale.getLanguage().equals("en") ? "period" : "periode"));
        table.dimensions().forEach(axis -> {
            header.add(axis.variable());
            header.add(axis.titles().in(locale));
        });
        header.add(table.measured().titles().in(locale));
        header.add("status");
        append(text, header, separator);
        List<Integer> sizes = table.dimensions().stream()
                .map(axis -> axis.categories().size())
                .toList();
        int block = sizes.stream().reduce(1, (a, b) -> a * b);
        for (int cell = 0; cell < table.cells().size(); cell++) {
            List<String> fields = new ArrayList<>();
            fields.add(Grid.period(table.definition().periods().get(cell / block)));
            int rest = cell % block;
            int stride = block;
            for (SafeTable.Axis axis : table.dimensions()) {
                stride /= axis.categories().size();
                SafeTable.Category category = axis.categories().get(rest / stride);
                rest %= stride;
                fields.add(category.code());
                fields.add(category.titles().in(locale));
            }
            fields.add(number(table.cells().get(cell).value(), separator));
            fields.add(table.cells().get(cell).status().name());
            append(text, fields, separator);
        }
        return text.toString();
    }

    private static String number(OptionalDouble value, char separator) {
        if (value.isEmpty()) {
            return "";
        }
        String plain = BigDecimal.valueOf(value.getAsDouble())
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
        return separator == ';' ? plain.replace('.', ',') : plain;
    }

    private static void append(StringBuilder text, List<String> fields, char separator) {
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            boolean quoted = field.indexOf(separator) >= 0 || field.indexOf('"') >= 0 || field.indexOf('\n') >= 0;
            if (i > 0) {
                text.append(separator);
            }
            text.append(quoted ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        text.append("\r\n");
    }
}
