package dk.sluse.tabulation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.World;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.scheme.SchemeId;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.table.Measure;
import dk.sluse.tabulation.TableDefinition.Filter;
import dk.sluse.tabulation.TableDefinition.Grouping;
import dk.sluse.tabulation.TableDefinition.Quantity;
import dk.sluse.tabulation.TableDefinition.Quantity.Kind;
import dk.sluse.tabulation.memory.Beside;
import dk.sluse.tabulation.memory.Memory;
import dk.sluse.tabulation.memory.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables of real definitions beside those that an authority has, against somebody who has them all. */
class MemoryTest {

    private static final int DEFINITIONS = Boolean.getBoolean("sluse.all") ? 44 : 20;
    private static final Quantity COUNT = new Quantity(Kind.COUNT, null);

    private final World world = World.shared();
    private final TableMaker maker = world.sluse().bean(TableMaker.class);
    private final Memory memory = world.sluse().bean(Memory.class);
    private final List<Memory.Earlier> home = new ArrayList<>();
    private final String authority = "of " + System.nanoTime();

    /** One table has all persons of each municipality, the other those that are not of some age: their difference is very few. */
    @Test
    void twoTablesTellNoFewPersons() {
        List<String> ages = IntStream.range(0, 106)
                .filter(age -> age != 80)
                .mapToObj(Integer::toString)
                .toList();
        TableDefinition all = persons(List.of(by("BEF.KOM", false)), List.of());
        TableDefinition most = persons(List.of(by("BEF.KOM", false)), List.of(aged(ages)));
        SafeTable first = send("first", all).orElseThrow();
        assertThat(few(first, made(most))).isPositive();

        Sent second = sent("second", most).orElseThrow();

        assertThat(few(first, second.table())).isZero();
        Beside beside = second.beside();
        assertThat(beside.hidden()).isPositive();
        assertThat(beside.tables("second")).containsExactly("first");
        assertThat(beside.attacks().getFirst().figures())
                .hasSize(2)
                .allSatisfy(figure -> assertThat(figure.value()).isNotNull());
        double difference = beside.attacks().getFirst().figures().stream()
                .mapToDouble(figure -> figure.factor() * Objects.requireNonNull(figure.value()))
                .sum();
        assertThat(difference).isBetween(1.0, 2.0);
    }

    /** What is hidden stays hidden: whoever saw the table before it was sent, and has it now, knows no more than by either. */
    @Test
    void nothingIsShownThatItsOwnRulesHide() {
        for (int age = 75; age < 90; age += 5) {
            TableDefinition definition =
                    persons(List.of(by("BEF.KOM", true), by("BEF.KOEN", false)), List.of(aged(ages(age, 106))));
            SafeTable alone = made(definition);
            send("from " + age, definition)
                    .ifPresent(sent -> assertThat(IntStream.range(
                                            0, sent.cells().size())
                                    .filter(cell ->
                                            alone.cells().get(cell).status().isHidden()))
                            .allMatch(cell -> sent.cells().get(cell).status().isHidden()));
        }
        assertThat(home).hasSizeGreaterThan(1);
    }

    /** Municipalities in one table and regions in another: together they are a table with groups, which is attacked with a solver. */
    @Test
    void groupsInOneAndTheirPartsInAnother() {
        List<Filter> old = List.of(aged(ages(93, 106)));
        String level = world.sluse()
                .delivered(World.LABOUR)
                .manifest()
                .codeList("KOM")
                .orElseThrow()
                .parent();
        TableDefinition together = persons(List.of(by("BEF.KOM", true)), old);
        TableDefinition parts = persons(List.of(by("BEF.KOM", false)), old);
        TableDefinition groups = persons(List.of(new Grouping("BEF.KOM", level, false)), old);
        SafeTable whole = made(together);
        assertThat(TableAttack.computable(joined(whole, made(parts), made(groups)), Measure.Kind.FREQUENCY))
                .isNotEmpty();

        SafeTable first = send("parts", parts).orElseThrow();
        SafeTable second = send("groups", groups).orElseThrow();

        assertThat(TableAttack.computable(joined(whole, first, second), Measure.Kind.FREQUENCY))
                .isEmpty();
    }

