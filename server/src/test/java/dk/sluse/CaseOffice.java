package dk.sluse;

import dk.sluse.audit.AuditEntry;
import dk.sluse.billing.FixedHours;
import dk.sluse.billing.Offering;
import dk.sluse.billing.PriceList;
import dk.sluse.billing.PriceLists;
import dk.sluse.billing.Quote;
import dk.sluse.people.Contact;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.Population;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.casework.Application;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.casework.Casework;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentWork;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Selection;
import dk.sluse.scheme.content.Wishes;
import dk.sluse.scheme.contract.Contract;
import dk.sluse.scheme.contract.ContractWork;
import dk.sluse.scheme.contract.Contracts;
import dk.sluse.scheme.contract.Named;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An installation with everybody who acts in a case, that tests share which only make cases of their own. Two consultants,
 * one of Research Services, owners of registers on persons (Dorte) and on health (Hans), the IT centre (Ib); Carla asks for
 * an agency, Finn for a municipality, and Anna analyses for the agency. Sofie signs for the office, Signe for the agency, for
 * whose staff Robin will answer.
 */
final class CaseOffice {

    private static final class Holder {

        static final CaseOffice OFFICE = new CaseOffice();
    }

    private final Installation sluse;
    private final Map<String, Credentials> credentials = new ConcurrentHashMap<>();

    static CaseOffice shared() {
        return Holder.OFFICE;
    }

    private CaseOffice() {
        sluse = Installation.kept(
                "office",
                1_000,
                2,
                "--sluse.billing.name=Office",
                "--sluse.billing.cvr=12345674",
                "--sluse.billing.street=Gade 1",
                "--sluse.billing.postal-code=2100",
                "--sluse.billing.city=København",
                "--sluse.billing.email=faktura@example.dk",
                "--sluse.billing.registration=1234",
                "--sluse.billing.account=1234567890");
        sluse.organisation("office", Organisation.Kind.OFFICE);
        for (String owner : List.of("persons", "health", "business")) {
            sluse.organisation(owner, Organisation.Kind.SUBJECT_OFFICE);
        }
        sluse.bean(People.class)
                .add(new Organisation("agency", "Agency", Organisation.Kind.AGENCY, "29190623"), Installation.SETUP);
        sluse.organisation("fjord", Organisation.Kind.MUNICIPALITY);
        sluse.person("karen", Role.CONSULTING, "office");
        sluse.person("kaj", Role.CONSULTING, "office");
        sluse.person("rikke", Role.RESEARCH_SERVICES, "office");
        sluse.person("ib", Role.IT_CENTRE, "office");
        sluse.person("dorte", Role.REGISTER_OWNER, "persons");
        sluse.person("hans", Role.REGISTER_OWNER, "health");
        sluse.person("carla", Role.CONTACT, "agency");
        sluse.person("robin", Role.CONTACT, "agency");
        credentials.put("signe", sluse.person("signe", Role.SIGNATORY, "agency"));
        credentials.put("sofie", sluse.person("sofie", Role.OFFICE_SIGNATORY, "office"));
        sluse.person("anna", Role.ANALYST, "agency");
        sluse.person("finn", Role.CONTACT, "fjord");
        price(sluse);
    }

    Installation sluse() {
        return sluse;
    }

    /** Puts a price list in force today. */
    static void price(Installation sluse) {
        BigDecimal one = BigDecimal.ONE;
        PriceList prices = new PriceList(
                OfficeTime.today(sluse.clock()),
                new BigDecimal("1674"),
                new BigDecimal("7500"),
                new BigDecimal("16"),
                one,
                Map.of("SAS", new BigDecimal("1900")),
                new FixedHours(new BigDecimal("2"), new BigDecimal("1.05"), new BigDecimal("0.04"), 20, one, one),
                new BigDecimal("25"));
        sluse.bean(PriceLists.class).add(prices, AuditEntry.of("system:test", "prices.added", "price-list"));
    }

    /** Carla's case, which waits for Consulting. */
    CaseId submitted() {
        withdrawAll();
        return submitted(sluse, "carla");
    }

    /** A case of this person's authority that waits for Consulting. */
    static CaseId submitted(Installation sluse, String id) {
        Casework casework = sluse.bean(Casework.class);
        Person person = sluse.person(id);
        CaseId begun = casework.begin(person).orElseThrow().id();
        done(casework.write(person, begun, 1, new Application("Task", "Act § 1", "Head", 4, "Since 2001")));
        done(casework.describeSecurity(person, begun, "%PDF-1.7 policy".getBytes(StandardCharsets.US_ASCII)));
        done(casework.act(person, begun, CaseAction.SUBMIT, ""));
        return begun;
    }

