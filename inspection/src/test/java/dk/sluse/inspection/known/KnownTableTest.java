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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownTableTest {

    private static final int THRESHOLD = 3;

    private static List<Category> towns(int first) {
        return List.of(
                Category.of(List.of("I alt", "Total"), true),
                Category.of(List.of(Integer.toString(first), "Hals"), false),
                Category.of(List.of(Integer.toString(first + 1), "Skive by", "Skive town"), false));
    }

    private static final List<Category> SEXES = List.of(
            Category.of(List.of("I alt", "Total"), true),
            Category.of(List.of("1", "Mænd", "Men"), false),
            Category.of(List.of("2", "Kvinder", "Women"), false));

    private static final KnownTable TOWNS = towns();

    /** Men and women of two towns in 2025: 30 and 40 in Hals, 50 and 61 in Skive; all of Hals, 70, is hidden. */
    private static KnownTable towns() {
        return table(List.of(towns(101), SEXES), new long[][] {{181, 80, 101}, {-70, 30, 40}, {111, 50, 61}});
    }

    /** @param counts below zero where they are hidden */
    private static KnownTable table(List<List<Category>> groupings, long[][] counts) {
        Map<List<Integer>, Known> known = new HashMap<>();
        for (int one = 0; one < counts.length; one++) {
            for (int other = 0; other < counts[one].length; other++) {
                long count = counts[one][other];
                known.put(
                        List.of(one, other),
                        new Known(new Place("BEF", one + "/" + other), Math.abs(count), count < 0));
            }
        }
        return new KnownTable("202512", groupings, known);
    }

    private static List<String> told(String text) {
        return told(TOWNS, text);
    }

    private static List<String> told(KnownTable table, String text) {
        List<Piece> pieces = new Inspector(Policy.USUAL, _ -> true)
                .inspect("table.csv", text.getBytes(StandardCharsets.UTF_8))
                .pieces();
        return table.toldBy(new FileCounts(pieces), THRESHOLD).stream()
                .map(Told::difference)
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
        assertThat(told("by;indkomst\nMænd Hals;31\nMænd Skive by;51\n"))
                .as("amounts")
                .isEmpty();
    }

    /** What the table hides is told by who shows it, also a single one; another count there is none. */
    @Test
    void whatIsHiddenIsNotShownByAFile() {
        assertThat(told("by;antal\nHals;70\n")).containsExactly("B2=70 1/0=70");
        assertThat(told("by;antal\nHals;68\n")).isEmpty();
    }

    /** Other columns, other tables of the file and notes of a row do not stand in the way. */
    @Test
    void whatStandsBesideDoesNotHideIt() {
        assertThat(told("by;køn;antal;heraf syge\nHals;Kvinder;41;20\nSkive by;Kvinder;61;25\n"))
                .contains("C2=41 1/2=40");
        assertThat(told("""
                        by;køn;hvem;antal
                        Hals;Kvinder;alle;41
                        Hals;Kvinder;syge;20
                        Skive by;Kvinder;alle;61
                        Skive by;Kvinder;syge;25
                        """)).contains("D2=41 1/2=40");
        assertThat(told("by;køn;antal\nHals;Kvinder;41\n\nby;køn;antal\nSkive by;Kvinder;61\n"))
                .containsExactly("C2=41 1/2=40");
        assertThat(told("by;køn;note;antal\nHals;Kvinder;en;41\nSkive by;Kvinder;to;61\n"))
                .containsExactly("D2=41 1/2=40");
        assertThat(told("by;gns. alder;kvinder\nHals;41.2;39\nSkive by;38.1;61\n"))
                .as("a mean names no code")
                .containsExactly("C2=39 1/2=40");
    }

    /** Codes that two groupings have are of the one that they are most of. */
    @Test
    void codesAreThoseOfTheirColumn() {
        List<Category> ages = new ArrayList<>(List.of(Category.of(List.of("I alt"), true)));
        long[][] counts = new long[60][3];
        for (int age = 1; age < 60; age++) {
            ages.add(Category.of(List.of(Integer.toString(age)), false));
            counts[age] = new long[] {201 + 2 * age, 100 + age, 101 + age};
        }
        StringBuilder text = new StringBuilder("alder;koen;antal\n");
        for (int age = 1; age < 30; age++) {
            text.append(age + ";1;" + (100 + age) + "\n" + age + ";2;" + (101 + age - (age == 7 ? 2 : 0)) + "\n");
        }
        assertThat(told(table(List.of(ages, SEXES), counts), text.toString())).containsExactly("C15=106 7/2=108");
    }

    /** The labels of everyday tables: "Mænd i alt" are men; a part that has the number of a hidden cell by chance is none. */
    @Test
    void everydayTables() {
        assertThat(told("by;mænd i alt;kvinder i alt\nHals;30;39\nSkive by;50;61\n"))
                .containsExactly("C2=39 1/2=40");
        KnownTable hiding =
                table(List.of(towns(101), SEXES), new long[][] {{181, 80, 101}, {70, -30, -40}, {111, 50, 61}});
        assertThat(told(hiding, "by;køn;syge;antal\nHals;Mænd;ja;30\nHals;Mænd;nej;900\nSkive by;Mænd;ja;12\n"))
                .isEmpty();
        assertThat(told(hiding, "by;køn;antal\nHals;Mænd;30\nSkive by;Mænd;50\n"))
                .containsExactly("C2=30 1/1=30");
        assertThat(told("kom;koen;n\n101.0;1.0;30\n101.0;2.0;39\n102.0;1.0;50\n102.0;2.0;61\n"))
                .containsExactly("C3=39 1/2=40");
    }

    /** Where two groupings have the same categories nobody can tell which is which: nothing is said of the same table. */
    @Test
    void groupingsOfTheSameCategoriesAreToldApartOrNotAtAll() {
        List<Category> yes = List.of(
                Category.of(List.of("I alt"), true),
                Category.of(List.of("Ja"), false),
                Category.of(List.of("Nej"), false));
        KnownTable married = table(List.of(yes, yes), new long[][] {{200, 100, 100}, {81, 40, 41}, {119, 60, 59}});
        assertThat(told(married, "gift;ledig;antal\nJa;Ja;40\nJa;Nej;41\nNej;Ja;60\nNej;Nej;59\n"))
                .isEmpty();
    }

    /** A count of another year is another one; one of no year may be of each. */
    @Test
    void yearsAreToldApart() {
        assertThat(told("Befolkningen 1. januar 2026;;\nby;køn;antal\nHals;Kvinder;39\nSkive by;Kvinder;61\n"))
                .as("the end of the year before")
                .containsExactly("C3=39 1/2=40");
        assertThat(told("Efter reformen 2007, i 2025;;\nby;køn;antal\nHals;Kvinder;39\nSkive by;Kvinder;61\n"))
                .containsExactly("C3=39 1/2=40");
        assertThat(told("by;køn;2024\nHals;Kvinder;39\nSkive by;Kvinder;60\n")).isEmpty();
        assertThat(told("år;by;køn;antal\n2024;Hals;Kvinder;39\n2025;Skive by;Kvinder;61\n2025;Hals;Kvinder;38\n"))
                .containsExactly("D4=38 1/2=40");
        assertThat(told("Befolkning 2025;;\nby;køn;antal\nHals;Kvinder;39\nSkive by;Kvinder;61\n"))
                .containsExactly("C3=39 1/2=40");
        assertThat(told("Befolkning 2024;;\nby;køn;antal\nHals;Kvinder;39\nSkive by;Kvinder;61\n"))
                .isEmpty();
    }
}
