package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.LockModel.Command;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.release.author.AuthorWork;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.home.Fetched;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.review.ReviewWork;
import dk.sluse.release.review.Reviews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever anybody presses in whatever order, a request is where a person with a pencil would have it, and nothing else goes home. */
class LockModelTest {

    private static final List<String> PEOPLE = Stream.concat(
                    Stream.of("ann", "bo", "abe"), LockOffice.REVIEWERS.stream())
            .toList();

    private static final LockOffice OFFICE = withTwoReviewersAndPreapproval();

    /** Somebody who tries something. */
    record Step(String person, Command command) {}

    private static final List<Step> ALL = PEOPLE.stream()
            .flatMap(person -> Arrays.stream(Command.values()).map(command -> new Step(person, command)))
            .toList();
    private static final List<Step> OWN =
            ALL.stream().filter(step -> step.command().isFor(step.person())).toList();
    private static final Set<Command> ENDS =
            Set.of(Command.WITHDRAW, Command.RECALL, Command.GIVE_BACK, Command.RETURN);

    private final Map<String, Person> people = new HashMap<>();

    private static LockOffice withTwoReviewersAndPreapproval() {
        LockOffice office = LockOffice.shared();
        office.sluse()
                .bean(RiskPolicies.class)
                .set(
                        new PersonId("rie"),
                        LockOffice.MODEL,
                        LockOffice.policy(Map.of(
                                "atOnce",
                                Set.of(),
                                "lightFiles",
                                0,
                                "samplePercent",
                                0,
                                "preapproval",
                                true,
                                "alwaysTwo",
                                Set.of())));
        return office;
    }

    /** Numbers that become steps: half of them lead on from where the request is, a quarter are somebody's to do, a quarter anything. */
    @Provide
    Arbitrary<List<Integer>> walks() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMinSize(2).ofMaxSize(60);
    }

    private static Step step(int number, LockModel model) {
        List<Step> leading = ALL.stream()
                .filter(step -> model.after(step.command(), step.person()).isPresent())
                .filter(step -> !ENDS.contains(step.command()) || number % 9 == 0)
                .toList();
        List<Step> choice = number % 4 == 0 ? ALL : number % 4 == 1 || leading.isEmpty() ? OWN : leading;
        return choice.get(number / 4 % choice.size());
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void isWhereTheModelHasIt(@ForAll("walks") List<Integer> walk) {
        int request = OFFICE.filed();
        LockModel model = new LockModel();
        for (int number : walk) {
            Step step = step(number, model);
            Optional<LockModel> expected = model.after(step.command(), step.person());

            boolean done = press(request, step);

            assertThat(done).as("%s in %s", step, model).isEqualTo(expected.isPresent());
            model = expected.orElse(model);
            assertThat(is(request, model))
                    .as("%s led to %s and not to %s", step, OFFICE.the(request), model)
                    .isTrue();
        }
    }

    /** Two at once: what comes out is what one after the other would have given, in one order or the other. */
    @Property(shrinking = ShrinkingMode.OFF)
    void isWhereTheModelHasItWhenTwoPressAtOnce(@ForAll("walks") List<Integer> walk) {
        int request = OFFICE.filed();
        LockModel model = new LockModel();
        for (int number : walk.subList(0, walk.size() - 2)) {
            Step step = step(number, model);
            press(request, step);
            model = model.after(step.command(), step.person()).orElse(model);
        }

        Step first = step(walk.get(walk.size() - 2), model);
        Step last = step(walk.getLast(), model);
        AtOnce done = AtOnce.of(() -> press(request, first), () -> press(request, last));

        assertThat(done.serial(
                                model,
                                one -> one.after(first.command(), first.person()),
                                one -> one.after(last.command(), last.person()))
                        .anyMatch(expected -> is(request, expected)))
                .as("%s and %s in %s: %s", first, last, model, done)
                .isTrue();
    }

    /** Whether it could be done. */
    private boolean press(int request, Step step) {
        Person person;
        synchronized (people) {
            person = people.computeIfAbsent(step.person(), OFFICE::person);
        }
        AuthorWork author = OFFICE.sluse().bean(AuthorWork.class);
        ReviewWork review = OFFICE.sluse().bean(ReviewWork.class);
        AfterWork after = OFFICE.sluse().bean(AfterWork.class);
        Optional<RequestRefusal> refusal = switch (step.command()) {
            case LEAVE -> author.leave(person, request, 2, true);
            case TAKE -> author.leave(person, request, 2, false);
            case SEND -> author.send(person, request);
            case WITHDRAW -> author.withdraw(person, request);
            case PREAPPROVE -> author.preapprove(person, request, true);
            case GIVE_BACK -> author.preapprove(person, request, false);
            case CLAIM -> review.claim(person, request);
            case DROP -> review.drop(person, request, person.id());
            case YES_1 -> vote(person, request, 1, true);
            case NO_1 -> vote(person, request, 1, false);
            case YES_2 -> vote(person, request, 2, true);
            case NO_2 -> vote(person, request, 2, false);
            case FINISH -> review.finish(person, request);
            case THIRD -> review.callThird(person, request);
            case RETURN -> review.giveBack(person, request, "Say more");
            case RECALL -> after.recall(person, request, "A mistake", false);
            case APPEAL -> after.appeal(person, request, "It is safe");
            case DELETED -> after.deleted(person, request);
            case FETCH -> fetched(after, person, request);
        };
        return refusal.isEmpty();
    }

    private static Optional<RequestRefusal> vote(Person person, int request, int file, boolean approves) {
        String sha256 = OFFICE.files(request).get(file - 1).sha256();
        return OFFICE.sluse().bean(ReviewWork.class).vote(person, request, file, sha256, approves, "Because");
    }

    private static Optional<RequestRefusal> fetched(AfterWork after, Person person, int request) {
        try {
            return after.fetch(person, request, 1).isPresent() ? Optional.empty() : Optional.of(RequestRefusal.STATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean is(int request, LockModel model) {
        Request one = OFFICE.the(request);
        List<RequestFile> files = OFFICE.files(request);
        Map<Integer, Boolean> decided = new TreeMap<>();
        files.stream()
                .filter(file -> file.decision() != null)
                .forEach(file -> decided.put(file.number(), file.decision() == RequestFile.Decision.APPROVED));
        Map<String, Boolean> seats = new TreeMap<>();
        OFFICE.sluse()
                .bean(Reviews.class)
                .panel(one)
                .seats()
                .forEach(seat -> seats.put(seat.reviewer().value(), seat.finished()));
        Set<String> owing = OFFICE.sluse().bean(AfterWork.class).fetched(request).stream()
                .filter(fetched -> fetched.deletedAt() == null)
                .map(Fetched::person)
                .map(PersonId::value)
                .collect(Collectors.toCollection(TreeSet::new));
        return one.state() == model.state
                && one.panel() == model.panel
                && files.get(1).leftOut() == model.left
                && decided.equals(model.decided)
                && seats.equals(model.seats)
                && owing.equals(model.owing);
    }
}
