package dk.sluse;

import dk.sluse.audit.AuditEntry;
import dk.sluse.catalogue.Importer;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.people.Credentials;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.synthetic.SyntheticDenmark;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole installation in a folder of its own, run for real, for tests to work on. */
final class Installation implements AutoCloseable {

    static final AuditEntry SETUP = AuditEntry.of("system:test", "test.setup", "test");

    private final ConfigurableApplicationContext context;

    private Installation(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts a server on a free port. */
    static Installation start(Path home, String... more) {
        SpringApplication application = new SpringApplication(Sluse.class);
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("--sluse.home=" + home, "--server.port=0"),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        return new Installation(application.run(arguments));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    void importDenmark(Path directory, int persons, int years) throws IOException, SQLException {
        new SyntheticDenmark(3, persons, years).writeTo(directory, _ -> {});
        Assertions.assertThat(bean(Importer.class).importNow(directory, "system:test", _ -> {}))
                .isEmpty();
    }

    void organisation(String id, Organisation.Kind kind) {
        bean(People.class).add(new Organisation(id, id, kind), SETUP);
    }

    Credentials person(String id, Role role, String organisation) {
        return bean(People.class)
                .add(new Person(new PersonId(id), id + "@example.dk", id, role, organisation, Locale.of("da")), SETUP);
    }

    Person person(String id) {
        return bean(People.class).find(new PersonId(id)).orElseThrow();
    }

    /** Founds a scheme, agrees on its package and waits until it is delivered. */
    SchemeId scheme(String id, String authority, List<PackageItem> items) {
        SchemeId scheme = new SchemeId(id);
        Schemes schemes = bean(Schemes.class);
        schemes.found(new Scheme(scheme, authority, id, "Test of the whole way", LocalDate.of(2099, 1, 1)), SETUP);
        schemes.agree(scheme, items, SETUP);
        awaitDelivery(scheme);
        return scheme;
    }

    void awaitDelivery(SchemeId scheme) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> bean(Deliveries.class)
                        .newest(scheme)
                        .filter(delivery -> delivery.state() != Delivery.State.WAITING)
                        .isPresent());
    }

    @Override
    public void close() {
        context.close();
    }
}
