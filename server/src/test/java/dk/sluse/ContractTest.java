package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditVerification;
import dk.sluse.delivery.Deliveries;
import dk.sluse.people.Contact;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.People;
import dk.sluse.people.Role;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CasePermissions;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.CaseState;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.casework.Casework;
import dk.sluse.scheme.contract.Contract;
import dk.sluse.scheme.contract.ContractPapers;
import dk.sluse.scheme.contract.ContractWork;
import dk.sluse.scheme.contract.Contracts;
import dk.sluse.scheme.contract.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** From an accepted offer to a scheme in force: who is named, what is written, who signs, and what follows. */
class ContractTest {

    private static final CaseOffice OFFICE = CaseOffice.shared();
    private static final Installation SLUSE = OFFICE.sluse();
    private static final ContractWork WORK = SLUSE.bean(ContractWork.class);
    private static final Contracts CONTRACTS = SLUSE.bean(Contracts.class);

    private static CaseId drawnUp() {
        CaseId id = OFFICE.accepted();
        CaseOffice.done(WORK.drawUp(SLUSE.person("karen"), id));
        return id;
    }

    private static Case the(CaseId id) {
        return SLUSE.bean(Cases.class).find(id).orElseThrow();
    }

    private static Path paper(CaseId id) {
        return SLUSE.bean(ContractPapers.class)
                .file(id, CONTRACTS.newest(id).orElseThrow().contractSha256());
    }

    @Test
    void putsNothingInForceBeforeBothSidesHaveSigned() {
        SLUSE.bean(People.class).withdraw(SLUSE.person("robin").id(), Role.RESPONSIBLE, Installation.SETUP);
        CaseId id = drawnUp();
        SchemeId scheme = new SchemeId(id.value());
        Schemes schemes = SLUSE.bean(Schemes.class);

        CaseOffice.done(OFFICE.sign(SLUSE.person("signe"), id));
        assertThat(OFFICE.sign(SLUSE.person("signe"), id)).hasValue(CaseRefusal.ANSWERED);
        assertThat(schemes.find(scheme)).isEmpty();
        assertThat(SLUSE.bean(Deliveries.class).deliveries(scheme)).isEmpty();
        assertThat(SLUSE.person("robin").is(Role.RESPONSIBLE)).isFalse();
        CaseOffice.done(OFFICE.sign(SLUSE.person("sofie"), id));

        assertThat(the(id).state()).isEqualTo(CaseState.AGREED);
        assertThat(the(id).scheme()).isEqualTo(scheme);
        Scheme founded = schemes.find(scheme).orElseThrow();
        assertThat(founded.authority()).isEqualTo("agency");
        assertThat(founded.until())
                .isEqualTo(OfficeTime.today(SLUSE.clock()).plusYears(1).minusDays(1));
        assertThat(schemes.agreement(scheme).orElseThrow().items())
                .singleElement()
                .satisfies(item -> assertThat(item.variables()).contains("KOEN"));
        assertThat(SLUSE.person("robin").is(Role.RESPONSIBLE)).isTrue();
        SLUSE.awaitDelivery(scheme);
        assertThat(SLUSE.delivered(scheme).manifest().registers()).hasSize(1);
    }

    @Test
    void namesOnlyPeopleWhoCanBeTheAuthoritysOwn() {
        CaseId id = OFFICE.accepted();
        CaseOffice.done(SLUSE.bean(Casework.class).act(SLUSE.person("karen"), id, CaseAction.OFFER_AGAIN, "Who?"));
        int version = the(id).version();
        Contact robin = new Contact("Robin", Installation.email("robin"));

        for (Contact wrong : List.of(
                new Contact("Finn", Installation.email("finn")),
                new Contact("Mallory", "mallory@elsewhere.example"),
                new Contact("", Installation.email("new")),
                new Contact("New", "no address"))) {
            assertThat(WORK.accept(SLUSE.person("carla"), id, version, new Named(Locale.of("da"), robin, wrong)))
                    .hasValue(CaseRefusal.NAMED);
            assertThat(WORK.accept(SLUSE.person("carla"), id, version, new Named(Locale.of("da"), wrong, robin)))
                    .hasValue(CaseRefusal.NAMED);
        }

        assertThat(the(id).state()).isEqualTo(CaseState.OFFERED);
        assertThat(WORK.accept(SLUSE.person("carla"), id, version - 1, CaseOffice.named("robin", "signe")))
                .hasValue(CaseRefusal.WRONG_STATE);
    }

