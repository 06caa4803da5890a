package dk.sluse.demo;

import dk.sluse.audit.AuditEntry;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.people.Organisation;
import dk.sluse.people.Organisation.Kind;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Accounts;
import dk.sluse.people.proof.DemoCodes;
import dk.sluse.people.proof.OneTimeSecrets;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's authorities, persons and schemes. */
@Component
@ConditionalOnBooleanProperty("sluse.demo")
class DemoSchemes {

    private static final String ACTOR = "system:demo";
    private static final LocalDate UNTIL = LocalDate.of(2031, 12, 31);

    private final People people;
    private final Accounts accounts;
    private final OneTimeSecrets secrets;
    private final Schemes schemes;
    private final Catalogue catalogue;

    DemoSchemes(People people, Accounts accounts, OneTimeSecrets secrets, Schemes schemes, Catalogue catalogue) {
        this.people = people;
        this.accounts = accounts;
        this.secrets = secrets;
        this.schemes = schemes;
        this.catalogue = catalogue;
    }

    /** All of them in one transaction; nothing if they are there already. */
    @Transactional
    public void make() {
        if (people.organisation("office").isPresent()) {
            return;
        }
        addPeople();
        addSchemes();
    }

    private void addPeople() {
        organisation("office", "Statistikkontoret, Forskningsservice", Kind.OFFICE);
        organisation("consulting", "Statistikkontoret, Consulting", Kind.OFFICE);
        organisation("health", "Statistikkontoret, Sundhed", Kind.SUBJECT_OFFICE);
        organisation("persons", "Statistikkontoret, Personstatistik", Kind.SUBJECT_OFFICE);
        organisation("business", "Statistikkontoret, Erhvervsstatistik", Kind.SUBJECT_OFFICE);
        organisation("it", "Statistikkontoret, IT-center", Kind.OFFICE);
        organisation("labour-agency", "Styrelsen for Arbejde", Kind.AGENCY);
        organisation("fjord", "Fjord Kommune", Kind.MUNICIPALITY);
        person("asta", "Asta Holm", Role.ANALYST, "labour-agency");
        person("bo", "Bo Lind", Role.RESPONSIBLE, "labour-agency");
        person("eva", "Eva Skov", Role.ANALYST, "fjord");
        person("finn", "Finn Dahl", Role.RESPONSIBLE, "fjord");
        person("karen", "Karen Bech", Role.CONSULTING, "consulting");
        person("clara", "Clara Dam", Role.RESEARCH_SERVICES, "office");
        person("carl", "Carl Friis", Role.RESEARCH_SERVICES, "office");
        person("dorte", "Dorte Lund", Role.REGISTER_OWNER, "persons");
        person("birk", "Birk Elm", Role.REGISTER_OWNER, "business");
        person("sofie", "Sofie Juul", Role.OFFICE_SIGNATORY, "office");
        person("ib", "Ib Torp", Role.IT_CENTRE, "it");
        person("david", "David Kjær", Role.REGISTER_OWNER, "health");
    }

    private void addSchemes() {
        scheme(
                new Scheme(
                        new SchemeId("work-and-income"),
                        "labour-agency",
                        "Arbejde og indkomst",
                        "Ministerbetjening og overvågning af beskæftigelse, indkomst og virksomheder efter lov om"
                                + " beskæftigelsesindsats.",
                        UNTIL),
                List.of(
                        all("BEF", "Baggrund og bopæl for alle opgørelser"),
                        all("UDDA", "Beskæftigelse efter uddannelse"),
                        all("AKM", "Tilknytning til arbejdsmarkedet"),
                        all("IND", "Indkomst og fordelingsvirkninger"),
                        all("IDAN", "Job og løn på arbejdssteder"),
                        all("FIRM", "Virksomhedernes størrelse og omsætning")),
                List.of(),
                "asta");
        scheme(
                new Scheme(
                        new SchemeId("health-in-fjord"),
                        "fjord",
                        "Sundhed og uddannelse",
                        "Kommunens planlægning af forebyggelse og sundhedsfremme efter sundhedsloven.",
                        UNTIL),
                List.of(
                        all("BEF", "Borgernes alder, køn og bopæl"),
                        all("UDDA", "Ulighed i sundhed efter uddannelse"),
                        all("LPR", "Kontakter til sygehuse")),
                List.of(homeCare()),
                "eva");
    }

    /** What the municipality knows itself; {@link DemoExamples} has such a file. */
    private static OwnData homeCare() {
        return new OwnData(
                "OWN_HJEMMEHJAELP",
                new Titles("Hjemmehjælp", "Home care"),
                "Sammenhængen mellem hjemmehjælp og kontakter til sygehuse",
                "person",
                List.of(
                        own("PNR", Variable.Type.STRING, new Titles("Borger", "Citizen"), "PNR", null),
                        own("TIMER", Variable.Type.NUMBER, new Titles("Timer om ugen", "Hours a week"), null, "timer"),
                        own("ART", Variable.Type.STRING, new Titles("Ydelsens art", "Kind of care"), null, null)));
    }

    private static Variable own(
            String name, Variable.Type type, Titles titles, @Nullable String keyType, @Nullable String measuredIn) {
        return new Variable(name, type, titles, keyType, keyType != null, null, measuredIn, false);
    }

    private void organisation(String id, String name, Kind kind) {
        people.add(new Organisation(id, name, kind), AuditEntry.of(ACTOR, "organisation.added", id));
    }

    private void person(String id, String name, Role role, String organisation) {
        PersonId known = new PersonId(id);
        accounts.add(
                new Person(known, id + "@demo.invalid", name, Set.of(role), organisation, Locale.of("da")),
                new Accounts.Proof(DemoCodes.PASSWORD, secrets.draw(known), 0),
                AuditEntry.of(ACTOR, "person.added", id));
    }

    private void scheme(Scheme scheme, List<PackageItem> items, List<OwnData> ownData, String analyst) {
        String id = scheme.id().value();
        schemes.found(scheme, AuditEntry.of(ACTOR, "scheme.founded", id));
        schemes.attach(new PersonId(analyst), scheme.id(), AuditEntry.of(ACTOR, "person.attached", analyst));
        schemes.agree(scheme.id(), items, ownData, AuditEntry.of(ACTOR, "package.agreed", id));
    }

    /** Every variable of a register, its periods and the later ones. */
    private PackageItem all(String register, String reason) {
        return new PackageItem(
                        register,
                        catalogue.variables(register).stream()
                                .map(Variable::name)
                                .toList(),
                        catalogue.periods(register).stream()
                                .map(RegisterPeriod::period)
                                .toList(),
                        reason)
                .withLaterPeriods();
    }
}
