package dk.sluse.demo;

import dk.sluse.audit.AuditEntry;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's schemes. */
@Component
@ConditionalOnBooleanProperty("sluse.demo")
class DemoSchemes {

    private static final LocalDate UNTIL = LocalDate.of(2031, 12, 31);

    private final DemoPeople people;
    private final Schemes schemes;
    private final Catalogue catalogue;

    DemoSchemes(DemoPeople people, Schemes schemes, Catalogue catalogue) {
        this.people = people;
        this.schemes = schemes;
        this.catalogue = catalogue;
    }

    /** All of them in one transaction; nothing if they are there already. */
    @Transactional
    public void make() {
        if (people.areThere()) {
            return;
        }
        people.add();
        addSchemes();
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

    private void scheme(Scheme scheme, List<PackageItem> items, List<OwnData> ownData, String analyst) {
        String id = scheme.id().value();
        schemes.found(scheme, AuditEntry.of(DemoPeople.ACTOR, "scheme.founded", id));
        schemes.attach(new PersonId(analyst), scheme.id(), AuditEntry.of(DemoPeople.ACTOR, "person.attached", analyst));
        schemes.agree(scheme.id(), items, ownData, AuditEntry.of(DemoPeople.ACTOR, "package.agreed", id));
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
