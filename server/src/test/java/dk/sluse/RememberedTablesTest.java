package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.release.Lock;
import dk.sluse.release.Release;
import dk.sluse.release.Releases;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import dk.sluse.tabulation.SafeTable;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableDefinition.Filter;
import dk.sluse.tabulation.TableDefinition.Grouping;
import dk.sluse.tabulation.TableDefinition.Quantity;
import dk.sluse.tabulation.TableOutcome;
import dk.sluse.tabulation.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an authority has at home counts, whoever of it sends a table, and from whichever of its schemes. */
class RememberedTablesTest {

    private static final Installation SLUSE = World.shared().sluse();
    private static final Map<String, Credentials> CREDENTIALS = new ConcurrentHashMap<>();
    private static final List<String> ISLES = List.of("isle", "skerry", "reef", "atoll");

    @BeforeAll
    static void found() {
        for (String isle : ISLES) {
            SLUSE.organisation(isle, Organisation.Kind.MUNICIPALITY);
            for (String scheme : List.of(isle + "-one", isle + "-two")) {
                SLUSE.scheme(
                        scheme,
                        isle,
                        List.of(new PackageItem("BEF", List.of("KOEN", "KOM", "ALDER"), List.of("202512"), "who")));
                add(scheme + "-ann", Role.ANALYST, isle);
                SLUSE.attach(scheme + "-ann", new SchemeId(scheme));
            }
        }
        add("isle-rolf", Role.RESPONSIBLE, "isle");
        add("isle-olga", Role.RESEARCH_SERVICES, "office");
    }

    private static void add(String id, Role role, String organisation) {
        CREDENTIALS.put(id, SLUSE.person(id, role, organisation));
    }

    private static final TableDefinition ALL = persons(List.of());

    private static TableDefinition allBut(String age) {
        return persons(List.of(new Filter(
                "BEF.ALDER",
                null,
                IntStream.range(0, 121)
                        .mapToObj(Integer::toString)
                        .filter(one -> !one.equals(age))
                        .toList())));
    }

    private static TableDefinition persons(List<Filter> filters) {
        return new TableDefinition(
                "BEF",
                List.of("202512"),
                List.of(new Grouping("BEF.KOM", null, false)),
                List.of(),
                new Quantity(Quantity.Kind.COUNT, null),
                filters);
    }

