package dk.sluse.tabulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.sluse.World;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.scheme.SchemeId;
import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import dk.sluse.tabulation.TableDefinition.Quantity.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random tables of two schemes against plain SQL on the identified bank, and against an attacker with a solver. */
class TablesTest {

    /** Larger tables take the attacker's own solver too long. */
    private static final int MOST_ATTACKED = 2500;

    private static final int DEFINITIONS = Boolean.getBoolean("sluse.all") ? 20 : 8;

    private final World world = World.shared();
    private final TableMaker maker = world.sluse().bean(TableMaker.class);

    static LongStream numbers() {
        return LongStream.range(0, DEFINITIONS);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void countsLikePlainSqlOnTheIdentifiedBank(long number) throws Exception {
        DeliveredPackage delivered = delivered(number);
        TableDefinition definition = new RandomDefinitions(delivered.manifest(), number).next();

        Optional<TableMaker.Counted> counted = counted(delivered, definition);

        if (counted.isPresent()) {
            try (Connection engine = DriverManager.getConnection("jdbc:duckdb:")) {
                var plain = new PlainCount(
                        engine, delivered.manifest(), world.sluse().home().resolve("bank"), definition);
                compare(counted.get(), plain.cells());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void showsNoUnsafeCellAndNoneThatCanBeComputed(long number) {
        DeliveredPackage delivered = delivered(number);
        TableDefinition definition = new RandomDefinitions(delivered.manifest(), number).next();

        Optional<TableMaker.Counted> counted = counted(delivered, definition);

        if (counted.isPresent() && maker.make(delivered, definition) instanceof TableOutcome.Made(SafeTable safe)) {
            for (int cell = 0; cell < safe.cells().size(); cell++) {
                if (counted.get().unsafe(cell)) {
                    assertThat(safe.cells().get(cell).value()).isEmpty();
                    assertThat(safe.cells().get(cell).count()).isEmpty();
                }
            }
            attack(counted.get(), safe);
        }
    }

    /** Sums over nobody are refused as those over too few are. */
    @Test
    void tellsNothingOfNobody() {
        TableDefinition definition = new TableDefinition(
                "IDAN",
                List.of("2025"),
                List.of(),
                List.of(),
                new TableDefinition.Quantity(Kind.SUM, "IDAN.JOBLON"),
                List.of(
                        new TableDefinition.Filter("IDAN.ARBKOM", null, List.of("101")),
                        new TableDefinition.Filter("IDAN.ARBKOM", null, List.of("751"))));
        assertThat(maker.make(delivered(0), definition))
                .isEqualTo(new TableOutcome.Meaningless(
                        List.of(new DefinitionFault(DefinitionFault.Code.TOO_FEW_UNITS, "2025"))));
    }

    private static void attack(TableMaker.Counted counted, SafeTable safe) {
        Measure measure = counted.table().measures().getFirst();
        boolean sums = safe.definition().measure().kind() != Kind.MEAN;
        if (sums && measure.kind() != Measure.Kind.ANY_SIGN && safe.cells().size() < MOST_ATTACKED) {
            assertThat(TableAttack.computable(safe, measure.kind()))
                    .as("%s", safe.definition())
                    .isEmpty();
        }
    }

    private DeliveredPackage delivered(long number) {
        SchemeId scheme = number % 4 == 3 ? World.HEALTH : World.LABOUR;
        return world.sluse().delivered(scheme);
    }

    private Optional<TableMaker.Counted> counted(DeliveredPackage delivered, TableDefinition definition) {
        AtomicReference<TableMaker.Counted> found = new AtomicReference<>();
        TableOutcome outcome = maker.count(delivered, definition, counted -> {
            found.set(counted);
            return new TableOutcome.Meaningless(List.of());
        });
        if (outcome instanceof TableOutcome.Meaningless(List<DefinitionFault> faults)) {
            assertThat(faults).allMatch(fault -> fault.code() == DefinitionFault.Code.TOO_MANY_CELLS);
        }
        return Optional.ofNullable(found.get());
    }

    private static void compare(TableMaker.Counted counted, Map<List<String>, PlainCount.Found> plain) {
        Table table = counted.table();
        Shape shape = table.shape();
        assertThat(plain).isNotEmpty();
        for (int cell = 0; cell < shape.cells(); cell++) {
            List<String> labels = labels(counted, shape.nodes(cell));
            PlainCount.Found found = plain.getOrDefault(labels, new PlainCount.Found(0, 0, 0, 0, 0, new double[2]));
            Kind kind = counted.plan().definition().measure().kind();
            if (kind != Kind.SUM) {
                assertThat(table.measures().getFirst().values()[cell])
                        .as("%s", labels)
                        .isEqualTo((double) found.rows());
            }
            if (kind.needsVariable()) {
                assertThat(table.measures().getLast().values()[cell])
                        .as("%s", labels)
                        .isCloseTo(found.sum(), within(1e-6 * Math.abs(found.sum())));
            }
            assertThat(counted.unsafe(cell)).as("%s %s", labels, found).isEqualTo(unsafe(counted, found));
        }
    }

    private static boolean unsafe(TableMaker.Counted counted, PlainCount.Found found) {
        long units = counted.plan().rowIsUnit()
                ? (found.contributing() > 0 ? found.contributing() : found.rows())
                : counted.plan().unitKeys().stream()
                        .mapToLong(key -> key.name().equals("PNR") ? found.persons() : found.enterprises())
                        .min()
                        .orElseThrow();
        boolean summed = counted.plan().definition().measure().kind().needsVariable();
        return units > 0 && counted.rules().rules().stream().anyMatch(rule -> unsafe(rule, units, found, summed));
    }

    private static boolean unsafe(SafetyRule rule, long units, PlainCount.Found found, boolean summed) {
        return switch (rule) {
            case MinimumFrequency(int threshold) -> units < threshold;
            case DominanceRule(int n, double k) ->
                summed && found.tops()[0] + (n == 2 ? found.tops()[1] : 0) > k / 100 * Math.abs(found.sum());
            default -> throw new IllegalStateException("no register has this rule");
        };
    }

    private static List<String> labels(TableMaker.Counted counted, int[] nodes) {
        List<String> labels =
                new ArrayList<>(List.of(counted.plan().definition().periods().get(nodes[0])));
        for (int i = 1; i < nodes.length; i++) {
            String code = counted.table()
                    .shape()
                    .dimensions()
                    .get(i)
                    .nodes()
                    .get(nodes[i])
                    .code();
            labels.add(
                    code.startsWith("L")
                            ? code.substring(0, code.lastIndexOf('/'))
                            : code.startsWith("G") ? code : code.substring(0, 1));
        }
        return labels;
    }
}
