package dk.sluse.inspection.corpus.written;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table, the first row being its head, as values in brackets or with names beside them. */
public final class Literal {

    private Literal() {}

    /** By the names of files. */
    public static Map<String, Function<List<List<String>>, byte[]>> all() {
        Map<String, Function<List<List<String>>, String>> all = new LinkedHashMap<>();
        all.put("records.json", table -> "[" + objects(table, ",") + "]\n");
        all.put("lines.json", table -> objects(table, "\n") + "\n");
        all.put(
                "split.json",
                table -> "{\"columns\":[" + texts(table.getFirst()) + "],\"data\":["
                        + rows(table, row -> "[" + values(row) + "]") + "]}\n");
        all.put(
                "index.json",
                table -> "{" + numbered(table, at -> "\"" + (at - 1) + "\":{" + object(table, at) + "}") + "}\n");
        all.put(
                "tuples.py",
                table -> "d = pd.DataFrame([\n"
                        + rows(table, row -> "(" + values(row) + ")").replace("),(", "),\n(") + "\n], columns=["
                        + texts(table.getFirst()) + "])\n");
        all.put(
                "insert.sql",
                table -> numbered(
                                table,
                                at -> "insert into t (" + String.join(", ", table.getFirst()) + ") values ("
                                        + values(table.get(at)).replace('"', '\'') + ");")
                        .replace(";,", ";\n"));
        all.put("book.ipynb", table -> book(separated(table)));
        all.put(
                "list.yaml",
                table -> numbered(table, at -> "- " + named(table, at, ": ", "\n  ") + "\n")
                        .replace("\n,", "\n"));
        Map<String, Function<List<List<String>>, byte[]>> bytes = new LinkedHashMap<>();
        all.forEach((name, text) -> bytes.put(name, table -> text.apply(table).getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    /** Columns beside each other, as constructors of data frames have them. */
    static String frame(List<List<String>> table, String before, String between, String after) {
        return IntStream.range(0, table.getFirst().size())
                .mapToObj(column -> table.getFirst().get(column)
                        + between
                        + table.stream()
                                .skip(1)
                                .map(row -> value(row.get(column)))
                                .collect(Collectors.joining(", "))
                        + after)
                .collect(Collectors.joining(",\n", before, ")\n"));
    }

    /** A row with names beside its values. */
    static String named(List<List<String>> table, int row, String between, String by) {
        return IntStream.range(0, table.getFirst().size())
                .mapToObj(column ->
                        table.getFirst().get(column) + between + table.get(row).get(column))
                .collect(Collectors.joining(by));
    }

    private static String objects(List<List<String>> table, String by) {
        return IntStream.range(1, table.size())
                .mapToObj(row -> "{" + object(table, row) + "}")
                .collect(Collectors.joining(by));
    }

    private static String object(List<List<String>> table, int row) {
        return IntStream.range(0, table.getFirst().size())
                .mapToObj(column -> "\"" + table.getFirst().get(column) + "\": "
                        + value(table.get(row).get(column)))
                .collect(Collectors.joining(", "));
    }

    private static String rows(List<List<String>> table, Function<List<String>, String> row) {
        return table.stream().skip(1).map(row).collect(Collectors.joining(","));
    }

    private static String numbered(List<List<String>> table, IntFunction<String> row) {
        return IntStream.range(1, table.size()).mapToObj(row).collect(Collectors.joining(","));
    }

    private static String texts(List<String> row) {
        return row.stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(", "));
    }

    private static String values(List<String> row) {
        return row.stream().map(Literal::value).collect(Collectors.joining(", "));
    }

    private static String value(String text) {
        return text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?") ? text : "\"" + text + "\"";
    }

    private static String separated(List<List<String>> table) {
        return table.stream().map(row -> String.join(";", row)).collect(Collectors.joining("\n"));
    }

    private static String book(String printed) {
        return printed.lines()
                .map(line -> "      \"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\\n\"")
                .collect(Collectors.joining(
                        ",\n",
                        "{\n \"cells\": [\n  {\n   \"cell_type\": \"code\",\n   \"execution_count\": 1,\n   \"outputs\": [\n    {\n     \"name\": \"stdout\",\n     \"text\": [\n",
                        "\n     ]\n    }\n   ]\n  }\n ]\n}\n"));
    }
}