    /** An authority has few cases open at a time; a test is done with its own when the next one begins. */
    private void withdrawAll() {
        sluse.bean(Cases.class).of("agency").stream()
                .filter(one -> one.state().isOpen())
                .skip(5)
                .forEach(one ->
                        done(sluse.bean(Casework.class).act(sluse.person("carla"), one.id(), CaseAction.WITHDRAW, "")));
    }

    /** Carla's case, whose content she may write. */
    CaseId eligible() {
        CaseId id = submitted();
        done(sluse.bean(Casework.class).act(sluse.person("karen"), id, CaseAction.FIND_ELIGIBLE, "Yes"));
        return id;
    }

    /** Offers what the content costs today. */
    Optional<CaseRefusal> offer(Person person, CaseId id) {
        BigDecimal firstYear = sluse.bean(Contents.class)
                .newest(id)
                .flatMap(version -> sluse.bean(Offering.class)
                        .quote(sluse.bean(Cases.class).find(id).orElseThrow(), version.content()))
                .map(Quote::firstYear)
                .orElse(BigDecimal.ZERO);
        return sluse.bean(Offering.class).offer(person, id, firstYear);
    }

    /** Carla's case that waits for a contract. */
    CaseId accepted() {
        CaseId id = eligible();
        ContentWork work = sluse.bean(ContentWork.class);
        done(work.write(sluse.person("carla"), id, _ -> complete()));
        done(work.submit(sluse.person("carla"), id));
        done(work.askApprovals(sluse.person("rikke"), id));
        done(work.approve(sluse.person("dorte"), id, 1));
        done(work.approve(sluse.person("ib"), id, 1));
        done(offer(sluse.person("karen"), id));
        done(accept(sluse.person("carla"), id));
        return id;
    }

    /** The scheme of a case of Carla's that both sides have signed. */
    SchemeId inForce() {
        CaseId id = accepted();
        sign(id);
        return new SchemeId(id.value());
    }

    /** Draws up the contract of a case that was accepted, and has both sides sign it. */
    void sign(CaseId id) {
        done(sluse.bean(ContractWork.class).drawUp(sluse.person("karen"), id));
        done(sign(sluse.person("signe"), id));
        done(sign(sluse.person("sofie"), id));
    }

    /** Takes the offer, with Robin and Signe named. */
    Optional<CaseRefusal> accept(Person person, CaseId id) {
        int version = sluse.bean(Cases.class).find(id).orElseThrow().version();
        return sluse.bean(ContractWork.class).accept(person, id, version, named("robin", "signe"));
    }

    static Named named(String responsible, String signatory) {
        return new Named(
                Locale.of("da"),
                new Contact(responsible, Installation.email(responsible)),
                new Contact(signatory, Installation.email(signatory)));
    }

    /** Signs the newest contract, with a code that has not been used. */
    Optional<CaseRefusal> sign(Person person, CaseId id) {
        int number =
                sluse.bean(Contracts.class).newest(id).map(Contract::number).orElse(0);
        return sluse.bean(ContractWork.class)
                .sign(person, id, number, proof(person.id().value()));
    }

    /** What shows that somebody is he; what shows nothing for those who never sign. */
    ContractWork.Proof proof(String id) {
        Credentials known = credentials.get(id);
        if (known == null) {
            return new ContractWork.Proof("", "");
        }
        sluse.clock().advance(Duration.ofSeconds(30));
        return new ContractWork.Proof(
                known.password(), Visitor.code(known, sluse.clock().instant()));
    }

    /** What Signe and Sofie sign in with. */
    Credentials known(String id) {
        return Objects.requireNonNull(credentials.get(id));
    }

    static void done(Optional<CaseRefusal> refusal) {
        if (refusal.isPresent()) {
            throw new AssertionError("refused: " + refusal.get());
        }
    }

    static Selection selection(String register, List<String> variables, String reason) {
        return new Selection(
                register,
                variables,
                List.of(register.equals("LPR") ? "2025" : "202512"),
                true,
                reason,
                new Population.Full("All are needed"),
                Map.of(),
                Map.of());
    }

    /** What Dorte and Ib are asked to approve. */
    static Content complete() {
        return Content.EMPTY
                .with(selection("BEF", List.of("KOEN"), "Who"))
                .withWords("Persons", "Planning", "", new Wishes(Map.of("SAS", 2), 40, false, 0, ""));
    }
}
