package dk.sluse.sdc;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.suppression.CellStatus;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example of the README, line by line. */
class ReadmeTest {

    @Test
    void showsWhatWorks() {
        Shape shape = new Shape(List.of(
                Hierarchy.grouped("municipality", Map.of("east", List.of("101", "147"), "west", List.of("751", "851"))),
                Hierarchy.flat("sex", List.of("1", "2"))));
        long[] persons = new long[shape.cells()];
        double[] counts = new double[shape.cells()];
        // for each person: one more in the cell of the leaf categories
        int cell = shape.cell(
                shape.dimensions().get(0).indexOf("101"),
                shape.dimensions().get(1).indexOf("2"));
        persons[cell]++;
        counts[cell]++;
        Table table = Table.rolledUp(shape, persons, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
        ProtectedTable safe = Protector.protect(table, List.of(new MinimumFrequency(3)));
        CellStatus status = safe.status(cell);

        assertThat(status.suppressed()).isTrue();
    }

    @Test
    void isTheExampleOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String example =
                readme.substring(readme.indexOf("```java") + 7, readme.indexOf("```", readme.indexOf("```java") + 7));
        String test = Files.readString(Path.of("src/test/java/dk/sluse/sdc/ReadmeTest.java"));

        assertThat(squeezed(test)).contains(squeezed(example));
    }

    private static String squeezed(String code) {
        return Arrays.stream(code.split("\\s+")).collect(Collectors.joining()).strip();
    }
}
