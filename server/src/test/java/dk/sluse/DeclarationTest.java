package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dk.sluse.billing.Offers;
import dk.sluse.billing.Quote;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.Population;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentCheck;
import dk.sluse.scheme.content.ContentWork;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Difference;
import dk.sluse.scheme.content.Selection;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Own data: declared in the content, approved, priced and agreed with it. */
class DeclarationTest {

    private static final CaseOffice OFFICE = CaseOffice.shared();
    private static final Installation SLUSE = OFFICE.sluse();
    private static final Map<String, String> GOOD = Map.of(
            "name", "homecare",
            "titleDa", "Hjemmehjælp",
            "titleEn", "Home care",
            "reason", "Does care keep people out of hospital?",
            "unit", "person",
            "variable0", "pnr",
            "type0", "NUMBER",
            "key0", "PNR",
            "variable2", "HOURS",
            "type2", "NUMBER");

    private static Person the(String id) {
        return SLUSE.person(id);
    }

    private static Map<String, String> but(String field, String value) {
        Map<String, String> form = new HashMap<>(GOOD);
        form.put(field, value);
        return form;
    }

    private static Content draft(CaseId id) {
        return SLUSE.bean(Contents.class).draft(id);
    }

    private static Visitor contact(String name) {
        return SLUSE.visitor().signIn(name, SLUSE.person(name, Role.CONTACT, "agency"));
    }

    @Test
    void isDeclaredByAFormThatKeepsWhatWasWritten() {
        CaseId id = OFFICE.eligible();
        String page = "/cases/" + id + "/own-data";
        Visitor cora = contact("cora");
        for (Map<String, String> wrong : List.of(
                but("name", "HOME CARE"),
                but("reason", " "),
                but("titleEn", ""),
                but("variable2", "PNR"),
                but("variable2", "1 HOUR"),
                but("key0", "CVR"),
                but("key2", "PASSPORT"),
                but("unit", "planet"),
                but("list2", "NO_SUCH_LIST"))) {
            HttpResponse<String> answer = cora.post(page, wrong, page);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("alert-error", "Hjemmehjælp");
            assertThat(draft(id).ownData()).isEmpty();
        }
        assertThat(cora.post(page, GOOD, page).statusCode()).isEqualTo(302);
        OwnData own = draft(id).ownData().getFirst();
        assertThat(own.name()).isEqualTo("OWN_HOMECARE");
        assertThat(own.variables()).extracting("name").containsExactly("PNR", "HOURS");
        assertThat(own.variables().getFirst().unitKey()).isTrue();
        assertThat(own.variables().getFirst().type()).isEqualTo(dk.sluse.catalogue.Variable.Type.STRING);

        renames(cora, id, page);
        assertThat(cora.get("/cases/" + id + "/content").body()).contains("OWN_HOMECARE");
        Visitor stranger = SLUSE.visitor().signIn("sten", SLUSE.person("sten", Role.CONTACT, "fjord"));
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        assertThat(stranger.post(page + "/OWN_HOMECARE/remove", Map.of(), "/account")
                        .statusCode())
                .isEqualTo(404);
        cora.post(page + "/OWN_HOMECARE/remove", Map.of(), "/cases/" + id + "/content");
        assertThat(draft(id).ownData()).isEmpty();
    }

    private static void renames(Visitor cora, CaseId id, String page) {
        assertThat(cora.get(page + "?name=OWN_HOMECARE").body()).contains("HOMECARE", "HOURS");
        assertThat(cora.post(page, GOOD, page).body()).as("it is there already").contains("alert-error");
        Map<String, String> renamed = but("original", "OWN_HOMECARE");
        renamed.put("name", "CARE");
        assertThat(cora.post(page, renamed, page).statusCode()).isEqualTo(302);
        assertThat(draft(id).ownData()).extracting("name").containsExactly("OWN_CARE");
        renamed.put("original", "OWN_CARE");
        renamed.put("name", "HOMECARE");
        assertThat(cora.post(page, renamed, page).statusCode()).isEqualTo(302);
    }

