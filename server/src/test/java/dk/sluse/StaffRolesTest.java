package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.Contact;
import dk.sluse.people.Organisation;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.StaffRefusal;
import dk.sluse.people.access.StaffWork;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which roles and addresses an authority gives its people. */
class StaffRolesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("fjord", Organisation.Kind.MUNICIPALITY);
        sluse.person("bo", Role.RESPONSIBLE, "agency");
        sluse.person("finn", Role.RESPONSIBLE, "fjord");
        sluse.person("adam", Role.ADMINISTRATOR, "agency");
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    private static Person the(String id) {
        return sluse.person(id);
    }

    private static StaffWork staff() {
        return sluse.bean(StaffWork.class);
    }

    @Test
    void givesRolesOnlyAsTheRulesHaveIt() {
        PersonId adam = the("adam").id();
        PersonId bo = the("bo").id();
        assertThat(staff().assign(the("adam"), adam, Role.SIGNATORY)).hasValue(StaffRefusal.NOT_YOURS);
        assertThat(staff().assign(the("finn"), adam, Role.CONTACT)).hasValue(StaffRefusal.NOT_YOURS);
        assertThat(staff().assign(the("bo"), bo, Role.SUBSTITUTE)).hasValue(StaffRefusal.OWN_SUBSTITUTE);
        for (Role role : List.of(
                Role.RESPONSIBLE,
                Role.ANALYST,
                Role.RESEARCH_SERVICES,
                Role.CONSULTING,
                Role.OFFICE_SIGNATORY,
                Role.IT_CENTRE,
                Role.REGISTER_OWNER)) {
            assertThat(staff().assign(the("bo"), adam, role)).hasValue(StaffRefusal.ROLE);
        }
        assertThat(staff().relieve(the("bo"), bo, Role.RESPONSIBLE)).hasValue(StaffRefusal.ROLE);

        assertThat(staff().assign(the("bo"), adam, Role.SUBSTITUTE)).isEmpty();
        assertThat(the("adam").answersForAuthority()).isTrue();
        assertThat(staff().relieve(the("bo"), adam, Role.SUBSTITUTE)).isEmpty();
        assertThat(the("adam").answersForAuthority()).isFalse();
    }

    @Test
    void takesNewAddressesOnlyFromTheDomainsThatAreSaid() {
        assertThat(staff().setDomains(the("finn"), List.of("fjord.example", " KYST.example ", "")))
                .isEmpty();
        assertThat(staff().setDomains(the("finn"), List.of("no domain"))).hasValue(StaffRefusal.DOMAIN);
        assertThat(staff().setDomains(the("finn"), List.of())).hasValue(StaffRefusal.LAST_DOMAIN);

        assertThat(staff().associate(the("finn"), new Contact("K", "k@kyst.example")))
                .isEmpty();
        assertThat(staff().associate(the("finn"), new Contact("L", "l@example.dk")))
                .hasValue(StaffRefusal.DOMAIN);
    }
}
