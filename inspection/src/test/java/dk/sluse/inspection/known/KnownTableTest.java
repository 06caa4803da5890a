package dk.sluse.inspection.known;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.inspection.Inspector;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.content.Policy;
import dk.sluse.inspection.known.KnownTable.Category;
import dk.sluse.inspection.known.KnownTable.Known;
import dk.sluse.inspection.rule.Difference;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownTableTest {

    private static final int THRESHOLD = 3;

    private static final KnownTable TOWNS = towns();

    /** Men and women of two towns: 30 and 40 in Hals, 50 and 61 in Skive; all of Hals is hidden. */
    private static KnownTable towns() {
        List<Category> towns = List.of(
                Category.of(List.of("I alt", "Total"), true),
                Category.of(List.of("101", "Hals"), false),
                Category.of(List.of("102", "Skive by", "Skive town"), false));
        List<Category> sexes = List.of(
                Category.of(List.of("I alt", "Total"), true),
                Category.of(List.of("1", "Mænd", "Men"), false),
                Category.of(List.of("2", "Kvinder", "Women"), false));
        long[][] counts = {{181, 80, 101}, {-1, 30, 40}, {111, 50, 61}};
        Map<List<Integer>, Known> known = new HashMap<>();
        for (int town = 0; town < counts.length; town++) {
            for (int sex = 0; sex < counts[town].length; sex++) {
                if (counts[town][sex] >= 0) {
                    known.put(List.of(town, sex), new Known(new Place("BEF", town + "/" + sex), counts[town][sex]));
                }
            }
        }
        return new KnownTable(List.of(towns, sexes), known);
    }

    private static List<String> told(String text) {
        List<Piece> pieces = new Inspector(Policy.USUAL, _ -> true)
                .inspect("table.csv", text.getBytes(StandardCharsets.UTF_8))
                .pieces();
        return TOWNS.toldBy(pieces, THRESHOLD).stream()
                .map(KnownTableTest::words)
                .toList();
    }

    private static String words(Difference one) {
        return one.place().spot() + "=" + one.value() + " " + one.other().spot() + "=" + one.otherValue();
    }

    @Test
    void formAndWordsMayBeOthers() {
        assertThat(told("town;men;women\nHals;30;39\nSkive town;50;61\n")).containsExactly("C2=39 1/2=40");
        assertThat(told("sex;Hals;Skive by\nKvinder;38;60\nMænd;30;50\n"))
                .containsExactlyInAnyOrder("B2=38 1/2=40", "C2=60 2/2=61");
        assertThat(told("kom;koen;n\n101;1;30\n101;2;39\n102;1;50\n102;2;61\n")).containsExactly("C3=39 1/2=40");
        assertThat(told("køn;antal\nMænd, Hals;30\nKvinder i Skive by;62\n")).containsExactly("B3=62 2/2=61");
    }

    /** What a file does not name is all of it; what it names beside that is a part. */
    @Test
    void totalsAndPartsAreCounts() {
        assertThat(told("køn;antal\nMænd;80\nKvinder;100\n")).containsExactly("B3=100 0/2=101");
        assertThat(told("køn;syge\nMænd i Skive by;49\nKvinder i Skive by;20\n"))
                .containsExactly("B2=49 2/1=50");
        assertThat(told("køn;antal\nI alt;180\nMænd;80\n")).containsExactly("B2=180 0/0=181");
    }

    @Test
    void nothingIsToldByOtherTables() {
        assertThat(told("town;men;women\nHals;30;40\nSkive by;50;61\n")).isEmpty();
        assertThat(told("town;men;women\nHals;31;39\nSkive by;50;61\n"))
                .as("nowhere lower or nowhere higher")
                .isEmpty();
        assertThat(told("town;men;women\nNibe;29;39\nHobro;49;60\n"))
                .as("of two towns that are not in the table, all are taken for the total")
                .isEmpty();
        assertThat(told("town;all\nHals;70\nSkive by;111\n"))
                .as("what is hidden")
                .isEmpty();
        assertThat(told("by;indkomst\nMænd Hals;31\nMænd Skive by;51\n"))
                .as("amounts")
                .isEmpty();
    }
}
