package dk.sluse.release.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables as analysts make them, with small groups left out. */
class SuppressionTest {

    static final int THRESHOLD = 5;

    static Grid grid(String... lines) {
        List<Row> rows = new ArrayList<>();
        for (int line = 0; line < lines.length; line++) {
            String[] cells = lines[line].split(";", -1);
            rows.add(new Row(
                    line + 1,
                    IntStream.range(0, cells.length)
                            .filter(column -> !cells[column].isEmpty())
                            .mapToObj(column -> new Cell(column + 1, cells[column]))
                            .toList()));
        }
        return new Grid(new Place("table 1", ""), null, rows);
    }

    private static List<String> cured(String... lines) {
        return new Suppression(grid(lines), THRESHOLD)
                .table().orElseThrow().rows().stream()
                        .map(row -> String.join(
                                ";", row.cells().stream().map(Cell::text).toList()))
                        .toList();
    }

    @Test
    void aCountThatFollowsFromTheTotalTakesAnotherAlong() {
        assertThat(cured("region;persons", "North;3", "South;40", "East;17", "Total;60"))
                .containsExactly("region;persons", "North;..", "South;40", "East;..", "Total;60");
    }

    @Test
    void withoutATotalItIsAlone() {
        assertThat(cured("region;persons", "North;3", "South;40", "East;18"))
                .containsExactly("region;persons", "North;..", "South;40", "East;18");
    }

    /** A total above, sums of two regions, and shares that would tell. */
    @Test
    void sumsOfSumsAreSeenWhereverTheyStand() {
        List<String> cured = cured(
                "sted;antal;pct.",
                "I alt;300;100",
                "Hovedstaden;180;60",
                "A;98;32.7",
                "B;2;0.7",
                "C;80;26.7",
                "Fyn;120;40",
                "D;70;23.3",
                "E;50;16.7");
        assertThat(cured).contains("I alt;300;100", "Hovedstaden;180;60", "B;..;..", "Fyn;120;40", "D;70;23.3");
        assertThat(cured.stream().filter(line -> line.endsWith(";..;..")).toList())
                .hasSize(2);
    }

    /** What is not complete is for its author: nobody can tell what belongs together. */
    @Test
    void whatHasHolesIsLeftAlone() {
        assertThat(new Suppression(grid("region;men;women", "North;3;7", "South;40;..", "Total;43;50"), THRESHOLD)
                        .table())
                .isEmpty();
    }

    @Test
    void whatIsSafeStaysAsItIs() {
        Grid safe = grid("year;persons", "2019;30", "2020;40");
        assertThat(new Suppression(safe, THRESHOLD).table()).contains(safe);
    }

    /** Random tables in two directions, with sums where analysts put them: no count that was left out can be computed. */
    @Test
    void nothingLeftOutFollowsFromSums() {
        Random random = new Random(11);
        int hidden = 0;
        for (int one = 0; one < 300; one++) {
            RandomTable table = new RandomTable(random);
            Grid cured = new Suppression(grid(table.lines()), THRESHOLD).table().orElseThrow();
            boolean[] unknown = new boolean[table.cells()];
            for (Row row : cured.rows().subList(1, cured.rows().size())) {
                for (Cell cell : row.cells()) {
                    if (cell.column() > 1) {
                        int place = table.place(row.number() - 2, cell.column() - 2);
                        unknown[place] = cell.text().equals("..");
                        assertThat(unknown[place] || !table.isLow(place)).isTrue();
                    }
                }
            }
            assertThat(table.computable(unknown))
                    .as("%s", String.join("\n", table.lines()))
                    .isEmpty();
            hidden += (int) IntStream.range(0, unknown.length)
                    .filter(place -> unknown[place])
                    .count();
        }
        assertThat(hidden).isGreaterThan(300);
    }

    /** A table of rows with sums by columns with sums, which knows its own structure. */
    private static final class RandomTable {

        private final List<int[]> rowSums = new ArrayList<>();
        private final List<int[]> columnSums = new ArrayList<>();
        private final long[][] values;

