package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.billing.Offers;
import dk.sluse.billing.Quote;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.scheme.Closing;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.CaseState;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentWork;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.contract.Changes;
import dk.sluse.scheme.contract.ContractWork;
import dk.sluse.scheme.contract.Contracts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Schemes that change, go on and end. */
class ChangeTest {

    private static final CaseOffice OFFICE = CaseOffice.shared();
    private static final Installation SLUSE = OFFICE.sluse();
    private static final ContentWork WORK = SLUSE.bean(ContentWork.class);

    private static Person the(String id) {
        return SLUSE.person(id);
    }

    private static CaseId begun(SchemeId scheme, Case.Kind kind) {
        return SLUSE.bean(Changes.class)
                .begin(the("carla"), scheme, kind)
                .orElseThrow()
                .id();
    }

    private static CaseState state(CaseId id) {
        return SLUSE.bean(Cases.class).find(id).orElseThrow().state();
    }

    private static CaseId submitted(SchemeId scheme, Case.Kind kind, UnaryOperator<Content> change) {
        CaseId id = begun(scheme, kind);
        CaseOffice.done(WORK.write(the("carla"), id, change));
        CaseOffice.done(WORK.submit(the("carla"), id));
        CaseOffice.done(WORK.askApprovals(the("rikke"), id));
        return id;
    }

    private static void priceAndSign(CaseId id) {
        CaseOffice.done(OFFICE.offer(the("karen"), id));
        CaseOffice.done(OFFICE.accept(the("carla"), id));
        OFFICE.sign(id);
    }

    private static List<String> delivered(SchemeId scheme, String register) {
        SLUSE.awaitDelivery(scheme);
        return SLUSE.delivered(scheme).manifest().registers().stream()
                .filter(one -> one.register().name().equals(register))
                .map(PackagedRegister::variables)
                .flatMap(List::stream)
                .map(variable -> variable.name())
                .toList();
    }

    @Test
    void asksPricesAndDeliversOnlyWhatIsDifferent() {
        SchemeId scheme = OFFICE.inForce();
        LocalDate until = SLUSE.bean(Schemes.class).find(scheme).orElseThrow().until();

        CaseId id = submitted(
                scheme,
                Case.Kind.CHANGE,
                content -> content.with(CaseOffice.selection("LPR", List.of("C_DIAGGRP"), "Which contacts")));
        assertThat(SLUSE.bean(Contents.class).approvals(id, 1))
                .extracting("party")
                .containsExactly("health");
        CaseOffice.done(WORK.approve(the("hans"), id, 1));
        CaseOffice.done(OFFICE.offer(the("karen"), id));
        assertThat(SLUSE.bean(Offers.class).newest(id).orElseThrow().quote().lines())
                .filteredOn(line -> !line.element().quarterly())
                .extracting(Quote.Line::subject)
                .containsExactly("LPR");
        assertThat(SLUSE.bean(Schemes.class).agreement(scheme).orElseThrow().version())
                .isEqualTo(1);
        CaseOffice.done(OFFICE.accept(the("carla"), id));
        OFFICE.sign(id);

        assertThat(state(id)).isEqualTo(CaseState.AGREED);
        assertThat(SLUSE.bean(Schemes.class).agreement(scheme).orElseThrow().version())
                .isEqualTo(2);
        assertThat(SLUSE.bean(Schemes.class).find(scheme).orElseThrow().until()).isEqualTo(until);
        assertThat(delivered(scheme, "LPR")).contains("C_DIAGGRP");
        assertThat(delivered(scheme, "BEF")).contains("KOEN");
    }

    @Test
    void takesOutWhatIsNoLongerAgreedWithoutAskingAnybody() {
        SchemeId scheme = OFFICE.inForce();
        CaseId more = submitted(
                scheme,
                Case.Kind.CHANGE,
                content -> content.with(CaseOffice.selection("BEF", List.of("KOEN", "CIVST"), "Who")));
        CaseOffice.done(WORK.approve(the("dorte"), more, 1));
        priceAndSign(more);
        assertThat(delivered(scheme, "BEF")).contains("KOEN", "CIVST");

        CaseId less = submitted(
                scheme, Case.Kind.CHANGE, content -> content.with(CaseOffice.selection("BEF", List.of("KOEN"), "Who")));
        assertThat(state(less)).isEqualTo(CaseState.PRICING);
        priceAndSign(less);

        assertThat(delivered(scheme, "BEF")).contains("KOEN").doesNotContain("CIVST");
    }

    /** Who begins something keeps others from beginning, and nobody from writing what refers to the scheme: one who has noted that would wait for ever. */
    @Test
    void keepsNobodyFromWritingWhatRefersToTheScheme() {
        SchemeId scheme = OFFICE.inForce();
        TransactionTemplate one = new TransactionTemplate(SLUSE.bean(PlatformTransactionManager.class));
        TransactionTemplate other = new TransactionTemplate(SLUSE.bean(PlatformTransactionManager.class));
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        String row = "select id from scheme where id = '" + scheme.value() + "' for ";
        one.executeWithoutResult(_ -> {
            SLUSE.bean(Schemes.class).lock(scheme);
            assertThat(other.<List<Map<String, Object>>>execute(
                            _ -> SLUSE.bean(JdbcTemplate.class).queryForList(row + "key share nowait")))
                    .hasSize(1);
            assertThatThrownBy(() -> other.<List<Map<String, Object>>>execute(
                            _ -> SLUSE.bean(JdbcTemplate.class).queryForList(row + "no key update nowait")))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("could not obtain lock");
        });
    }

