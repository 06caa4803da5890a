package dk.sluse.demo;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.Organisation;
import dk.sluse.people.Organisation.Kind;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.Approvals;
import dk.sluse.people.access.Associations;
import dk.sluse.people.access.UserAgreements;
import dk.sluse.people.certification.Attempt;
import dk.sluse.people.certification.Certification;
import dk.sluse.people.proof.Accounts;
import dk.sluse.people.proof.DemoCodes;
import dk.sluse.people.proof.OneTimeSecrets;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The demo's organisations and persons, and how its analysts came to their access. */
@Component
@ConditionalOnBooleanProperty("sluse.demo")
class DemoPeople {

    static final String ACTOR = "system:demo";

    /** How somebody comes to access. */
    @Component
    @ConditionalOnBooleanProperty("sluse.demo")
    record Chain(
            Associations associations, UserAgreements agreements, Certification certification, Approvals approvals) {}

    private final People people;
    private final Accounts accounts;
    private final OneTimeSecrets secrets;
    private final Chain chain;

    DemoPeople(People people, Accounts accounts, OneTimeSecrets secrets, Chain chain) {
        this.people = people;
        this.accounts = accounts;
        this.secrets = secrets;
        this.chain = chain;
    }

    boolean areThere() {
        return people.organisation("office").isPresent();
    }

    void add() {
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
        person("sofie", "Sofie Juul", Role.OFFICE_SIGNATORY, "office");
        person("clara", "Clara Dam", Role.RESEARCH_SERVICES, "office");
        person("carl", "Carl Friis", Role.RESEARCH_SERVICES, "office");
        person("dorte", "Dorte Lund", Role.REGISTER_OWNER, "persons");
        person("birk", "Birk Elm", Role.REGISTER_OWNER, "business");
        person("ib", "Ib Torp", Role.IT_CENTRE, "it");
        person("david", "David Kjær", Role.REGISTER_OWNER, "health");
        clear("asta", "bo", "labour-agency");
        clear("eva", "finn", "fjord");
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

    /** What the analyst, his responsible person and the office would do, done by them. */
    private void clear(String id, String responsible, String organisation) {
        PersonId person = new PersonId(id);
        chain.associations().approve(person, organisation, AuditEntry.of(responsible, "association.approved", id));
        chain.agreements().accept(person);
        Attempt attempt = chain.certification().begin(person).orElseThrow();
        var _ = chain.certification().answer(person, attempt.solution()).orElseThrow();
        chain.approvals().approve(person, new PersonId("clara"));
    }
}
