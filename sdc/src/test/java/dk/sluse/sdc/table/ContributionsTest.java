package dk.sluse.sdc.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.PercentRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContributionsTest {

    private static final Shape BRANCHES = new Shape(List.of(Hierarchy.flat("branch", List.of("x", "y"))));

    private static int branch(String code) {
        return BRANCHES.dimensions().getFirst().indexOf(code);
    }

    private static List<Double> largest(Table table, int cell) {
        return table.measures().getFirst().largest().stream()
                .map(one -> one[cell])
                .toList();
    }

    @Test
    void addsUpEachUnitInEveryTotal() {
        Contributions contributions = new Contributions(BRANCHES, Measure.Kind.NON_NEGATIVE, 2);
        contributions.add(branch("x"), "A", 50, 1);
        contributions.add(branch("x"), "B", 20, 1);
        contributions.add(branch("y"), "B", 40, 1);
        contributions.add(branch("x"), "A", 5, 1);
        contributions.add(branch("y"), 7);

        Table table = contributions.table();

        assertThat(table.units()).containsExactly(3, 2, 2);
        assertThat(table.measures().getFirst().values()).containsExactly(122, 75, 47);
        assertThat(largest(table, branch("x"))).containsExactly(55.0, 20.0);
        assertThat(largest(table, branch("y"))).containsExactly(40.0, 7.0);
        // A holding is one contributor to the total too: B has 60 there, more than A.
        assertThat(largest(table, 0)).containsExactly(60.0, 55.0);
    }

    @Test
    void ranksLossesByTheirSize() {
        Contributions contributions = new Contributions(BRANCHES, Measure.Kind.ANY_SIGN, 2);
        contributions.add(branch("x"), "A", -90, 1);
        contributions.add(branch("x"), "B", 10, 1);
        contributions.add(branch("x"), "A", 20, 1);

        assertThat(largest(contributions.table(), branch("x"))).containsExactly(70.0, 10.0);
    }

    /** Contributions 100 and 10 with weights 4 and 7 make 470, as if of four contributors of 100 and seven of 10. */
    @Test
    void takesAWeightForSoManyContributors() {
        Contributions contributions = new Contributions(BRANCHES, Measure.Kind.NON_NEGATIVE, 5);
        contributions.add(branch("x"), "A", 100, 4);
        contributions.add(branch("x"), "B", 10, 7);

        Table table = contributions.table();

        assertThat(table.measures().getFirst().values()[branch("x")]).isEqualTo(470);
        assertThat(table.units()[branch("x")]).isEqualTo(11);
        assertThat(largest(table, branch("x"))).containsExactly(100.0, 100.0, 100.0, 100.0, 10.0);
        assertThat(new DominanceRule(1, 50).unsafe(table, branch("x"))).isFalse();
        assertThat(new DominanceRule(3, 60).unsafe(table, branch("x"))).isTrue();
        assertThat(new PercentRule(10).unsafe(table, branch("x"))).isFalse();
    }

    @Test
    void fillsUpWhatIsLeftOfAWeightWithTheNext() {
        Contributions contributions = new Contributions(BRANCHES, Measure.Kind.NON_NEGATIVE, 3);
        contributions.add(branch("x"), "B", 10, 1.5);
        contributions.add(branch("x"), "A", 100, 1.5);

        Table table = contributions.table();

        assertThat(largest(table, branch("x"))).containsExactly(100.0, 55.0, 10.0);
        assertThat(table.units()[branch("x")]).isEqualTo(3);
    }

    @Test
    void reachesTheGroupsOfLinkedHierarchies() {
        Hierarchy towns = Hierarchy.grouped("town", Map.of("north", List.of("a", "b")));
        List<Hierarchy.Node> nodes = new ArrayList<>(towns.nodes());
        nodes.add(new Hierarchy.Node("coast", -1));
        Hierarchy linked =
                new Hierarchy("town", nodes, List.of(new Hierarchy.Sum(nodes.size() - 1, List.of(towns.indexOf("b")))));
        Contributions contributions = new Contributions(new Shape(List.of(linked)), Measure.Kind.NON_NEGATIVE, 1);
        contributions.add(linked.indexOf("b"), 3);
        contributions.add(linked.indexOf("a"), 4);

        Table table = contributions.table();

        assertThat(table.units()[linked.indexOf("coast")]).isEqualTo(1);
        assertThat(table.measures().getFirst().values()[linked.indexOf("TOTAL")])
                .isEqualTo(7);
        assertThat(table.measures().getFirst().values()[linked.indexOf("coast")])
                .isEqualTo(3);
    }

    @Test
    void refusesWhatMakesNoTable() {
        Contributions contributions = new Contributions(BRANCHES, Measure.Kind.NON_NEGATIVE, 1);

        assertThatThrownBy(() -> contributions.add(0, 5)).hasMessageContaining("not the sum of others");
        assertThatThrownBy(() -> contributions.add(branch("x"), "A", 5, 0.5)).hasMessageContaining("not for 0.5");
        assertThatThrownBy(() -> contributions.add(branch("x"), "A", -5, 1)).hasMessageContaining("negative");
    }

    /** Gains and losses of one holding with other weights cancel in its own sum, and not in the table's. */
    @Test
    void ranksWhatAContributorAddsToTheTable() {
        Contributions contributions = new Contributions(BRANCHES, Measure.Kind.ANY_SIGN, 2);
        contributions.add(branch("x"), "A", 100, 1);
        contributions.add(branch("x"), "A", -100, 3);

        Table table = contributions.table();

        assertThat(table.measures().getFirst().values()[branch("x")]).isEqualTo(-200);
        assertThat(largest(table, branch("x"))).containsExactly(200.0, 0.0);
        assertThat(table.units()[branch("x")]).isEqualTo(1);
    }
}
