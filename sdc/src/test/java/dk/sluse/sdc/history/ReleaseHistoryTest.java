package dk.sluse.sdc.history;

import static dk.sluse.sdc.history.Releases.THREE;
import static dk.sluse.sdc.history.Releases.axis;
import static dk.sluse.sdc.history.Releases.release;
import static dk.sluse.sdc.history.Releases.shown;
import static dk.sluse.sdc.history.Releases.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.sdc.Cases;
import dk.sluse.sdc.history.Disclosure.Kind;
import dk.sluse.sdc.history.Release.Axis;
import dk.sluse.sdc.history.ReleaseHistory.Verdict;
import dk.sluse.sdc.rule.Chosen;
import dk.sluse.sdc.rule.EmptyCells;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleaseHistoryTest {

    private static final Hierarchy SEX = Hierarchy.flat("sex", List.of("M", "K"));
    private static final Hierarchy TOWN =
            Hierarchy.grouped("town", Map.of("north", List.of("a", "b", "c"), "south", List.of("d", "e")));
    private static final Hierarchy REGION = Hierarchy.flat("region", List.of("north", "south"));
    private static final Axis REGIONS = new Axis("town", List.of(Set.of(), Set.of("a", "b", "c"), Set.of("d", "e")));

    private final ReleaseHistory history = new ReleaseHistory();

    @Test
    void seesThatTwoTablesDifferByTooFew() {
        Table all = table(Cases.shape(SEX), Map.of("M", 50, "K", 60));
        Table adults = table(Cases.shape(SEX), Map.of("M", 49, "K", 40));
        history.add(release("all", all, Map.of(), axis("sex", SEX)));

        Verdict verdict =
                history.check(release("adults", adults, Map.of("age", Set.of("18-66", "67-")), axis("sex", SEX)));

        assertThat(verdict.disclosures()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.DIFFERENCE);
            assertThat(one)
                    .hasToString(
                            "+ all [sex M] − adults [age 18-66 … 67- (2), sex M] gives persons of [age not 18-66 … 67- (2), sex M]");
        });
    }

    @Test
    void asksNothingOfTablesThatDifferByMany() {
        history.add(release("all", table(Cases.shape(SEX), Map.of("M", 50, "K", 60)), Map.of(), axis("sex", SEX)));

        Table adults = table(Cases.shape(SEX), Map.of("M", 40, "K", 40));
        assertThat(history.check(release("adults", adults, Map.of("age", Set.of("18-")), axis("sex", SEX)))
                        .passes())
                .isTrue();
    }

    @Test
    void seesThatATableShowsWhatAnotherHides() {
        Shape shape = Cases.shape(SEX, TOWN);
        Table first = table(
                shape, Map.of("M/a", 1, "K/a", 20, "M/b", 30, "K/b", 40, "M/d", 50, "K/d", 60, "M/e", 9, "K/e", 8));
        Release hidden = release("first", first, Map.of(), axis("sex", SEX), axis("town", TOWN));
        history.add(hidden);
        ProtectedTable shown = Protector.protect(first, List.of());

        Verdict verdict = history.check(new Release(
                "second", "BEF", shown, hidden.axes(), Map.of(), List.of("persons"), THREE, new BitSet(), 0));

        assertThat(verdict.disclosures()).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Kind.COMPUTED);
            assertThat(one).hasToString("+ second [sex M, town a] gives persons of [sex M, town a]");
        });
    }

    /** The margin that one table leaves out stands in the other. */
    @Test
    void takesSumsBetweenTablesStepByStep() {
        Hierarchy towns = Hierarchy.flat("town", List.of("a", "b", "c"));
        Table first = table(Cases.shape(towns), Map.of("a", 1, "b", 30, "c", 40));
        BitSet total = new BitSet();
        total.set(0);
        ProtectedTable bare =
                Protector.protect(first, THREE, Protection.USUAL.withWeights(new double[] {0.001, 1, 9, 9}));
        assertThat(shown(bare)).containsExactlyInAnyOrder("b", "c");
        history.add(new Release(
                "towns", "BEF", bare, List.of(axis("town", towns)), Map.of(), List.of("persons"), THREE, total, 0));

        Table second = table(Cases.shape(SEX), Map.of("M", 35, "K", 36));
        Verdict verdict = history.check(release("sexes", second, Map.of(), axis("sex", SEX)));

        assertThat(verdict.disclosures())
                .filteredOn(one -> one.kind() == Kind.COMPUTED)
                .singleElement()
                .satisfies(one -> assertThat(one.attack())
                        .extracting(term -> term.factor() + " " + term.release() + " " + term.cell())
                        .containsExactlyInAnyOrder("1 sexes all", "-1 towns town b", "-1 towns town c"));
    }

    @Test
    void addsTownsUpToTheRegionsOfAnotherTable() {
        Hierarchy north = Hierarchy.flat("town", List.of("a", "b", "c"));
        Table towns = table(Cases.shape(north), Map.of("a", 2, "b", 30, "c", 40));
        BitSet total = new BitSet();
        total.set(0);
        ProtectedTable bare =
                Protector.protect(towns, THREE, Protection.USUAL.withWeights(new double[] {0.001, 1, 9, 9}));
        history.add(new Release(
                "towns",
                "BEF",
                bare,
                List.of(Axis.of("town", north, false)),
                Map.of(),
                List.of("persons"),
                THREE,
                total,
                0));

        Table regions = table(Cases.shape(REGION), Map.of("north", 72, "south", 80));
        Verdict verdict = history.check(release("regions", regions, Map.of(), REGIONS));

        assertThat(verdict.disclosures()).extracting(Disclosure::kind).contains(Kind.COMPUTED);
        assertThat(verdict.disclosures().getFirst().about()).hasToString("town a");
    }

    /** No difference of two figures tells a number; half of two less a third does. */
    @Test
    void boundsWhatAllSumsTogetherLeave() {
        Hierarchy towns = Hierarchy.withoutTotal("town", List.of("a", "b", "c"));
        Table first = table(Cases.shape(towns), Map.of("a", 20, "b", 2, "c", 30));
        List<SafetyRule> rules = List.of(new MinimumFrequency(3), new Chosen(BitSet.valueOf(new long[] {0b111})));
        history.add(new Release(
                "towns",
                "BEF",
                Protector.protect(first, rules),
                List.of(Axis.of("town", towns, false)),
                Map.of(),
                List.of("persons"),
                rules,
                new BitSet(),
                0));
        assertThat(history.add(pair("ab", 22)).passes()).isTrue();
        assertThat(history.add(pair("bc", 32)).passes()).isTrue();

        Verdict verdict = history.check(pair("ac", 50));

        assertThat(verdict.disclosures()).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Kind.COMBINATION);
            assertThat(one.about()).hasToString("town b");
            assertThat(one.attack()).extracting(Disclosure.Term::release).contains("ab", "bc", "ac");
        });
    }

    /** A table of one figure: two towns together. */
    private static Release pair(String towns, int count) {
        Hierarchy one = Hierarchy.withoutTotal("town", List.of(towns));
        return new Release(
                towns,
                "BEF",
                Protector.protect(table(Cases.shape(one), Map.of(towns, count)), THREE),
                List.of(new Axis("town", List.of(Set.of(towns.substring(0, 1), towns.substring(1))))),
                Map.of(),
                List.of("persons"),
                THREE,
                new BitSet(),
                0);
    }

    @Test
    void hidesALittleMoreUntilNothingIsTold() {
        Shape shape = Cases.shape(SEX, TOWN);
        Table first = table(
                shape,
                Map.of("M/a", 1, "K/a", 20, "M/b", 30, "K/b", 40, "M/d", 50, "K/d", 60, "M/e", 9, "K/e", 8, "M/c", 11));
        history.add(release("first", first, Map.of(), axis("sex", SEX), axis("town", TOWN)));
        Table adults = table(
                shape,
                Map.of("M/a", 1, "K/a", 18, "M/b", 30, "K/b", 39, "M/d", 40, "K/d", 60, "M/e", 9, "K/e", 7, "M/c", 11));
        Release second = release("adults", adults, Map.of("age", Set.of("18-")), axis("sex", SEX), axis("town", TOWN));
        assertThat(history.check(second).passes()).isFalse();

        Release healed = history.protect(second, Protection.USUAL).orElseThrow();

        assertThat(history.check(healed).passes()).isTrue();
        assertThat(shown(healed.table())).hasSizeGreaterThan(4).doesNotContain("K/b", "K/e", "K/south");
    }

    /** Nobody being somewhere is a figure too, where a rule says that it may not be told. */
    @Test
    void seesThatATableShowsAnEmptyCellThatAnotherHides() {
        Table table = table(Cases.shape(SEX, TOWN), Map.of("M/a", 20, "K/a", 30, "M/b", 40, "K/b", 50, "K/c", 9));
        List<SafetyRule> rules = List.of(new EmptyCells());
        Release hidden = new Release(
                "first",
                "BEF",
                Protector.protect(table, rules),
                List.of(axis("sex", SEX), axis("town", TOWN)),
                Map.of(),
                List.of("persons"),
                rules,
                new BitSet(),
                0);
        assertThat(history.add(hidden).passes()).isTrue();

        Verdict verdict = history.check(release("second", table, Map.of(), axis("sex", SEX), axis("town", TOWN)));

        assertThat(verdict.disclosures())
                .extracting(Disclosure::toString)
                .contains("+ second [sex M, town c] gives persons of [sex M, town c]");
    }

    @Test
    void remembersOnlyWhatItIsTold() {
        Release all = release("all", table(Cases.shape(SEX), Map.of("M", 50, "K", 60)), Map.of(), axis("sex", SEX));
        Release adults = release(
                "adults",
                table(Cases.shape(SEX), Map.of("M", 49, "K", 40)),
                Map.of("age", Set.of("18-")),
                axis("sex", SEX));

        history.check(all);
        assertThat(history.size()).isZero();
        assertThat(history.add(adults).passes()).isTrue();
        assertThat(history.check(all).passes()).isFalse();
        assertThat(history.check(all).passes()).isFalse();
        assertThat(history.size()).isOne();
    }

    @Test
    void refusesAnotherVersionOfTheSameFigures() {
        history.add(release("a", table(Cases.shape(SEX), Map.of("M", 50, "K", 60)), Map.of(), axis("sex", SEX)));
        Release revised = release("b", table(Cases.shape(SEX), Map.of("M", 51, "K", 60)), Map.of(), axis("sex", SEX));

        assertThatThrownBy(() -> history.check(revised)).hasMessageContaining("another version of the data");
    }
}
