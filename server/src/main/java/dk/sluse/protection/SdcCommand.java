package dk.sluse.protection;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.CellStatus;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./sluse sdc protect --data d.csv --spec s.json [--out FILE] [--report FILE]}. */
@SuppressWarnings("SystemOut")
public final class SdcCommand {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private SdcCommand() {}

    public static void main(String[] arguments) throws IOException {
        int status = run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Returns the exit status: 0 when the table has been protected, 1 for input that makes no table, 2 for a wrong command. */
    static int run(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        boolean known = List.of("--data", "--spec", "--out", "--report").containsAll(options.keySet());
        if (arguments.length % 2 == 0
                || !arguments[0].equals("protect")
                || !known
                || !options.containsKey("--data")
                || !options.containsKey("--spec")) {
            System.err.println(
                    "sluse sdc protect --data DATA.csv --spec SPEC.json [--out TABLE.csv] [--report REPORT.json]");
            return 2;
        }
        try {
            protect(options);
            return 0;
        } catch (Problem e) {
            System.err.println("sluse: " + e.getMessage());
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("sluse: this table cannot be protected as asked: " + e.getMessage());
        }
        return 1;
    }

    private static void protect(Map<String, String> options) throws IOException {
        Path spec = Path.of(Objects.requireNonNull(options.get("--spec")));
        Specification specification = specification(spec);
        Path folder = Objects.requireNonNullElse(spec.toAbsolutePath().getParent(), Path.of("."));
        Table table = TableReader.read(
                specification, new DataFile(Path.of(Objects.requireNonNull(options.get("--data")))), folder);
        ByHand byHand =
                ByHand.read(table, specification.byHand() == null ? null : folder.resolve(specification.byHand()));
        byHand.requireSafe(specification.safetyRules());
        List<SafetyRule> rules = byHand.with(specification.safetyRules());
        Protection protection = byHand.with(specification.protection());
        ProtectedTable safe = Protector.protect(table, rules, protection);
        byHand.requireShown(safe);
        write(options.get("--out"), csv(safe));
        String report = JSON.writeValueAsString(Report.of(safe, rules, protection, specification)) + "\n";
        if (options.containsKey("--report")) {
            write(options.get("--report"), report);
        } else {
            System.err.print(report);
        }
    }

    private static void write(@Nullable String file, String text) throws IOException {
        if (file == null) {
            System.out.print(text);
        } else {
            Files.writeString(Path.of(file), text);
        }
    }

    private static Specification specification(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Problem("there is no file " + file);
        }
        Specification specification;
        try {
            specification = JSON.readValue(Files.readString(file), Specification.class);
        } catch (JacksonException e) {
            throw new Problem("the specification is not understood: " + e.getOriginalMessage());
        }
        specification.requireWhole();
        return specification;
    }

    private static String csv(ProtectedTable safe) {
        Shape shape = safe.table().shape();
        Measure measure = safe.table().measures().getFirst();
        StringBuilder csv = new StringBuilder();
        shape.dimensions()
                .forEach(dimension -> csv.append(quoted(dimension.name())).append(','));
        csv.append("value,status\n");
        for (int cell = 0; cell < shape.cells(); cell++) {
            int[] nodes = shape.nodes(cell);
            for (int d = 0; d < nodes.length; d++) {
                csv.append(quoted(
                                shape.dimensions().get(d).nodes().get(nodes[d]).code()))
                        .append(',');
            }
            CellStatus status = safe.status(cell);
            csv.append(status.suppressed() ? "" : text(measure.values()[cell]))
                    .append(',')
                    .append(name(status))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\n\\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).toPlainString();
    }

    private static String name(CellStatus status) {
        return switch (status) {
            case CellStatus.Published _ -> "published";
            case CellStatus.Primary _ -> "primary";
            case CellStatus.Secondary _ -> "secondary";
            case CellStatus.Withheld _ -> "hidden";
        };
    }
}
