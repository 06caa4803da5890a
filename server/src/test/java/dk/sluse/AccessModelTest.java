package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.AccessModel.Command;
import dk.sluse.people.Contact;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Organisation;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.Standing;
import dk.sluse.people.access.Standings;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever anybody tries in whatever order, and whatever day it becomes, an analyst sees data when the rules on paper say so, and not otherwise. */
class AccessModelTest {

    private static final List<String> PEOPLE = List.of("anna", "bo", "sub", "adam", "finn", "rikke", "karen");
    private static final List<Integer> WAITS = List.of(1, 20, 35, 200);

    /** Somebody who tries something. */
    record Step(String person, Command command) {}

    private static final List<Step> ALL = PEOPLE.stream()
            .flatMap(person -> Arrays.stream(Command.values()).map(command -> new Step(person, command)))
            .toList();

    private static final Path HOME = folder();
    private static final Installation SLUSE = installation();
    private static final AccessActions ACTIONS = new AccessActions(SLUSE);

    private static int schemes;
    private static AccessModel model = firstModel();

    private static Path folder() {
        try {
            return Files.createTempDirectory("sluse-access");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Installation installation() {
        Installation sluse = Installation.start(HOME);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("fjord", Organisation.Kind.MUNICIPALITY);
        sluse.person("rikke", Role.RESEARCH_SERVICES, "office");
        sluse.person("karen", Role.CONSULTING, "office");
        sluse.person("bo", Role.RESPONSIBLE, "agency");
        sluse.person("sub", Role.SUBSTITUTE, "agency");
        sluse.person("adam", Role.ADMINISTRATOR, "agency");
        sluse.person("finn", Role.RESPONSIBLE, "fjord");
        sluse.person("anna", Role.ANALYST, "agency");
        return sluse;
    }

    private static LocalDate today() {
        return OfficeTime.today(SLUSE.clock());
    }

    private static AccessModel firstModel() {
        Standing cleared = SLUSE.bean(Standings.class).of(new PersonId("anna"));
        LocalDate certified = Objects.requireNonNull(cleared.certifiedUntil());
        AccessModel begun =
                new AccessModel(today(), true, today(), true, certified, 1, true, false, null, false, false, today());
        return begun.inScheme(foundScheme());
    }

    private static LocalDate foundScheme() {
        schemes++;
        LocalDate until = today().plusDays(300);
        SLUSE.bean(Schemes.class)
                .found(new Scheme(scheme(), "agency", "Persons", "Planning", until), Installation.SETUP);
        return until;
    }

    private static SchemeId scheme() {
        return new SchemeId("persons-" + schemes);
    }

    @AfterContainer
    static void stop() {
        SLUSE.close();
    }

    @Provide
    Arbitrary<List<Integer>> walks() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMinSize(2).ofMaxSize(20);
    }

    /** Half of the steps lead on, as else most are refused; every ninth is time that passes. */
    private static Optional<Step> step(int number) {
        model = model.today().equals(today()) ? model : model.waited(today());
        if (number % 9 == 0) {
            SLUSE.clock().advance(Duration.ofDays(WAITS.get(number / 9 % WAITS.size())));
            model = model.waited(today());
            if (today().isAfter(model.schemeUntil()) && number % 2 == 0) {
                model = model.inScheme(foundScheme());
            }
            return Optional.empty();
        }
        List<Step> leading = ALL.stream()
                .filter(step -> model.after(step.command(), step.person()).isPresent())
                .toList();
        List<Step> choice = number % 2 == 0 ? ALL : leading;
        return Optional.of(choice.get(number / 9 % choice.size()));
    }

    private static boolean press(Step step) {
        return ACTIONS.press(step.command(), SLUSE.person(step.person()), scheme());
    }

    /** Whether it is in the program as in a model. */
    private static boolean is(AccessModel expected) {
        Standing standing = SLUSE.bean(Standings.class).of(new PersonId("anna"));
        boolean attached = SLUSE.bean(Schemes.class).attached(scheme()).contains(new PersonId("anna"));
        boolean sees = SLUSE.bean(SchemeAccess.class)
                .refusalToAnalyse(SLUSE.person("anna"), scheme())
                .isEmpty();
        return standing.isStaff() == expected.staff()
                && standing.approved() == expected.approved()
                && expected.certified().equals(standing.certifiedUntil())
                && attached == expected.attached()
                && sees == expected.seesData();
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void isOpenWhenTheModelSaysSo(@ForAll("walks") List<Integer> walk) {
        for (int number : walk) {
            Optional<Step> step = step(number);
            if (step.isPresent()) {
                Optional<AccessModel> expected =
                        model.after(step.get().command(), step.get().person());
                AccessModel before = model;
                assertThat(press(step.get())).as("%s in %s", step.get(), before).isEqualTo(expected.isPresent());
                model = expected.orElse(model);
            }
            assertThat(is(model)).as("%s led to %s", step, model).isTrue();
        }
    }

    /** Two at once: what comes out is what one after the other would have given, in one order or the other. */
    @Property(shrinking = ShrinkingMode.OFF)
    void isOpenWhenTheModelSaysSoAlsoWhenTwoTryAtOnce(@ForAll("walks") List<Integer> walk) {
        Optional<Step> one = step(walk.getFirst());
        Optional<Step> two = step(walk.getLast());
        if (one.isEmpty() || two.isEmpty()) {
            return;
        }
        AtOnce done = AtOnce.of(() -> press(one.get()), () -> press(two.get()));
        Optional<AccessModel> found = done.serial(
                        model,
                        before -> before.after(one.get().command(), one.get().person()),
                        before -> before.after(two.get().command(), two.get().person()))
                .filter(AccessModelTest::is)
                .findFirst();
        assertThat(found).as("%s and %s in %s: %s", one, two, model, done).isPresent();
        model = found.orElseThrow();
    }

    /** The contact by which an authority names anna. */
    static Contact anna() {
        return new Contact("anna", Installation.email("anna"));
    }
}
