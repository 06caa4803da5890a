package dk.sluse.inspection.corpus.written;

import dk.sluse.inspection.corpus.Sample;
import dk.sluse.inspection.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Samples by a few words, and columns of made-up persons by the numbers of rows. */
final class Form {

    private Form() {}

    static final int ROWS = 40;

    static int age(int row) {
        return 18 + row * 37 % 71;
    }

    static int income(int row) {
        return 91_000 + (row * row * 7_919 + row * 104_729) % 400_009;
    }

    static String day(int row) {
        return (1940 + row * 17 % 60) + String.format(Locale.ROOT, "-%02d-%02d", 1 + row * 5 % 12, 1 + row * 11 % 28);
    }

    static String lines(String before, IntFunction<String> line, String by) {
        return IntStream.range(0, ROWS).mapToObj(line).collect(Collectors.joining(by, before, "\n"));
    }

    static Sample sample(String what, String name, String text, Rule... expected) {
        return new Sample("form " + what, name, text.getBytes(StandardCharsets.UTF_8), Set.of(expected));
    }

    static Sample rows(String what, String name, String before, IntFunction<String> line) {
        return sample(what, name, lines(before, line, "\n"), Rule.RECORD_LEVEL);
    }

    static double step(int number) {
        return 4.5 + number * 0.05;
    }

    static Sample innocent(String what, String name, String before, IntFunction<String> line) {
        String text = IntStream.range(0, ROWS)
                .mapToObj(line)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("\n", before, "\n"));
        return sample(what, name, text);
    }
}