    /** The same sets of units have the same figures in whatever table: or the codes that they are told apart by would be wrong. */
    @Test
    void tablesOfTheSameDataAgree() {
        for (int number = 0; number < DEFINITIONS; number++) {
            DeliveredPackage delivered = world.sluse().delivered(number % 4 == 3 ? World.HEALTH : World.LABOUR);
            TableDefinition definition = new RandomDefinitions(delivered.manifest(), number).next();
            sent(Integer.toString(number), delivered, definition).ifPresent(sent -> {
                assertThat(sent.beside().compared()).as("%s", definition).isTrue();
                assertThat(remade(delivered, definition, sent).cells())
                        .isEqualTo(sent.table().cells());
            });
        }
        assertThat(home).hasSizeGreaterThan(DEFINITIONS / 3);
    }

    /** A table that an authority has tells nothing when it is sent again. */
    @Test
    void theSameAgainIsTheSame() {
        TableDefinition definition = persons(List.of(by("BEF.KOM", false), by("BEF.CIVST", false)), List.of());
        SafeTable first = send("first", definition).orElseThrow();

        Sent again = sent("again", definition).orElseThrow();

        assertThat(again.table().cells()).isEqualTo(first.cells());
        assertThat(again.beside().attacks()).isEmpty();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Sent(SafeTable table, Beside beside, byte[] remembered) {}

    private Optional<SafeTable> send(String id, TableDefinition definition) {
        return sent(id, definition).map(Sent::table);
    }

    private Optional<Sent> sent(String id, TableDefinition definition) {
        return sent(id, world.sluse().delivered(World.LABOUR), definition);
    }

    private Optional<Sent> sent(String id, DeliveredPackage delivered, TableDefinition definition) {
        AtomicReference<Sent> sent = new AtomicReference<>();
        var _ = maker.make(delivered, definition, counted -> {
            memory.protect(new Memory.AtHome(authority, home), id, counted.toRemember(delivered, counted.alone()))
                    .ifPresent(safe -> sent.set(new Sent(
                            maker.shown(delivered, counted, new ProtectedTable(counted.table(), safe.statuses())),
                            safe.beside(),
                            safe.remembered())));
            return new TableOutcome.Meaningless(List.of());
        });
        Optional.ofNullable(sent.get()).ifPresent(one -> home.add(new Memory.Earlier(id, one::remembered)));
        return Optional.ofNullable(sent.get());
    }

    private SafeTable remade(DeliveredPackage delivered, TableDefinition definition, Sent sent) {
        SchemeId scheme = new SchemeId(delivered.manifest().scheme());
        return ((TableOutcome.Made) world.sluse()
                        .bean(Tables.class)
                        .remake(new TableSource(scheme, delivered.manifest().version(), definition), sent.remembered()))
                .table();
    }

    private SafeTable made(TableDefinition definition) {
        return ((TableOutcome.Made) maker.make(world.sluse().delivered(World.LABOUR), definition)).table();
    }

    private static TableDefinition persons(List<Grouping> rows, List<Filter> filters) {
        return new TableDefinition("BEF", List.of("202512"), rows, List.of(), COUNT, filters);
    }

    private static Grouping by(String variable, boolean groups) {
        return new Grouping(variable, null, groups);
    }

    private static Filter aged(List<String> ages) {
        return new Filter("BEF.ALDER", null, ages);
    }

    private static List<String> ages(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    /** In how many categories two tables show figures that differ by one or two. */
    private static long few(SafeTable one, SafeTable other) {
        List<String> codes = codes(other);
        return IntStream.range(0, one.cells().size())
                .filter(cell -> {
                    int place = codes.indexOf(codes(one).get(cell));
                    if (place < 0
                            || one.cells().get(cell).status().isHidden()
                            || other.cells().get(place).status().isHidden()) {
                        return false;
                    }
                    double difference = one.cells().get(cell).value().orElseThrow()
                            - other.cells().get(place).value().orElseThrow();
                    return difference > 0 && difference < 3;
                })
                .count();
    }

    private static List<String> codes(SafeTable table) {
        return table.dimensions().getFirst().categories().stream()
                .map(one -> one.depth() + " " + one.code())
                .toList();
    }

    /** A table with groups whose parts are shown as in one table, and whose groups as in another. */
    private static SafeTable joined(SafeTable whole, SafeTable parts, SafeTable groups) {
        List<SafeTable.Category> categories = whole.dimensions().getFirst().categories();
        List<SafeTable.Cell> cells = categories.stream()
                .map(one -> {
                    SafeTable from = one.depth() == 2 ? parts : groups;
                    int place = from.dimensions().getFirst().categories().stream()
                            .map(SafeTable.Category::code)
                            .toList()
                            .indexOf(one.code());
                    return from.cells().get(place);
                })
                .toList();
        return new SafeTable(
                whole.definition(), whole.register(), whole.dimensions(), whole.measured(), cells, whole.provenance());
    }
}