        RandomTable(Random random) {
            int rows = lines(random, rowSums);
            int columns = lines(random, columnSums);
            values = new long[rows][columns];
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    values[r][c] = random.nextInt(4) == 0 ? random.nextInt(5) : 5 + random.nextInt(60);
                }
            }
            rowSums.forEach(sum -> {
                for (int c = 0; c < columns; c++) {
                    int column = c;
                    values[sum[0]][c] = Arrays.stream(sum)
                            .skip(1)
                            .mapToLong(r -> values[r][column])
                            .sum();
                }
            });
            columnSums.forEach(sum -> {
                for (long[] row : values) {
                    row[sum[0]] =
                            Arrays.stream(sum).skip(1).mapToLong(c -> row[c]).sum();
                }
            });
        }

        /** Groups of lines with their sums before or behind them, and perhaps a total of all. */
        private static int lines(Random random, List<int[]> sums) {
            int next = 0;
            boolean before = random.nextBoolean();
            boolean total = random.nextBoolean();
            int groups = 1 + random.nextInt(2);
            int first = before && total ? next++ : -1;
            List<Integer> tops = new ArrayList<>();
            for (int group = 0; group < groups; group++) {
                int size = 2 + random.nextInt(3);
                boolean summed = groups > 1;
                int sum = summed && before ? next++ : -1;
                int[] members = IntStream.range(next, next + size).toArray();
                next += size;
                if (summed && !before) {
                    sum = next++;
                }
                if (summed) {
                    sums.add(IntStream.concat(IntStream.of(sum), Arrays.stream(members))
                            .toArray());
                    tops.add(sum);
                } else {
                    Arrays.stream(members).forEach(tops::add);
                }
            }
            if (total) {
                int place = before ? first : next++;
                sums.add(IntStream.concat(IntStream.of(place), tops.stream().mapToInt(one -> one))
                        .toArray());
            }
            return next;
        }

        String[] lines() {
            List<String> lines = new ArrayList<>();
            lines.add("gruppe;"
                    + String.join(
                            ";",
                            IntStream.range(0, values[0].length)
                                    .mapToObj(c -> "antal " + (char) ('a' + c))
                                    .toList()));
            for (int r = 0; r < values.length; r++) {
                lines.add((char) ('A' + r) + ";"
                        + String.join(
                                ";",
                                Arrays.stream(values[r])
                                        .mapToObj(Long::toString)
                                        .toList()));
            }
            return lines.toArray(String[]::new);
        }

        int cells() {
            return values.length * values[0].length;
        }

        int place(int row, int column) {
            return row * values[0].length + column;
        }

        boolean isLow(int place) {
            long value = values[place / values[0].length][place % values[0].length];
            return value > 0 && value < THRESHOLD;
        }

        /** The unknown that all solutions of the sums agree on, by elimination. */
        List<Integer> computable(boolean[] unknown) {
            List<double[]> equations = new ArrayList<>();
            for (int[] sum : rowSums) {
                for (int c = 0; c < values[0].length; c++) {
                    double[] equation = new double[cells()];
                    for (int at = 0; at < sum.length; at++) {
                        equation[place(sum[at], c)] = at == 0 ? -1 : 1;
                    }
                    equations.add(equation);
                }
            }
            for (int[] sum : columnSums) {
                for (int r = 0; r < values.length; r++) {
                    double[] equation = new double[cells()];
                    for (int at = 0; at < sum.length; at++) {
                        equation[place(r, sum[at])] = at == 0 ? -1 : 1;
                    }
                    equations.add(equation);
                }
            }
            equations.forEach(equation -> Arrays.setAll(equation, cell -> unknown[cell] ? equation[cell] : 0));
            return reduced(equations);
        }

        /** Equations in reduced form with a single unknown tell it. */
        private static List<Integer> reduced(List<double[]> equations) {
            int done = 0;
            int width = equations.isEmpty() ? 0 : equations.getFirst().length;
            for (int column = 0; column < width && done < equations.size(); column++) {
                int pivot = done;
                while (pivot < equations.size() && Math.abs(equations.get(pivot)[column]) < 1e-9) {
                    pivot++;
                }
                if (pivot == equations.size()) {
                    continue;
                }
                double[] row = equations.set(pivot, equations.get(done));
                equations.set(done, row);
                double by = row[column];
                Arrays.setAll(row, cell -> row[cell] / by);
                for (int other = 0; other < equations.size(); other++) {
                    double[] from = equations.get(other);
                    double times = from[column];
                    if (other != done && times != 0) {
                        Arrays.setAll(from, cell -> from[cell] - times * row[cell]);
                    }
                }
                done++;
            }
            return equations.subList(0, done).stream()
                    .filter(row -> Arrays.stream(row)
                                    .filter(one -> Math.abs(one) > 1e-9)
                                    .count()
                            == 1)
                    .map(row -> IntStream.range(0, row.length)
                            .filter(cell -> Math.abs(row[cell]) > 1e-9)
                            .findFirst()
                            .orElseThrow())
                    .toList();
        }
    }
}
