package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.notices.Notices;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.broker.AssuranceLevel;
import dk.sluse.people.broker.BrokerIdentities;
import dk.sluse.people.broker.BrokerRefusal;
import dk.sluse.people.broker.Vouched;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is meant by an identity that a broker vouches for. {@link BrokerSignInTest} comes through a real one. */
class BrokerTest {

    private static final String CVR = "12345674";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home);
        sluse.bean(People.class)
                .add(new Organisation("agency", "Agency", Organisation.Kind.AGENCY, CVR), Installation.SETUP);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.person("rikke", Role.RESEARCH_SERVICES, "office");
        for (String id : new String[] {"anna", "noah", "emma"}) {
            sluse.person(id, Role.CONTACT, "agency");
        }
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    private static BrokerIdentities.Answer find(
            String subject, @Nullable String email, @Nullable String level, @Nullable String cvr) {
        return sluse.bean(BrokerIdentities.class)
                .find(new Vouched("https://broker.example", subject, email, level, cvr), AssuranceLevel.SUBSTANTIAL);
    }

    private static void finds(String whom, BrokerIdentities.Answer answer) {
        assertThat(answer.person()).isEqualTo(sluse.person(whom));
    }

    @Test
    void asksForALevel() {
        for (String level : new String[] {"Low", "", "Very high", "https://data.gov.dk/concept/core/nsis/Low", null}) {
            assertThat(find("s-emma", Installation.email("emma"), level, CVR).refusal())
                    .isEqualTo(BrokerRefusal.LEVEL);
        }
        finds("emma", find("s-emma", Installation.email("emma"), "https://data.gov.dk/concept/core/nsis/High", CVR));
    }

    @Test
    void isTheSamePersonWhateverBecomesOfTheAddress() {
        String address = Installation.email("anna");
        assertThat(find("s-anna", null, "High", CVR).refusal()).isEqualTo(BrokerRefusal.EMAIL);
        assertThat(find("s-anna", address, "High", null).refusal()).isEqualTo(BrokerRefusal.CVR);
        finds("anna", find("s-anna", address.toUpperCase(Locale.ROOT), "High", CVR));
        assertThat(sluse.bean(Notices.class).of(new PersonId("anna"), 1)).hasSize(1);
        finds("anna", find("s-anna", null, "High", null));
        finds("anna", find("s-anna", Installation.email("noah"), "Substantial", CVR));

        assertThat(find("s-other", address, "High", CVR).refusal()).isEqualTo(BrokerRefusal.OTHER_IDENTITY);
        sluse.bean(BrokerIdentities.class).forget(new PersonId("anna"));
        assertThat(find("s-anna", address, "High", CVR).refusal())
                .as("what was forgotten does not come back")
                .isEqualTo(BrokerRefusal.OTHER_IDENTITY);
        finds("anna", find("s-other", address, "High", CVR));
    }

    /** Whoever can write an address into his identity does not become somebody whose organisation nobody can compare. */
    @Test
    void letsInNobodyOfTheOfficeByAnAddressAlone() {
        assertThat(find("s-rikke", Installation.email("rikke"), "High", CVR).refusal())
                .isEqualTo(BrokerRefusal.CVR);
    }

    @Test
    void letsInNobodyElse() {
        assertThat(find("s-x", "nobody@example.dk", "High", CVR).refusal()).isEqualTo(BrokerRefusal.UNKNOWN);
        assertThat(find("s-noah", Installation.email("noah"), "High", "25450442")
                        .refusal())
                .isEqualTo(BrokerRefusal.OTHER_ORGANISATION);
        assertThat(sluse.bean(BrokerIdentities.class).isBound(new PersonId("noah")))
                .isFalse();
        finds("noah", find("s-noah", Installation.email("noah"), "High", CVR));
        assertThat(find("s-noah", Installation.email("noah"), "High", "25450442")
                        .refusal())
                .isEqualTo(BrokerRefusal.OTHER_ORGANISATION);
    }
}