    @Test
    void signsOnlyForWhomItIsAndWhoShowsAnewWhoHeIs() {
        CaseId id = drawnUp();
        int number = CONTRACTS.newest(id).orElseThrow().number();

        assertThat(WORK.sign(SLUSE.person("signe"), id, number, new ContractWork.Proof("wrong", "000000")))
                .hasValue(CaseRefusal.PROOF);
        assertThat(WORK.sign(SLUSE.person("signe"), id, number, OFFICE.proof("sofie")))
                .hasValue(CaseRefusal.PROOF);
        assertThat(WORK.sign(SLUSE.person("carla"), id, number, OFFICE.proof("signe")))
                .hasValue(CaseRefusal.NOT_YOUR_PART);
        assertThat(WORK.sign(SLUSE.person("finn"), id, number, OFFICE.proof("signe")))
                .hasValue(CaseRefusal.NOT_YOURS);
        assertThat(WORK.sign(SLUSE.person("signe"), id, number + 1, OFFICE.proof("signe")))
                .hasValue(CaseRefusal.WRONG_STATE);
        assertThat(CONTRACTS.newest(id).orElseThrow().signatures()).isEmpty();
    }

    @Test
    void isSignedByWhoWasNamedAndNobodyInHisPlace() {
        SLUSE.person("sigrid", Role.SIGNATORY, "agency");
        CaseId id = drawnUp();

        assertThat(OFFICE.sign(SLUSE.person("sigrid"), id)).hasValue(CaseRefusal.NOT_YOUR_PART);
        CaseOffice.done(OFFICE.sign(SLUSE.person("signe"), id));
    }

    @Test
    void letsOnlyWhoAnswersNameOthersOnceSomebodyDoes() {
        CaseId id = OFFICE.accepted();
        CaseOffice.done(SLUSE.bean(Casework.class).act(SLUSE.person("karen"), id, CaseAction.OFFER_AGAIN, "Who?"));
        SLUSE.bean(People.class).grant(SLUSE.person("robin").id(), Role.RESPONSIBLE, Installation.SETUP);
        int version = the(id).version();

        assertThat(WORK.accept(SLUSE.person("carla"), id, version, CaseOffice.named("carla", "carla")))
                .hasValue(CaseRefusal.NAMED_BY_RESPONSIBLE);
        CaseOffice.done(WORK.accept(SLUSE.person("robin"), id, version, CaseOffice.named("carla", "signe")));
        CaseOffice.done(SLUSE.bean(Casework.class).act(SLUSE.person("karen"), id, CaseAction.OFFER_AGAIN, "No"));
    }

    /** What was right when somebody was named is asked again when it matters. */
    @Test
    void givesNoRoleToWhoHasComeToAnotherAuthorityMeanwhile() {
        SLUSE.bean(People.class).withdraw(SLUSE.person("robin").id(), Role.RESPONSIBLE, Installation.SETUP);
        CaseId id = OFFICE.accepted();
        CaseOffice.done(SLUSE.bean(Casework.class).act(SLUSE.person("karen"), id, CaseAction.OFFER_AGAIN, "Who?"));
        CaseOffice.done(
                WORK.accept(SLUSE.person("carla"), id, the(id).version(), CaseOffice.named("moves-away", "signe")));
        SLUSE.person("moves-away", Role.CONTACT, "fjord");

        assertThat(WORK.drawUp(SLUSE.person("karen"), id)).hasValue(CaseRefusal.NAMED);
        assertThat(SLUSE.person("moves-away").is(Role.RESPONSIBLE)).isFalse();
    }

