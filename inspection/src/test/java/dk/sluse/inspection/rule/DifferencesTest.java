package dk.sluse.inspection.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.inspection.Inspector;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.content.Policy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two tables tell together that neither tells alone. */
class DifferencesTest {

    private static final String ALL = "age;ill;well\n21-30;20;40\n31-40;45;15\n";
    private static final String MEN = "age;ill;well\n21-30;19;11\n31-40;25;5\n";

    private static List<Piece> pieces(String table) {
        return new Inspector(Policy.USUAL, _ -> true)
                .inspect("table.csv", table.getBytes(StandardCharsets.UTF_8))
                .pieces();
    }

    private static List<Difference> between(String one, String other) {
        return new Differences(3).between(pieces(one), pieces(other));
    }

    @Test
    void tellOneWoman() {
        Place place = Place.part("table 1").cell(2, 2);
        assertThat(between(MEN, ALL)).containsExactly(new Difference(place, 19, place, 20));
        assertThat(between(ALL, MEN)).extracting(Difference::units).containsExactly(1L);
    }

    /** In whatever order its rows and columns stand, and lying on its side. */
    @Test
    void areSeenInAnyForm() {
        assertThat(between("age;well;ill\n31-40;5;25\n21-30;11;19\n", ALL)).hasSize(1);
        assertThat(between("state;21-30;31-40\nill;19;25\nwell;11;5\n", "state;21-30;31-40\nill;20;45\nwell;40;15\n"))
                .hasSize(1);
    }

    @Test
    void areNoneWhereNothingOrMuchIsBetween() {
        assertThat(between(ALL, ALL)).isEmpty();
        assertThat(between(MEN.replace("19", "15"), ALL)).isEmpty();
    }

    /** The same table of another year: some have become more, some fewer. */
    @Test
    void areNoneOfTablesOfWhichNeitherHoldsTheOther() {
        assertThat(between("age;ill;well\n21-30;19;42\n31-40;46;15\n", ALL)).isEmpty();
    }

    /** Rows without anything do not stand in the way. */
    @Test
    void areSeenBesideEmptyRows() {
        Piece.Grid grid = (Piece.Grid) pieces(ALL).stream()
                .filter(Piece.Grid.class::isInstance)
                .findFirst()
                .orElseThrow();
        List<Piece.Row> rows = new ArrayList<>(grid.rows());
        rows.add(2, new Piece.Row(9, List.of(new Piece.Cell(1, " "))));
        Piece with = new Piece.Grid(grid.place(), null, rows);

        assertThat(new Differences(3).between(List.of(with), pieces(MEN))).hasSize(1);
    }

    @Test
    void areNoneOfOtherCounts() {
        assertThat(between("age;dead;alive\n21-30;19;11\n31-40;25;5\n", ALL)).isEmpty();
    }
}
