package dk.sluse.benchmarks.sdc;

import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random tables of growing size, and the picture of how long they took. */
final class Growth {

    private record Point(int dimensions, int cells, double seconds) {}

    private static final int LEAVES_IN_GROUP = 10;

    private final List<Point> points = new ArrayList<>();

    /** About so many cells, each grouping in groups of ten under one total; a tenth of the leaves are empty, a fifth unsafe. */
    Tabulated table(int dimensions, int cells) {
        int nodes = (int) Math.rint(Math.pow(cells, 1.0 / dimensions));
        if (Math.pow(nodes, dimensions) > Shape.MAXIMUM_CELLS) {
            nodes--;
        }
        int leaves = Math.max(2, (nodes - 1) * LEAVES_IN_GROUP / (LEAVES_IN_GROUP + 1));
        List<List<String>> paths = IntStream.range(0, leaves)
                .mapToObj(leaf -> List.of("g" + leaf / LEAVES_IN_GROUP, "l" + leaf))
                .toList();
        Shape shape = new Shape(IntStream.range(0, dimensions)
                .mapToObj(d -> Records.hierarchy("d" + d, paths))
                .toList());
        SplittableRandom random = new SplittableRandom(dimensions);
        long[] units = new long[shape.cells()];
        double[] counts = new double[shape.cells()];
        for (int cell = 0; cell < units.length; cell++) {
            boolean leaf = IntStream.of(shape.nodes(cell)).allMatch(node -> node > (leaves - 1) / LEAVES_IN_GROUP + 1);
            if (leaf && random.nextInt(10) > 0) {
                units[cell] = 1 + (long) Math.exp(2.2 * random.nextDouble() + random.nextGaussian());
                counts[cell] = units[cell];
            }
        }
        Table table = Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
        return new Tabulated("growth", table, new MinimumFrequency(4));
    }

    void add(int dimensions, int cells, double seconds) {
        points.add(new Point(dimensions, cells, seconds));
    }

    /** Draws seconds over cells, both logarithmic, a line for each number of dimensions. */
    Path plot(Path pictures) throws IOException {
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 580 380\""
                        + " font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"580\" height=\"380\" fill=\"#fff\"/>\n");
        for (int power = 3; power <= 6; power++) {
            svg.append(text(x(Math.pow(10, power)), 355, "middle", String.format(Locale.ROOT, "%,d", (int)
                    Math.pow(10, power))));
        }
        for (int power = -2; power <= 3; power++) {
            double y = y(Math.pow(10, power));
            svg.append(text(
                    55, y + 4, "end", BigDecimal.ONE.scaleByPowerOfTen(power).toPlainString()));
            svg.append(String.format(
                    Locale.ROOT, "<line x1=\"60\" x2=\"480\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n", y, y));
        }
        svg.append(text(270, 374, "middle", "cells")).append(text(12, 18, "start", "CPU seconds"));
        for (int dimensions = 2; dimensions <= 4; dimensions++) {
            line(svg, dimensions);
        }
        Files.createDirectories(pictures);
        return Files.writeString(pictures.resolve("sdc-growth.svg"), svg.append("</svg>\n"));
    }

    private void line(StringBuilder svg, int dimensions) {
        String colour = List.of("#0b3b60", "#b3541e", "#3a7d44").get(dimensions - 2);
        StringBuilder line = new StringBuilder();
        Point last = new Point(dimensions, 1, 1);
        for (Point point : points) {
            if (point.dimensions() == dimensions) {
                line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.cells()), y(point.seconds())));
                last = point;
            }
        }
        svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\" points=\"" + line + "\"/>\n");
        svg.append(text(x(last.cells()) + 6, y(last.seconds()) + 4, "start", dimensions + " dimensions"));
    }

    private static double x(double cells) {
        return 60 + 140 * (Math.log10(cells) - 3);
    }

    private static double y(double seconds) {
        return 340 - 60 * (Math.log10(Math.max(seconds, 0.01)) + 2);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }
}