    @Test
    void goesOnForTwelveMonthsWhenItIsRenewed() {
        SchemeId scheme = OFFICE.inForce();
        LocalDate until = SLUSE.bean(Schemes.class).find(scheme).orElseThrow().until();
        CaseId id = submitted(scheme, Case.Kind.RENEWAL, content -> content);
        assertThat(state(id)).isEqualTo(CaseState.PRICING);
        priceAndSign(id);

        assertThat(SLUSE.bean(Schemes.class).find(scheme).orElseThrow().until()).isEqualTo(until.plusYears(1));
        assertThat(SLUSE.bean(Contracts.class).effect(id)).hasValue(until.plusDays(1));
        assertThat(SLUSE.bean(Schemes.class).agreement(scheme).orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void isBegunByItsOwnAuthorityAloneAndOneAtATime() {
        SchemeId scheme = OFFICE.inForce();
        Changes changes = SLUSE.bean(Changes.class);

        for (String other : List.of("finn", "karen", "rikke", "anna", "signe")) {
            assertThat(changes.begin(the(other), scheme, Case.Kind.CHANGE)).isEmpty();
        }
        CaseId first = begun(scheme, Case.Kind.CHANGE);
        assertThat(changes.begin(the("carla"), scheme, Case.Kind.RENEWAL)).isEmpty();
        assertThat(SLUSE.bean(Contents.class).draft(first).title()).isEqualTo("Persons");
        assertThat(WORK.askApprovals(the("rikke"), first)).hasValue(CaseRefusal.WRONG_STATE);
    }

    @Test
    void comesIntoForceForNoSchemeThatHasBeenClosedMeanwhile() {
        SchemeId scheme = OFFICE.inForce();
        CaseId id = submitted(scheme, Case.Kind.RENEWAL, content -> content);
        CaseOffice.done(OFFICE.offer(the("karen"), id));
        CaseOffice.done(OFFICE.accept(the("carla"), id));
        CaseOffice.done(SLUSE.bean(ContractWork.class).drawUp(the("karen"), id));
        CaseOffice.done(OFFICE.sign(the("signe"), id));
        assertThat(SLUSE.bean(Closing.class).close(the("rikke"), scheme, scheme.value()))
                .isTrue();

        assertThat(OFFICE.sign(the("sofie"), id)).hasValue(CaseRefusal.WRONG_STATE);
        assertThat(state(id)).isEqualTo(CaseState.SIGNING);
    }

    @Test
    void asksEveryOwnerAboutAnotherPurpose() {
        SchemeId scheme = OFFICE.inForce();
        CaseId id = submitted(
                scheme,
                Case.Kind.CHANGE,
                content -> content.withWords(content.title(), "Something else", "", content.wishes()));

        assertThat(SLUSE.bean(Contents.class).approvals(id, 1))
                .extracting("party")
                .containsExactly("persons");
    }

    @Test
    void lapsesAtMidnightAndClosesAtOnce() {
        SchemeId scheme = OFFICE.inForce();
        SLUSE.attach("anna", scheme);
        SchemeAccess access = SLUSE.bean(SchemeAccess.class);
        assertThat(access.refusalToAnalyse(the("anna"), scheme)).isEmpty();
        LocalDate until = SLUSE.bean(Schemes.class).find(scheme).orElseThrow().until();
        assertThat(SLUSE.bean(Schemes.class).find(scheme).orElseThrow().inForceOn(until))
                .isTrue();
        assertThat(SLUSE.bean(Schemes.class).find(scheme).orElseThrow().inForceOn(until.plusDays(1)))
                .isFalse();

        Closing closing = SLUSE.bean(Closing.class);
        for (String other : List.of("carla", "finn", "karen", "anna")) {
            assertThat(closing.close(the(other), scheme, scheme.value())).isFalse();
        }
        assertThat(closing.close(the("rikke"), scheme, "yes")).isFalse();
        assertThat(closing.close(the("rikke"), scheme, scheme.value())).isTrue();
        assertThat(closing.close(the("rikke"), scheme, scheme.value())).isFalse();

        assertThat(access.refusalToAnalyse(the("anna"), scheme)).hasValue(SchemeAccess.Refusal.NOT_IN_FORCE);
        assertThat(SLUSE.bean(Changes.class).begin(the("carla"), scheme, Case.Kind.RENEWAL))
                .isEmpty();
        assertThat(SLUSE.bean(Schemes.class).find(scheme).orElseThrow().endedOn())
                .isEqualTo(OfficeTime.today(SLUSE.clock()));
    }
}
