package dk.sluse;

import dk.sluse.audit.AuditEntry;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Importer;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.installation.Folders;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Accounts;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.synthetic.SyntheticDenmark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A whole installation in a folder of its own, run for real, for tests to work on. */
public final class Installation implements AutoCloseable {

    public static final AuditEntry SETUP = AuditEntry.of("system:test", "test.setup", "test");

    private final ConfigurableApplicationContext context;
    private final Path home;
    private final MovableClock clock;

    private Installation(ConfigurableApplicationContext context, Path home, MovableClock clock) {
        this.context = context;
        this.home = home;
        this.clock = clock;
    }

    /** Starts a server on a free port, whose clock the test can move. */
    public static Installation start(Path home, String... more) {
        MovableClock clock = new MovableClock();
        SpringApplication application = new SpringApplication(Sluse.class);
        application.addInitializers(started -> ((GenericApplicationContext) started)
                .registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
        String[] arguments = Stream.concat(
                        Stream.of("--sluse.home=" + home, "--server.port=0", "--logging.level.root=warn"),
                        Stream.of(more))
                .toArray(String[]::new);
        return new Installation(application.run(arguments), home, clock);
    }

    /** Starts one with a made-up Denmark, for several test classes; it ends with the last of them. */
    static Installation kept(String name, int persons, int years, String... more) {
        try {
            Path root = Files.createTempDirectory("sluse-" + name);
            Installation sluse = start(root.resolve("home"), more);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                sluse.close();
                try {
                    Folders.delete(root);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            sluse.importDenmark(Files.createDirectories(root.resolve("denmark")), persons, years);
            return sluse;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public Path home() {
        return home;
    }

    public MovableClock clock() {
        return clock;
    }

    public int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    /** Somebody with a browser, not signed in. */
    public Visitor visitor() {
        return new Visitor(port(), clock);
    }

    public void importDenmark(Path directory, int persons, int years) throws IOException, SQLException {
        new SyntheticDenmark(3, persons, years).writeTo(directory, _ -> {});
        importRegisters(directory);
    }

    /** Brings in what lies in a directory; it must be right. */
    public void importRegisters(Path directory) {
        Assertions.assertThat(bean(Importer.class).importNow(directory, "system:test", _ -> {}))
                .isEmpty();
    }

    public void organisation(String id, Organisation.Kind kind) {
        bean(People.class).add(new Organisation(id, id, kind), SETUP);
    }

    /** Somebody with an account; an analyst with all that access to data needs. */
    public Credentials person(String id, Role role, String organisation) {
        Credentials credentials = bean(Accounts.class)
                .add(new Person(new PersonId(id), email(id), id, Set.of(role), organisation, Locale.of("da")), SETUP);
        if (role == Role.ANALYST) {
            Clearance.give(this, person(id));
        }
        return credentials;
    }

    public static String email(String id) {
        return id + "@example.dk";
    }

    public Person person(String id) {
        return bean(People.class).find(new PersonId(id)).orElseThrow();
    }

    /** Every variable and period of a register. */
    public PackageItem all(String register) {
        Catalogue catalogue = bean(Catalogue.class);
        return new PackageItem(
                register,
                catalogue.variables(register).stream().map(Variable::name).toList(),
                catalogue.periods(register).stream().map(RegisterPeriod::period).toList(),
                "test");
    }

    /** Founds a scheme, agrees on its package and waits until it is delivered. */
    public SchemeId scheme(String id, String authority, List<PackageItem> items) {
        return scheme(id, authority, items, List.of());
    }

    /** The same with own data that the authority may bring in. */
    public SchemeId scheme(String id, String authority, List<PackageItem> items, List<OwnData> ownData) {
        SchemeId scheme = new SchemeId(id);
        Schemes schemes = bean(Schemes.class);
        schemes.found(new Scheme(scheme, authority, id, "Test of the whole way", LocalDate.of(2099, 1, 1)), SETUP);
        schemes.agree(scheme, items, ownData, SETUP);
        awaitDelivery(scheme);
        return scheme;
    }

    public void attach(String person, SchemeId scheme) {
        bean(Schemes.class).attach(new PersonId(person), scheme, SETUP);
    }

    public void awaitDelivery(SchemeId scheme) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> bean(Deliveries.class)
                        .newest(scheme)
                        .filter(delivery -> delivery.state() != Delivery.State.WAITING)
                        .isPresent());
    }

    public DeliveredPackage delivered(SchemeId scheme) {
        return bean(Deliveries.class).current(scheme).orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
