package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.catalogue.search.CatalogueSearch;
import dk.sluse.catalogue.search.Descriptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    private static final Path REAL = Path.of("..", "..", "shared", "domain", "registers_variables.tsv");
    private static final String DESCRIBED = """
            register\tvariable\tlabel\tlabel_en\tfirst\tlast
            VANDMAAL\tMAALERNR\tVandmålerens nummer\tNumber of the water meter\t2008\t2019
            VANDMAAL\tFORBRUG_M3\tForbrug af vand i kubikmeter\t\t2008\t2023
            VANDMAAL\tUDEN\t\t\t\t
            """;

    private final Installation sluse = World.shared().sluse();
    private final CatalogueSearch search = sluse.bean(CatalogueSearch.class);

    @TempDir
    Path folder;

    @BeforeEach
    void describe() throws IOException {
        assertThat(take(DESCRIBED)).isEmpty();
    }

    private List<String> take(String text) throws IOException {
        Path file = folder.resolve("described.tsv");
        Files.writeString(file, text);
        return sluse.bean(Descriptions.class).take(file, "system:test");
    }

    private String first(String question) {
        return search.find(question, 50).stream()
                .map(entry -> entry.register() + "." + entry.variable() + "." + entry.code())
                .findFirst()
                .orElse("");
    }

    @Test
    void findsByNameFormPartAndNearly() {
        assertThat(first("bef")).isEqualTo("BEF..");
        assertThat(first("forbrug_m3")).isEqualTo("VANDMAAL.FORBRUG_M3.");
        assertThat(first("vandmåleres numre")).as("other forms of the words").isEqualTo("VANDMAAL.MAALERNR.");
        assertThat(first("water meters")).as("in English").isEqualTo("VANDMAAL.MAALERNR.");
        assertThat(first("kubikm")).as("while it is typed").isEqualTo("VANDMAAL.FORBRUG_M3.");
        assertThat(first("vandmålrens")).as("misspelled").isEqualTo("VANDMAAL.MAALERNR.");
        assertThat(search.find("gift", 50))
                .as("a code")
                .anySatisfy(entry -> assertThat(entry)
                        .returns(CatalogueSearch.Kind.CODE, CatalogueSearch.Entry::kind)
                        .returns("CIVST", CatalogueSearch.Entry::variable));
        assertThat(search.find("", 50)).isEmpty();
        assertThat(search.find("%_'\\", 50)).isEmpty();
    }

    @Test
    void tellsWhatHasNoLabel() {
        assertThat(search.registers())
                .anySatisfy(one -> assertThat(one)
                        .returns("VANDMAAL", summary -> summary.register().register())
                        .returns(3, CatalogueSearch.Summary::variables)
                        .returns(1, CatalogueSearch.Summary::untitled));
    }

    @Test
    void takesADescriptionWhollyOrNotAtAll() throws IOException {
        assertThat(take("register,variable\nX,Y\n")).containsExactly("the header has no label");
        assertThat(take("register;variable;label;first;last\nNYT;A;a;2010;2001\nNYT;B;b;x;\nN T;C;c;;\nNYT;B;b;;\n"))
                .containsExactly(
                        "line 2: first and last are years or months, the first not after the last",
                        "line 3: first and last are years or months, the first not after the last",
                        "line 4: register and variable are names of letters, digits and _",
                        "line 5: the variable stands in line 3 too");
        assertThat(search.register("NYT")).isEmpty();
        assertThat(sluse.bean(Descriptions.class).take(folder.resolve("none.tsv"), "system:test"))
                .containsExactly("there is no such file");
    }

    @Test
    void showsEverybodyWhoIsSignedInWhatThereIs() {
        Visitor hans = World.shared().as("hans");

        assertThat(hans.get("/catalogue").body()).contains("VANDMAAL", "BEF");
        assertThat(hans.get("/catalogue?q=vandm%C3%A5ler").body()).contains("/catalogue/VANDMAAL/MAALERNR");
        assertThat(hans.get("/catalogue?q=%3Cscript%3E").body()).doesNotContain("<script>alert", "“<script>”");
        assertThat(hans.get("/catalogue/VANDMAAL").body()).contains("FORBRUG_M3");
        assertThat(hans.get("/catalogue/VANDMAAL/MAALERNR").body()).contains("2008–2019");
        assertThat(hans.get("/catalogue/BEF/KOM").body()).contains("Fredericia", "<svg class=\"sluse-coverage\"");
        assertThat(hans.get("/catalogue/BEF/NONE").statusCode()).isEqualTo(404);
        assertThat(sluse.visitor().get("/catalogue").headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/sign-in"));
    }

    /** 5,157 variables of 90 registers as they are published. */
    @Test
    void holdsFindsAndShowsTheRealCatalogue() throws IOException {
        Assumptions.assumeTrue(
                Files.isRegularFile(REAL), "NOT RUN: the real catalogue does not lie beside this checkout");
        assertThat(sluse.bean(Descriptions.class).take(REAL, "system:test")).isEmpty();

        List<String[]> lines = Files.readAllLines(REAL).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
        assertThat(lines).hasSize(5157);
        for (String[] line : lines) {
            assertThat(search.find(line[1], 200))
                    .as(line[0] + "." + line[1])
                    .anyMatch(entry -> entry.variable().equals(line[1]));
        }
        Set<String> registers = lines.stream().map(line -> line[0]).collect(Collectors.toSet());
        Visitor anna = World.shared().as("anna");
        for (String register : registers) {
            String page = anna.get("/catalogue/" + register).body();
            lines.stream()
                    .filter(line -> line[0].equals(register))
                    .forEach(line -> assertThat(page).contains("/catalogue/" + register + "/" + line[1] + "\""));
        }
        assertThat(anna.get("/catalogue/AEFV/ALDER_ULT").body()).contains("Alder ultimo året", "2008–2023");
    }
}
