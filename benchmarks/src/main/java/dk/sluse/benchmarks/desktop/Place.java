package dk.sluse.benchmarks.desktop;

import dk.sluse.Sluse;
import dk.sluse.agent.Agent;
import dk.sluse.agent.Places;
import dk.sluse.agent.gate.Reach;
import dk.sluse.agent.wire.AgentClient;
import dk.sluse.audit.AuditEntry;
import dk.sluse.delivery.Deliveries;
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
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.Desktops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A demo with an agent beside it and with so many analysts in one scheme. */
final class Place implements AutoCloseable {

    static final SchemeId SCHEME = new SchemeId("work-and-income");

    private static final AuditEntry SETUP = AuditEntry.of("system:bench", "bench.filled", "bench");
    private static final String IMAGE = "small";

    final Places places;
    final AgentClient client;
    private final ConfigurableApplicationContext sluse;
    private final Agent agent;

    private Place(ConfigurableApplicationContext sluse, Path home, Path images) throws IOException {
        this.sluse = sluse;
        this.places = Places.of(home, images);
        this.agent = Agent.start(places, 0, 0);
        this.client = new AgentClient(new Reach.Here(places).agent());
    }

    static Place start(Path home, Path images, int analysts) throws IOException {
        SpringApplication application = new SpringApplication(Sluse.class);
        application.setAdditionalProfiles("demo");
        ConfigurableApplicationContext sluse = application.run(
                "--sluse.home=" + home,
                "--server.port=0",
                "--demo.persons=20000",
                "--demo.years=1",
                "--sluse.workspace.images=" + images,
                "--sluse.workspace.image=" + IMAGE);
        Place place = new Place(sluse, home.toAbsolutePath().normalize(), images);
        while (sluse.getBean(Deliveries.class).current(SCHEME).isEmpty()) {
            LockSupport.parkNanos(200_000_000L);
        }
        names(analysts).forEach(place::analyst);
        return place;
    }

    static List<String> names(int analysts) {
        return IntStream.rangeClosed(1, analysts)
                .mapToObj(number -> "bench-" + number)
                .toList();
    }

    private void analyst(String name) {
        PersonId person = new PersonId(name);
        if (sluse.getBean(People.class).find(person).isPresent()) {
            return;
        }
        var _ = sluse.getBean(Accounts.class)
                .add(
                        new Person(
                                person,
                                name + "@bench.invalid",
                                name,
                                Set.of(Role.ANALYST),
                                "labour-agency",
                                Locale.of("da")),
                        SETUP);
        sluse.getBean(Associations.class).approve(person, "labour-agency", SETUP);
        sluse.getBean(UserAgreements.class).accept(person);
        Certification certification = sluse.getBean(Certification.class);
        Attempt attempt = certification.begin(person).orElseThrow();
        var _ = certification.answer(person, attempt.solution());
        sluse.getBean(Approvals.class).approve(person, person);
        sluse.getBean(Schemes.class).attach(person, SCHEME, SETUP);
    }

    int port() {
        return Integer.parseInt(String.valueOf(sluse.getEnvironment().getProperty("local.server.port")));
    }

    /** Opens somebody's workspace as his click does; gives its number. */
    int open(String name) {
        Person person = sluse.getBean(People.class).find(new PersonId(name)).orElseThrow();
        Desktops desktops = sluse.getBean(Desktops.class);
        desktops.open(person, SCHEME).ifPresent(refusal -> {
            throw new IllegalStateException("a workspace is not opened: " + refusal);
        });
        return desktops.running(person.id(), SCHEME).orElseThrow().workspace();
    }

    void end(String name) {
        sluse.getBean(Desktops.class).end(new PersonId(name), SCHEME);
    }

    /** A file that somebody has written into his home folder. */
    Path file(int workspace, String name) {
        return places.run().resolve("disks/own-" + workspace + "/home").resolve(name);
    }

    @Override
    public void close() {
        try {
            agent.endAll();
            agent.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sluse.close();
        }
    }
}
