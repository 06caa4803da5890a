package dk.sluse.tabulation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.World;
import dk.sluse.catalogue.CodeList;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.sdc.table.Measure;
import dk.sluse.tabulation.TableDefinition.Filter;
import dk.sluse.tabulation.TableDefinition.Grouping;
import dk.sluse.tabulation.TableDefinition.Quantity;
import dk.sluse.tabulation.TableDefinition.Quantity.Kind;
import dk.sluse.tabulation.memory.Beside;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of real definitions beside those that an authority has, against somebody who has them all. */
class MemoryTest extends TablesAtHome {

    private static final int DEFINITIONS = Boolean.getBoolean("sluse.all") ? 44 : 20;
    private static final int MOST_NESTED = Boolean.getBoolean("sluse.all") ? 90 : 86;

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
                assertThat(remade(delivered, definition, sent).cells())
                        .isEqualTo(sent.table().cells());
            });
        }
        assertThat(home).hasSizeGreaterThan(DEFINITIONS / 3);
    }

    /** Means show how many they are of: that is a count like any other, whatever is averaged and however it is called. */
    @ParameterizedTest
    @CsvSource({"COUNT,,MEAN,BEF.ANTPERSF", "MEAN,BEF.ANTPERSF,MEAN,ANTBOERNF", "MEAN,BEF.ANTPERSF,MEAN,ANTPERSF"})
    void whatMeansAreOfIsACount(Kind one, String averaged, Kind other, String alsoAveraged) {
        List<String> ages = IntStream.range(0, 106)
                .filter(age -> age != 80)
                .mapToObj(Integer::toString)
                .toList();
        SafeTable first =
                send("first", persons(new Quantity(one, averaged), List.of())).orElseThrow();
        TableDefinition most = persons(new Quantity(other, alsoAveraged), List.of(aged(ages)));
        assertThat(few(first, made(most))).isPositive();

        assertThat(few(first, send("second", most).orElseThrow())).isZero();
    }

    /** Rows that are no units: sums and means of jobs are compared, and tell nobody's few jobs, whatever was grouped by before. */
    @Test
    void jobsOfFewPersonsAreNotTold() {
        Quantity wages = new Quantity(Kind.MEAN, "IDAN.JOBLON");
        assertThat(send("kinds", jobs("IDAN.JOBKAT", wages, List.of()))).isPresent();
        SafeTable first = send("all", jobs("IDAN.ARBKOM", wages, List.of())).orElseThrow();
        List<String> kinds =
                world.sluse().delivered(World.LABOUR).manifest().codeList("JOBKAT").orElseThrow().codes().stream()
                        .map(CodeList.Code::code)
                        .filter(code -> !code.equals("2"))
                        .distinct()
                        .toList();
        TableDefinition most = jobs("IDAN.ARBKOM", wages, List.of(new Filter("IDAN.JOBKAT", null, kinds)));
        assertThat(few(first, made(most))).isPositive();

        Optional<SafeTable> second = send("most", most);

        assertThat(second.map(table -> few(first, table)).orElse(0L)).isZero();
    }

    /** A table without anything at home before it goes home as it is, whatever the history would say of it. */
    @Test
    void theFirstOneIsAsItIs() {
        List<String> some = IntStream.range(0, 10)
                .map(decade -> 5 + 10 * decade)
                .mapToObj(Integer::toString)
                .toList();
        TableDefinition definition = persons(List.of(by("BEF.ALDER", false), by("BEF.KOM", true)), List.of(aged(some)));
        assertThat(send("first", definition).orElseThrow().cells())
                .isEqualTo(made(definition).cells());
    }

    /** Men, women and both: who has them knows that nobody is neither, whatever other tables there were. */
    @Test
    void nobodyIsNeitherManNorWoman() {
        assertThat(send("sexes", persons(List.of(by("BEF.KOEN", false)), List.of())))
                .isPresent();
        for (int age = 84; age <= MOST_NESTED; age += 2) {
            List<Filter> old = List.of(aged(ages(age, 106)));
            String from = " from " + age;
            Optional<SafeTable> men = send("men" + from, persons(List.of(by("BEF.KOM", false)), and(old, "1")));
            Optional<SafeTable> women = send("women" + from, persons(List.of(by("BEF.KOM", false)), and(old, "2")));
            Optional<SafeTable> both = send("both" + from, persons(List.of(by("BEF.KOM", false)), old));
            if (men.isPresent() && women.isPresent() && both.isPresent()) {
                SafeTable whole = made(persons(List.of(by("BEF.KOEN", false), by("BEF.KOM", false)), old));
                assertThat(TableAttack.computable(
                                bySex(whole, both.get(), men.get(), women.get()), Measure.Kind.FREQUENCY))
                        .as("from %s", age)
                        .isEmpty();
            }
        }
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
}
