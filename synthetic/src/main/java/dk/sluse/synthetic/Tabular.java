package dk.sluse.synthetic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads this library's tab-separated resources. */
final class Tabular {

    private Tabular() {}

    /** One line: column name to text. */
    record Line(Map<String, String> fields) {

        /** The text in this column; empty if there is no such column. */
        String of(String column) {
            return fields.getOrDefault(column, "");
        }
    }

    /** The lines of a resource. */
    static List<Line> read(String resource) {
        try (InputStream stream = Objects.requireNonNull(Tabular.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            String[] header = lines.getFirst().split("\t", -1);
            List<Line> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split("\t", -1);
                Map<String, String> row = HashMap.newHashMap(header.length);
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], fields[i]);
                }
                rows.add(new Line(row));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