    private static Selection onTheList() {
        Selection all = CaseOffice.selection("BEF", List.of("KOEN"), "Who");
        return new Selection(
                all.register(),
                all.variables(),
                all.periods(),
                all.followed(),
                all.reason(),
                new Population.Listed("OWN_LIST"),
                Map.of(),
                Map.of());
    }

    @Test
    void isApprovedPricedAndAgreedWithTheRest() {
        CaseId id = OFFICE.eligible();
        ContentWork work = SLUSE.bean(ContentWork.class);
        Content content = CaseOffice.complete().with(onTheList());
        assertThat(SLUSE.bean(ContentCheck.class).faults(content))
                .extracting("code")
                .containsExactly(ContentCheck.Code.POPULATION);
        CaseOffice.done(work.write(the("carla"), id, _ -> content.with(WaitingLists.own("OWN_LIST", "PNR"))));
        assertThat(SLUSE.bean(ContentCheck.class).faults(draft(id)))
                .as("its code list is not in this catalogue")
                .extracting("code")
                .containsExactly(ContentCheck.Code.OWN_DATA);
        OwnData whole = WaitingLists.own("OWN_LIST", "PNR");
        OwnData own = new OwnData(
                whole.name(),
                whole.titles(),
                whole.reason(),
                whole.unit(),
                whole.variables().stream().filter(one -> one.codeList() == null).toList());
        CaseOffice.done(work.write(the("carla"), id, before -> before.with(own)));
        CaseOffice.done(work.submit(the("carla"), id));
        CaseOffice.done(work.askApprovals(the("rikke"), id));
        CaseOffice.done(work.approve(the("dorte"), id, 1));
        CaseOffice.done(work.approve(the("ib"), id, 1));
        CaseOffice.done(OFFICE.offer(the("karen"), id));
        assertThat(SLUSE.bean(Offers.class).newest(id).orElseThrow().quote().lines())
                .extracting("element")
                .contains(Quote.Element.OWN_DATA);
        CaseOffice.done(OFFICE.accept(the("carla"), id));
        OFFICE.sign(id);

        Agreement agreed =
                SLUSE.bean(Schemes.class).agreement(new SchemeId(id.value())).orElseThrow();
        assertThat(agreed.ownData()).containsExactly(own);
        assertThat(agreed.items().getFirst().population()).isEqualTo(new Population.Listed("OWN_LIST"));
    }

    /** Fills the form in and sends it, from the page of the content. */
    static void declare(Page vera, String as) {
        vera.locator("a[href$='/own-data']").click();
        vera.locator("#name").fill("KURSER");
        vera.locator("#titleDa").fill("Kurser");
        vera.locator("#titleEn").fill("Courses");
        vera.locator("#reason").fill("Hvilke kurser vandværkernes folk har taget");
        vera.locator("input[name='variable0']").fill("PNR");
        vera.locator("select[name='key0']").selectOption("PNR");
        vera.locator("input[name='variable1']").fill("KURSUS");
        Browser.look(vera, "own-data-declared" + as);
        vera.locator("main form button").last().click();
        PlaywrightAssertions.assertThat(vera.locator("h3:has-text('OWN_KURSER')"))
                .isVisible();
    }

    @Test
    void isReadableAsADifference() {
        Content before = CaseOffice.complete();
        OwnData own = WaitingLists.own("OWN_LIST", "PNR");
        assertThat(Difference.between(before, before.with(own)))
                .extracting("kind")
                .containsExactly(Difference.Kind.OWN_DATA_ADDED);
        assertThat(Difference.between(before.with(own), before.with(WaitingLists.own("OWN_LIST", "CVR"))))
                .extracting("kind")
                .containsExactly(Difference.Kind.OWN_DATA_CHANGED);
        assertThat(Difference.between(before.with(own), before.withoutOwnData("OWN_LIST")))
                .extracting("kind")
                .containsExactly(Difference.Kind.OWN_DATA_REMOVED);
    }
}
