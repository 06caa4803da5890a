package dk.sluse.demo;

import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Waits until the demo's packages are delivered, then says where to go and as whom. */
@Component
@ConditionalOnBooleanProperty("sluse.demo")
class DemoWelcome {

    private static final List<SchemeId> SCHEMES =
            List.of(new SchemeId("work-and-income"), new SchemeId("health-in-fjord"));

    private final Deliveries deliveries;
    private final People people;
    private final Environment environment;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("demo-welcome").factory());

    DemoWelcome(Deliveries deliveries, People people, Environment environment) {
        this.deliveries = deliveries;
        this.people = people;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void watch() {
        var _ = clock.scheduleWithFixedDelay(this::look, 0, 500, TimeUnit.MILLISECONDS);
    }

    private void look() {
        boolean ready = SCHEMES.stream()
                .allMatch(scheme -> deliveries
                        .newest(scheme)
                        .filter(delivery -> delivery.state() != Delivery.State.WAITING)
                        .isPresent());
        if (ready) {
            clock.shutdown();
            welcome();
        } else {
            SCHEMES.stream()
                    .mapToInt(deliveries::percent)
                    .max()
                    .ifPresent(percent -> DemoSetup.progress("packages, every key replaced", Math.min(percent, 99)));
        }
    }

    @SuppressWarnings("SystemOut")
    private void welcome() {
        System.out.println("\r  packages, every key replaced: 100 %   ");
        System.out.println();
        System.out.println(
                "Sluse is ready: https://localhost:" + environment.getProperty("local.server.port") + "/demo");
        System.out.println("(your browser will warn once: the demo's certificate is its own)");
        System.out.println("One click signs you in as:");
        for (Person person : people.all()) {
            System.out.printf(
                    "  %-12s %s%n",
                    person.name(),
                    person.roles().stream()
                            .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        System.out.println("Ctrl-C stops it; the next start keeps the data.");
    }
}
