package dk.sluse.protection;

import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Shape;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of a file that have a code for each grouping of a table, and more. */
final class CodedRows {

    private CodedRows() {}

    /** One row. */
    static final class Row {

        private final long line;
        private final int cell;
        private final List<String> columns;
        private final String[] texts;

        private Row(long line, int cell, List<String> columns, String[] texts) {
            this.line = line;
            this.cell = cell;
            this.columns = columns;
            this.texts = texts;
        }

        /** The cell of the table that its codes name. */
        int cell() {
            return cell;
        }

        /** Its line in the file, from 1. */
        long line() {
            return line;
        }

        String text(String column) {
            return texts[columns.indexOf(column)];
        }

        double number(String column) {
            try {
                double number = Double.parseDouble(text(column));
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below, like what is no finite number
            }
            throw problem(column + " is '" + text(column) + "', not a number");
        }

        Problem problem(String what) {
            return new Problem("line " + line + ": " + what);
        }
    }

    /**
     * Reads all rows of a file.
     *
     * @param further columns beside those of the groupings, which have the names of their columns; null where there is none
     */
    static void read(Shape shape, DataFile file, Consumer<Row> then, @Nullable String... further) {
        List<String> columns = Stream.concat(
                        shape.dimensions().stream().map(Hierarchy::name),
                        Stream.of(further).flatMap(Stream::ofNullable))
                .distinct()
                .toList();
        file.read(columns, (line, texts) -> then.accept(new Row(line, cell(shape, line, texts), columns, texts)));
    }

    private static int cell(Shape shape, long line, String[] texts) {
        int[] nodes = new int[shape.dimensions().size()];
        for (int d = 0; d < nodes.length; d++) {
            Hierarchy grouping = shape.dimensions().get(d);
            try {
                nodes[d] = grouping.indexOf(texts[d]);
            } catch (IllegalArgumentException e) {
                throw new Problem("line " + line + ": " + grouping.name() + " has the code '" + texts[d]
                        + "', which is not in its hierarchy");
            }
        }
        return shape.cell(nodes);
    }

    /** The codes of a cell as people read them. */
    static String name(Shape shape, int cell) {
        int[] nodes = shape.nodes(cell);
        return IntStream.range(0, nodes.length)
                .mapToObj(d -> shape.dimensions().get(d).nodes().get(nodes[d]).code())
                .collect(Collectors.joining(" × "));
    }
}