    /** The second of two tables goes home with less, and everybody is told as much of why as he may know. */
    @Test
    void theSecondTableGoesHomeWithLess() throws IOException {
        Release first = settled(send("isle-one", ALL));
        Release second = settled(send("isle-two", allBut("80")));

        assertThat(few(first, shown("isle-two", allBut("80")))).isPositive();
        assertThat(few(first, csv(second))).isZero();
        String path = "/releases/" + second.id();
        String link = "href=\"/releases/" + first.id() + "\"";
        assertThat(as("isle-two-ann").get(path).body())
                .contains("flere er skjult, end der stod på siden", "BEF, ")
                .doesNotContain(link, "id=\"attacks\"", "=\u00a01<", "=\u00a02<");
        assertThat(as("isle-rolf").get(path).body())
                .contains(link)
                .doesNotContain("id=\"attacks\"", "=\u00a01<", "=\u00a02<");
        assertThat(as("isle-olga").get(path).body())
                .contains(link, "id=\"attacks\"")
                .containsAnyOf("=\u00a01<", "=\u00a02<");
        assertThat(as("isle-one-ann").get(path).statusCode()).isEqualTo(404);
        assertThat(SLUSE.bean(Lock.class)
                        .rerun(SLUSE.person("isle-olga"), second.id())
                        .orElseThrow())
                .hasSize(3)
                .allMatch(Lock.Proof::same);
        AuditEntry sent = SLUSE.bean(AuditTrail.class).newest(60).stream()
                .map(one -> one.entry())
                .filter(one -> one.action().equals("release.sent-home")
                        && one.subject().equals(second.id()))
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(Objects.requireNonNull(sent.details().get("hiddenForEarlier"))))
                .isPositive();
        assertThat(actions(second.id())).contains("isle-olga release.attack-seen");
        look(path);
    }

    private static List<String> actions(String id) {
        return SLUSE.bean(AuditTrail.class).newest(200).stream()
                .map(one -> one.entry())
                .filter(one -> one.subject().equals(id))
                .map(one -> one.actor() + " " + one.action())
                .toList();
    }

    /** What an authority has and nobody can read any more cannot be compared with: nothing goes home. */
    @Tag("heavy")
    @Test
    void nothingGoesHomeBesideWhatIsLost() throws IOException {
        Release first = settled(send("atoll-one", ALL));
        Path file = SLUSE.home().resolve("remembered").resolve(first.id());
        byte[] kept = Files.readAllBytes(file);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("BEF");
        kept[kept.length / 2] ^= 1;
        Files.write(file, kept);

        Release second = settled(send("atoll-two", allBut("80")));

        assertThat(second.state()).isEqualTo(Release.State.REFUSED);
        assertThat(second.refusal()).isEqualTo("FAILED");
        assertThatThrownBy(() -> SLUSE.bean(Lock.class).rerun(SLUSE.person("isle-olga"), first.id()))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static void look(String path) {
        try (Browser browser = Browser.open(SLUSE.port())) {
            Page page = browser.window(1280, 900);
            add("isle-pia", Role.RESEARCH_SERVICES, "office");
            PagesTest.signIn(
                    page,
                    "isle-pia",
                    Objects.requireNonNull(CREDENTIALS.get("isle-pia")),
                    SLUSE.clock().instant());
            for (String language : List.of("da", "en")) {
                PagesTest.switchTo(page, language);
                for (int width : new int[] {1280, 390}) {
                    page.setViewportSize(width, 900);
                    page.navigate(path);
                    page.locator("#attacks summary").click();
                    Browser.look(page, "release-together-" + language + "-" + width);
                }
            }
        }
    }

    /** Both at once: whichever is second goes home with less. */
    @Test
    void twoAtOnceAreOneAfterTheOther() {
        String one = send("skerry-one", ALL);
        String other = send("skerry-two", allBut("80"));
        assertThat(few(settled(one), csv(settled(other)))).isZero();
        assertThat(few(settled(one), shown("skerry-two", allBut("80")))).isPositive();
    }

    /** A table of one figure that would tell about one or two goes nowhere. */
    @Test
    void whatHasNothingLeftIsRefused() {
        TableDefinition ages = new TableDefinition(
                "BEF",
                List.of("202512"),
                List.of(new Grouping("BEF.ALDER", null, false)),
                List.of(),
                ALL.measure(),
                List.of());
        SafeTable table = table("reef-one", ages);
        String rare = IntStream.range(0, table.cells().size())
                .filter(cell -> table.cells().get(cell).status() == SafeTable.Status.TOO_FEW)
                .mapToObj(cell ->
                        table.dimensions().getFirst().categories().get(cell).code())
                .findFirst()
                .orElseThrow();
        TableDefinition everybody =
                new TableDefinition("BEF", List.of("202512"), List.of(), List.of(), ALL.measure(), List.of());
        assertThat(settled(send("reef-one", everybody)).state()).isEqualTo(Release.State.SENT);

        Release refused = settled(send(
                "reef-two",
                new TableDefinition(
                        "BEF",
                        List.of("202512"),
                        List.of(),
                        List.of(),
                        ALL.measure(),
                        allBut(rare).filters())));

        assertThat(refused.state()).isEqualTo(Release.State.REFUSED);
        assertThat(refused.refusal()).isEqualTo("TOLD_TOGETHER");
        assertThat(as("reef-two-ann").get("/releases/" + refused.id()).body())
                .contains("Tabellen blev ikke sendt hjem: sammen med tabeller", "gør dem grovere");
    }

    private static Visitor as(String id) {
        return SLUSE.visitor().signIn(id, Objects.requireNonNull(CREDENTIALS.remove(id)));
    }

    private static String send(String scheme, TableDefinition definition) {
        return ((Lock.Answer.Accepted) SLUSE.bean(Lock.class)
                        .sendHome(SLUSE.person(scheme + "-ann"), new SchemeId(scheme), definition, Locale.of("en")))
                .release();
    }

    private static Release settled(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> SLUSE.bean(Releases.class).find(id).orElseThrow(),
                        release -> release.state() != Release.State.REQUESTED);
    }

    private static SafeTable table(String scheme, TableDefinition definition) {
        return ((TableOutcome.Made)
                        SLUSE.bean(Tables.class).show(SLUSE.person(scheme + "-ann"), new SchemeId(scheme), definition))
                .table();
    }

    private static Map<String, Double> shown(String scheme, TableDefinition definition) {
        SafeTable table = table(scheme, definition);
        Map<String, Double> shown = new HashMap<>();
        for (int cell = 0; cell < table.cells().size(); cell++) {
            String code = table.dimensions().getFirst().categories().get(cell).code();
            table.cells().get(cell).value().ifPresent(value -> shown.put(code, value));
        }
        return shown;
    }

    /** What stands in the file that went home, by municipality. */
    private static Map<String, Double> csv(Release release) {
        String text = new String(
                SLUSE.bean(Lock.class)
                        .fetch(SLUSE.person(release.person().value()), release.id(), "table.csv")
                        .orElseThrow()
                        .content(),
                StandardCharsets.UTF_8);
        Map<String, Double> shown = new HashMap<>();
        text.lines().skip(1).map(line -> line.split(",", -1)).forEach(fields -> {
            if (!fields[fields.length - 2].isEmpty()) {
                shown.put(fields[1], Double.valueOf(fields[fields.length - 2]));
            }
        });
        assertThat(shown).hasSizeGreaterThan(10);
        return shown;
    }

    /** How many municipalities have one or two persons more in a release. */
    private static long few(Release all, Map<String, Double> some) {
        return csv(all).entrySet().stream()
                .filter(one -> some.containsKey(one.getKey()))
                .map(one -> one.getValue() - Objects.requireNonNull(some.get(one.getKey())))
                .filter(difference -> difference > 0 && difference < 3)
                .count();
    }
}