    @Test
    void doesNotLetOneWriteAndSignForTheOffice() {
        SLUSE.bean(People.class).grant(SLUSE.person("kaj").id(), Role.OFFICE_SIGNATORY, Installation.SETUP);
        CaseId id = OFFICE.accepted();
        CaseOffice.done(WORK.drawUp(SLUSE.person("kaj"), id));

        assertThat(OFFICE.sign(SLUSE.person("kaj"), id)).hasValue(CaseRefusal.NOT_YOUR_PART);
        SLUSE.bean(People.class).withdraw(SLUSE.person("kaj").id(), Role.OFFICE_SIGNATORY, Installation.SETUP);
    }

    @Test
    void showsACaseToWhoSignsForTheOfficeOnceThereIsSomethingToSign() {
        CaseId id = OFFICE.accepted();
        CasePermissions permissions = SLUSE.bean(CasePermissions.class);

        assertThat(permissions.visible(SLUSE.person("sofie"), id.value())).isEmpty();
        CaseOffice.done(WORK.drawUp(SLUSE.person("karen"), id));
        assertThat(permissions.visible(SLUSE.person("sofie"), id.value())).isPresent();
        assertThat(permissions.visible(SLUSE.person("finn"), id.value())).isEmpty();
        assertThat(permissions.visible(SLUSE.person("anna"), id.value())).isEmpty();
    }

    @Test
    void losesItsSignaturesWhenItIsTakenBack() {
        CaseId id = drawnUp();
        Contract first = CONTRACTS.newest(id).orElseThrow();
        CaseOffice.done(OFFICE.sign(SLUSE.person("signe"), id));
        CaseOffice.done(SLUSE.bean(Casework.class).act(SLUSE.person("karen"), id, CaseAction.OFFER_AGAIN, "A name"));

        assertThat(WORK.sign(SLUSE.person("sofie"), id, first.number(), OFFICE.proof("sofie")))
                .isPresent();
        CaseOffice.done(OFFICE.accept(SLUSE.person("carla"), id));
        CaseOffice.done(WORK.drawUp(SLUSE.person("karen"), id));

        assertThat(CONTRACTS.newest(id).orElseThrow().number()).isEqualTo(2);
        assertThat(CONTRACTS.newest(id).orElseThrow().signatures()).isEmpty();
        assertThat(WORK.sign(SLUSE.person("sofie"), id, first.number(), OFFICE.proof("sofie")))
                .hasValue(CaseRefusal.WRONG_STATE);
    }

    /** ISO 19005-1, level B, as Apache Preflight checks it; what is agreed stands in it. */
    @Test
    void isAPdfForArchivesThatSaysWhatWasAgreed() throws IOException {
        CaseId id = drawnUp();
        Path file = paper(id);

        assertThat(PreflightParser.validate(file.toFile()).getErrorsList())
                .extracting(error -> error.getErrorCode() + " " + error.getDetails())
                .isEmpty();
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Kontrakt om myndighedsordning", id.value(), "BEF", "KOEN", "Planning", "1.674,00");
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            Files.createDirectories(Browser.PICTURES);
            ImageIO.write(
                    new PDFRenderer(pdf).renderImageWithDPI(0, 90),
                    "png",
                    Browser.PICTURES.resolve("paper-contract.png").toFile());
        }
    }

    @Test
    void noticesAPaperThatWasChangedAfterwards() throws IOException {
        CaseId id = drawnUp();
        byte[] signed = Files.readAllBytes(paper(id));
        Files.writeString(paper(id), "something else");

        List<String> faults = SLUSE.bean(AuditVerification.class).verify().faults().stream()
                .map(Object::toString)
                .toList();
        Files.write(paper(id), signed);

        assertThat(faults).anyMatch(fault -> fault.contains(id.value()));
        assertThat(SLUSE.bean(AuditVerification.class).verify().faults()).isEmpty();
    }
}
