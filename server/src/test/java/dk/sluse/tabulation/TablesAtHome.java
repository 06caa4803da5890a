package dk.sluse.tabulation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.World;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.scheme.SchemeId;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.tabulation.TableDefinition.Filter;
import dk.sluse.tabulation.TableDefinition.Grouping;
import dk.sluse.tabulation.TableDefinition.Quantity;
import dk.sluse.tabulation.TableDefinition.Quantity.Kind;
import dk.sluse.tabulation.memory.Beside;
import dk.sluse.tabulation.memory.Memory;
import dk.sluse.tabulation.memory.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables of an authority of its own, sent home one after the other. */
abstract class TablesAtHome {

    static final Quantity COUNT = new Quantity(Kind.COUNT, null);

    final World world = World.shared();
    final TableMaker maker = world.sluse().bean(TableMaker.class);
    final Memory memory = world.sluse().bean(Memory.class);
    final List<Memory.Earlier> home = new ArrayList<>();
    final String authority = "of " + System.nanoTime();

    static TableDefinition persons(Quantity quantity, List<Filter> filters) {
        return new TableDefinition(
                "BEF", List.of("202512"), List.of(by("BEF.KOM", false)), List.of(), quantity, filters);
    }

    static TableDefinition jobs(String by, Quantity quantity, List<Filter> filters) {
        return new TableDefinition("IDAN", List.of("2025"), List.of(by(by, false)), List.of(), quantity, filters);
    }

    static List<Filter> and(List<Filter> filters, String sex) {
        return Stream.concat(filters.stream(), Stream.of(new Filter("BEF.KOEN", null, List.of(sex))))
                .toList();
    }

    /** A table by sex and municipality whose cells are shown as in three others; a municipality that one does not have has nobody there. */
    static SafeTable bySex(SafeTable whole, SafeTable... parts) {
        List<SafeTable.Category> towns = whole.dimensions().get(1).categories();
        List<SafeTable.Cell> cells = IntStream.range(0, whole.cells().size())
                .mapToObj(cell -> {
                    SafeTable from = parts[cell / towns.size()];
                    int place = codes(from).indexOf(codes(whole, 1).get(cell % towns.size()));
                    return place < 0
                            ? new SafeTable.Cell(OptionalDouble.of(0), OptionalDouble.empty(), SafeTable.Status.SHOWN)
                            : from.cells().get(place);
                })
                .toList();
        return new SafeTable(
                whole.definition(), whole.register(), whole.dimensions(), whole.measured(), cells, whole.provenance());
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Sent(SafeTable table, Beside beside, byte[] remembered) {}

    Optional<SafeTable> send(String id, TableDefinition definition) {
        return sent(id, definition).map(Sent::table);
    }

    Optional<Sent> sent(String id, TableDefinition definition) {
        return sent(id, world.sluse().delivered(World.LABOUR), definition);
    }

    Optional<Sent> sent(String id, DeliveredPackage delivered, TableDefinition definition) {
        AtomicReference<Sent> sent = new AtomicReference<>();
        var _ = maker.make(delivered, definition, counted -> {
            Memory.Answer answer = memory.protect(
                    new Memory.AtHome(authority, home), id, counted.toRemember(delivered, counted.alone()));
            assertThat(answer).as("%s", definition).isNotInstanceOf(Memory.Contradicted.class);
            if (answer instanceof Memory.Sendable safe) {
                sent.set(new Sent(
                        maker.shown(delivered, counted, new ProtectedTable(counted.table(), safe.statuses())),
                        safe.beside(),
                        safe.remembered()));
            }
            return new TableOutcome.Meaningless(List.of());
        });
        Optional.ofNullable(sent.get()).ifPresent(one -> home.add(new Memory.Earlier(id, one::remembered)));
        return Optional.ofNullable(sent.get());
    }

    SafeTable remade(DeliveredPackage delivered, TableDefinition definition, Sent sent) {
        SchemeId scheme = new SchemeId(delivered.manifest().scheme());
        return ((TableOutcome.Made) world.sluse()
                        .bean(Tables.class)
                        .remake(new TableSource(scheme, delivered.manifest().version(), definition), sent.remembered()))
                .table();
    }

    SafeTable made(TableDefinition definition) {
        return ((TableOutcome.Made) maker.make(world.sluse().delivered(World.LABOUR), definition)).table();
    }

    static TableDefinition persons(List<Grouping> rows, List<Filter> filters) {
        return new TableDefinition("BEF", List.of("202512"), rows, List.of(), COUNT, filters);
    }

    static Grouping by(String variable, boolean groups) {
        return new Grouping(variable, null, groups);
    }

    static Filter aged(List<String> ages) {
        return new Filter("BEF.ALDER", null, ages);
    }

    static List<String> ages(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    /** How many a cell is of. */
    static double units(SafeTable.Cell cell) {
        return cell.count().orElseGet(() -> cell.value().orElseThrow());
    }

    /** In how many categories two tables show figures that differ by one or two. */
    static long few(SafeTable one, SafeTable other) {
        List<String> codes = codes(other);
        return IntStream.range(0, one.cells().size())
                .filter(cell -> {
                    int place = codes.indexOf(codes(one).get(cell));
                    if (place < 0
                            || one.cells().get(cell).status().isHidden()
                            || other.cells().get(place).status().isHidden()) {
                        return false;
                    }
                    double difference =
                            units(one.cells().get(cell)) - units(other.cells().get(place));
                    return difference > 0 && difference < 3;
                })
                .count();
    }

    static List<String> codes(SafeTable table) {
        return codes(table, 0);
    }

    static List<String> codes(SafeTable table, int dimension) {
        return table.dimensions().get(dimension).categories().stream()
                .map(one -> one.depth() + " " + one.code())
                .toList();
    }

    /** A table with groups whose parts are shown as in one table, and whose groups as in another. */
    static SafeTable joined(SafeTable whole, SafeTable parts, SafeTable groups) {
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
