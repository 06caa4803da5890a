package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.CaseState;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.casework.Casework;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a form that anybody may send to an answer from Consulting, with a real mail server between. */
class FirstContactTest {

    private static final byte[] PDF = "%PDF-1.7\nHow we look after data".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    private static final Mailbox MAIL = new Mailbox();

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Visitor karen;

    @SuppressWarnings("NullAway.Init")
    static Visitor rikke;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home, MAIL.settings());
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("fjord", Organisation.Kind.MUNICIPALITY);
        karen = signedIn("karen", Role.CONSULTING, "office");
        rikke = signedIn("rikke", Role.RESEARCH_SERVICES, "office");
        sluse.person("kaj", Role.CONSULTING, "office");
        sluse.person("carla", Role.CONTACT, "agency");
        sluse.person("finn", Role.CONTACT, "fjord");
    }

    @AfterAll
    static void stop() {
        sluse.close();
        MAIL.close();
    }

    private static Visitor signedIn(String id, Role role, String organisation) {
        return sluse.visitor().signIn(id, sluse.person(id, role, organisation));
    }

    @Test
    void goesFromAFormToAnAnswer() {
        Visitor vera = sluse.visitor();
        assertThat(vera.post("/apply", Mailbox.contact("vera@vand.example", "AGENCY", "17150413"), "/apply")
                        .body())
                .contains("vera@vand.example");
        String link = MAIL.linkTo("vera@vand.example");

        assertThat(Visitor.location(Mailbox.accept(
                        vera,
                        link,
                        Mailbox.PASSWORD,
                        Mailbox.PASSWORD,
                        sluse.clock().instant())))
                .endsWith("/");
        assertThat(vera.get("/").headers().firstValue("location").orElse("")).endsWith("/cases");
        String page = vera.post("/cases", Map.of(), "/cases")
                .headers()
                .firstValue("location")
                .orElseThrow()
                .replaceAll("https?://[^/]+", "");
        CaseId id = new CaseId(page.substring("/cases/".length()));

        assertThat(write(vera, page, 1, "Vandplanlægning", true)).endsWith("?refused=INCOMPLETE");
        assertThat(vera.get(page).body()).contains("Vandplanlægning");
        upload(vera, page, "not a document".getBytes(StandardCharsets.US_ASCII), "DOCUMENT");
        upload(vera, page, PDF, "");
        assertThat(karen.get(page).statusCode()).isEqualTo(404);
        assertThat(karen.get("/cases").body()).doesNotContain(id.value());
        assertThat(write(vera, page, the(id).version(), "Vandplanlægning", true))
                .endsWith(page);
        assertThat(the(id).state()).isEqualTo(CaseState.SUBMITTED);
        assertThat(the(id).due()).isNotNull();

        isReturnedOnce(vera, page, id);
        assertThat(MAIL.newestTo("vera@vand.example")).contains(page).doesNotContain("paragraf", "Vand og");
        assertThat(act(karen, page, "FIND_ELIGIBLE", "Opgaven følger af loven")).endsWith(page);
        assertThat(the(id).state()).isEqualTo(CaseState.CONTENT);
        assertThat(sluse.visitor().get("/about").body()).contains("Hos Consulting");
    }

    private static void isReturnedOnce(Visitor vera, String page, CaseId id) {
        assertThat(karen.get("/cases?show=CONSULTING").body()).contains(id.value(), "Styrelsen for Vand");
        assertThat(karen.get(page).body()).contains("vera@vand.example");
        assertThat(Visitor.location(karen.post(page + "/actions", Map.of("action", "CLAIM", "version", "1"), page)))
                .endsWith("WRONG_STATE");
        assertThat(karen.get(page + "/security").body()).startsWith("%PDF-1.7");
        assertThat(act(karen, page, "RETURN", "")).endsWith("REASON_MISSING");
        assertThat(act(karen, page, "CLAIM", "")).endsWith(page);
        comment(karen, page, "Ring til juristen", true);
        comment(karen, page, "Vi ser på det", false);
        assertThat(act(karen, page, "RETURN", "Hvilken paragraf?")).endsWith(page);
        assertThat(vera.get(page).body())
                .contains("Hvilken paragraf?", "Vi ser på det")
                .doesNotContain("Ring til juristen");

        assertThat(write(vera, page, the(id).version(), "Vandplanlægning efter § 7", true))
                .endsWith(page);
    }

    private static Case the(CaseId id) {
        return sluse.bean(Cases.class).find(id).orElseThrow();
    }

    private static String write(Visitor visitor, String page, int version, String task, boolean submit) {
        return Visitor.location(visitor.post(
                page + "/application",
                Map.of(
                        "version", String.valueOf(version),
                        "task", task,
                        "legalBasis", "Lov om vand § 7",
                        "head", "Helle Dam",
                        "analysts", "2",
                        "environment", "Analyse siden 2009",
                        "submit", String.valueOf(submit)),
                page));
    }

    private static void upload(Visitor visitor, String page, byte[] file, String refused) {
        assertThat(Visitor.location(send(visitor, page, file)))
                .endsWith(refused.isEmpty() ? page : "?refused=" + refused);
    }

    private static HttpResponse<String> send(Visitor visitor, String page, byte[] file) {
        return new Multipart().file("p.pdf", file).post(visitor, page + "/security", page);
    }

    private static String act(Visitor visitor, String page, String action, String reason) {
        String version = String.valueOf(
                the(new CaseId(page.substring("/cases/".length()))).version());
        return Visitor.location(
                visitor.post(page + "/actions", Map.of("action", action, "reason", reason, "version", version), page));
    }

    private static void comment(Visitor visitor, String page, String text, boolean internal) {
        assertThat(Visitor.location(visitor.post(
                        page + "/comments", Map.of("text", text, "internal", String.valueOf(internal)), page)))
                .endsWith(page);
    }

    @Test
    void leavesEachPartToItsParty() {
        Casework casework = sluse.bean(Casework.class);
        CaseId id = submitted("carla");
        String page = "/cases/" + id;

        assertThat(act(rikke, page, "FIND_ELIGIBLE", "Yes")).endsWith("NOT_YOUR_PART");
        assertThat(casework.act(sluse.person("carla"), id, CaseAction.FIND_ELIGIBLE, "Yes"))
                .hasValue(CaseRefusal.NOT_YOUR_PART);
        assertThat(casework.act(sluse.person("finn"), id, CaseAction.WITHDRAW, ""))
                .hasValue(CaseRefusal.NOT_YOURS);
        assertThat(casework.comment(sluse.person("finn"), id, "Hello", false)).hasValue(CaseRefusal.NOT_YOURS);
        assertThat(casework.act(sluse.person("karen"), id, CaseAction.CLAIM, ""))
                .isEmpty();
        assertThat(casework.act(sluse.person("kaj"), id, CaseAction.FIND_ELIGIBLE, "Yes"))
                .hasValue(CaseRefusal.CLAIMED_BY_ANOTHER);
        assertThat(casework.act(sluse.person("kaj"), id, CaseAction.CLAIM, "")).isEmpty();
        assertThat(casework.act(sluse.person("kaj"), id, CaseAction.FIND_NOT_ELIGIBLE, "No task"))
                .isEmpty();
        assertThat(casework.act(sluse.person("carla"), id, CaseAction.SUBMIT, ""))
                .hasValue(CaseRefusal.WRONG_STATE);
        assertThat(sluse.bean(Cases.class).events(id, false)).last().satisfies(event -> {
            assertThat(event.code()).isEqualTo("case.find-not-eligible");
            assertThat(event.text()).isEqualTo("No task");
        });
    }

    @Test
    void letsOneOfTwoDecideWhoPressAtOnce() throws Exception {
        Casework casework = sluse.bean(Casework.class);
        for (int round = 0; round < 10; round++) {
            CaseId id = submitted("carla");
            Callable<Optional<CaseRefusal>> yes =
                    () -> casework.act(sluse.person("karen"), id, CaseAction.FIND_ELIGIBLE, "Yes");
            Callable<Optional<CaseRefusal>> no =
                    () -> casework.act(sluse.person("kaj"), id, CaseAction.FIND_NOT_ELIGIBLE, "No");
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                List<Future<Optional<CaseRefusal>>> answers = both.invokeAll(List.of(yes, no));
                Optional<CaseRefusal> first = answers.get(0).get();
                Optional<CaseRefusal> second = answers.get(1).get();

                assertThat(first.isEmpty()).isNotEqualTo(second.isEmpty());
                assertThat(first.or(() -> second)).hasValue(CaseRefusal.WRONG_STATE);
                assertThat(the(id).state()).isEqualTo(first.isEmpty() ? CaseState.CONTENT : CaseState.NOT_ELIGIBLE);
            }
        }
    }

    @Test
    void saysOfAFileThatIsTooLargeWhatToDo() {
        CaseId id = sluse.bean(Casework.class)
                .begin(sluse.person("finn"))
                .orElseThrow()
                .id();
        Visitor finn = signedIn("fanny", Role.CONTACT, "fjord");

        HttpResponse<String> answer = send(finn, "/cases/" + id, new byte[21 * 1024 * 1024]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Højst 20 MB");
    }

    @Test
    void keepsWhatOneAuthorityCanPileUpSmall() {
        Casework casework = sluse.bean(Casework.class);
        sluse.organisation("bay", Organisation.Kind.MUNICIPALITY);
        sluse.person("bodil", Role.CONTACT, "bay");
        CaseId id = casework.begin(sluse.person("bodil")).orElseThrow().id();
        for (int i = 1; i < 20; i++) {
            assertThat(casework.begin(sluse.person("bodil"))).isPresent();
            byte[] pdf = ("%PDF-1.7 " + i).getBytes(StandardCharsets.US_ASCII);
            assertThat(casework.describeSecurity(sluse.person("bodil"), id, pdf))
                    .isEmpty();
        }

        assertThat(casework.begin(sluse.person("bodil"))).isEmpty();
        assertThat(casework.describeSecurity(sluse.person("bodil"), id, PDF)).isEmpty();
        assertThat(casework.describeSecurity(
                        sluse.person("bodil"), id, "%PDF-2.0 x".getBytes(StandardCharsets.US_ASCII)))
                .hasValue(CaseRefusal.DOCUMENT);
    }

    @Test
    void losesNothingOfTwoWhoWriteAtOnce() {
        CaseId id = sluse.bean(Casework.class)
                .begin(sluse.person("finn"))
                .orElseThrow()
                .id();
        Visitor other = signedIn("frida", Role.ADMINISTRATOR, "fjord");
        String page = "/cases/" + id;
        assertThat(write(other, page, 1, "Fridas opgave", false)).endsWith(page);

        String answer = write(other, page, 1, "Finns opgave", false);

        assertThat(answer).contains("Finns opgave", "Fridas opgave");
        assertThat(the(id).application().task()).isEqualTo("Fridas opgave");
    }

    private static CaseId submitted(String person) {
        return CaseOffice.submitted(sluse, person);
    }
}
