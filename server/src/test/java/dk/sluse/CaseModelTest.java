package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.CaseModel.Command;
import dk.sluse.billing.Offers;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Deliveries;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.CaseState;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.casework.Casework;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentVersion;
import dk.sluse.scheme.content.ContentWork;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Selection;
import dk.sluse.scheme.contract.ContractWork;
import dk.sluse.scheme.contract.Contracts;
import dk.sluse.scheme.contract.Signature;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever anybody presses in whatever order, a case is where a person with a pencil would have it. */
class CaseModelTest {

    private static final List<String> PEOPLE =
            List.of("carla", "finn", "anna", "karen", "kaj", "rikke", "dorte", "ib", "hans", "signe", "sofie");

    private static final CaseOffice OFFICE = CaseOffice.shared();

    /** Somebody who tries something. */
    record Step(String person, Command command) {}

    private static final List<Step> ALL = PEOPLE.stream()
            .flatMap(person -> Arrays.stream(Command.values()).map(command -> new Step(person, command)))
            .toList();

    /** What is somebody's to do, whether or not it can be done now. */
    private static final List<Step> OWN =
            ALL.stream().filter(step -> step.command().isFor(step.person())).toList();

    /** What a walk should not often come to. */
    private static final Set<Command> ENDS = EnumSet.of(Command.WITHDRAW, Command.FIND_NOT_ELIGIBLE, Command.SPOIL);

    private final Map<String, Person> people = new HashMap<>();

    /** Numbers that become steps: half of them something that leads on from where the case is, a quarter what is somebody's to do,
     * a quarter anything by anybody. */
    @Provide
    Arbitrary<List<Integer>> walks() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMinSize(2).ofMaxSize(40);
    }

    private static Step step(int number, CaseModel model) {
        List<Step> leading = ALL.stream()
                .filter(step -> model.after(step.command(), step.person()).isPresent())
                .filter(step -> !ENDS.contains(step.command()) || number % 7 == 0)
                .toList();
        List<Step> choice = number % 4 == 0 ? ALL : number % 4 == 1 || leading.isEmpty() ? OWN : leading;
        return choice.get(number / 4 % choice.size());
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void isWhereTheModelHasIt(@ForAll("walks") List<Integer> walk) {
        CaseId id = OFFICE.submitted();
        CaseModel model = CaseModel.BEGUN;
        for (int number : walk) {
            Step step = step(number, model);
            Optional<CaseModel> expected = model.after(step.command(), step.person());

            Optional<CaseRefusal> refusal = press(id, step);

            assertThat(refusal.isPresent()).as("%s in %s", step, model).isEqualTo(expected.isEmpty());
            model = expected.orElse(model);
            assertIs(id, model, step);
        }
    }

    /** Two at once: what comes out is what one after the other would have given, in one order or the other. */
    @Property(shrinking = ShrinkingMode.OFF)
    void isWhereTheModelHasItWhenTwoPressAtOnce(@ForAll("walks") List<Integer> walk) {
        CaseId id = OFFICE.submitted();
        CaseModel model = CaseModel.BEGUN;
        for (int number : walk.subList(0, walk.size() - 2)) {
            Step step = step(number, model);
            press(id, step);
            model = model.after(step.command(), step.person()).orElse(model);
        }

        Step first = step(walk.get(walk.size() - 2), model);
        Step last = step(walk.getLast(), model);
        AtOnce done = AtOnce.of(
                () -> press(id, first).isEmpty(), () -> press(id, last).isEmpty());

        assertThat(done.serial(
                                model,
                                one -> one.after(first.command(), first.person()),
                                one -> one.after(last.command(), last.person()))
                        .filter(expected -> is(id, expected))
                        .findFirst())
                .as("%s and %s in %s: %s", first, last, model, done)
                .isPresent();
    }

    private Optional<CaseRefusal> press(CaseId id, Step step) {
        Person person = people.computeIfAbsent(step.person(), OFFICE.sluse()::person);
        Casework casework = OFFICE.sluse().bean(Casework.class);
        ContentWork work = OFFICE.sluse().bean(ContentWork.class);
        return switch (step.command()) {
            case FILL -> work.write(person, id, _ -> CaseOffice.complete());
            case SPOIL -> work.write(person, id, _ -> Content.EMPTY);
            case SUBMIT_CONTENT -> work.submit(person, id);
            case ASK_APPROVALS -> work.askApprovals(person, id);
            case APPROVE -> work.approve(person, id, version(id));
            case REJECT -> work.reject(person, id, version(id), "No");
            case OFFER -> OFFICE.offer(person, id);
            case ACCEPT_OFFER -> OFFICE.accept(person, id);
            case DRAW_UP -> OFFICE.sluse().bean(ContractWork.class).drawUp(person, id);
            case SIGN -> OFFICE.sign(person, id);
            case SUBMIT,
                    WITHDRAW,
                    CLAIM,
                    RETURN,
                    FIND_ELIGIBLE,
                    FIND_NOT_ELIGIBLE,
                    CLAIM_CONTENT,
                    RETURN_CONTENT,
                    DECLINE_OFFER,
                    OFFER_AGAIN,
                    REOPEN_CONTENT ->
                casework.act(person, id, CaseAction.valueOf(step.command().name()), "Because");
        };
    }

    private static int version(CaseId id) {
        return OFFICE.sluse()
                .bean(Contents.class)
                .newest(id)
                .map(ContentVersion::version)
                .orElse(0);
    }

    private static void assertIs(CaseId id, CaseModel model, Step step) {
        assertThat(is(id, model))
                .as("%s led to %s and not to %s", step, the(id), model)
                .isTrue();
    }

    private static boolean is(CaseId id, CaseModel model) {
        Case one = the(id);
        int versions = version(id);
        int offered = OFFICE.sluse()
                .bean(Offers.class)
                .newest(id)
                .map(offer -> offer.contentVersion())
                .orElse(0);
        String worker = one.claimedBy() == null ? "" : one.claimedBy().value();
        return one.state() == model.state()
                && versions == model.submitted()
                && offered == model.offered()
                && worker.equals(model.worker())
                && signed(id, one).equals(model.signed())
                && inForce(id) == (model.state() == CaseState.AGREED);
    }

    /** Who has signed the contract that the case stands by. */
    private static Set<String> signed(CaseId id, Case one) {
        boolean stands = one.state() == CaseState.SIGNING || one.state() == CaseState.AGREED;
        return OFFICE.sluse().bean(Contracts.class).newest(id).stream()
                .filter(_ -> stands)
                .flatMap(contract -> contract.signatures().stream())
                .map(Signature::person)
                .map(PersonId::value)
                .collect(Collectors.toSet());
    }

    /** Whether there is anything that could be delivered, or anybody let in to. */
    private static boolean inForce(CaseId id) {
        Schemes schemes = OFFICE.sluse().bean(Schemes.class);
        SchemeId scheme = new SchemeId(id.value());
        boolean agreed = schemes.agreement(scheme).isPresent();
        boolean ordered =
                !OFFICE.sluse().bean(Deliveries.class).deliveries(scheme).isEmpty();
        if (schemes.find(scheme).isPresent() != agreed || ordered != agreed) {
            throw new AssertionError("half in force: " + id);
        }
        schemes.agreement(scheme).ifPresent(one -> assertIsWhatWasSigned(id, one));
        return agreed;
    }

    /** The package is what the contract says, and the keys that tell whom rows are about. */
    private static void assertIsWhatWasSigned(CaseId id, Agreement agreement) {
        int version =
                OFFICE.sluse().bean(Contracts.class).newest(id).orElseThrow().contentVersion();
        Content content = OFFICE.sluse()
                .bean(Contents.class)
                .version(id, version)
                .orElseThrow()
                .content();
        assertThat(agreement.items())
                .extracting("register")
                .isEqualTo(content.registers().stream().map(Selection::register).toList());
        agreement.items().forEach(item -> {
            Selection signed = content.register(item.register()).orElseThrow();
            List<String> unitKeys = OFFICE.sluse().bean(Catalogue.class).variables(item.register()).stream()
                    .filter(Variable::unitKey)
                    .map(Variable::name)
                    .toList();
            assertThat(item.variables())
                    .containsAll(signed.variables())
                    .allMatch(name -> signed.variables().contains(name) || unitKeys.contains(name));
            assertThat(item.periods()).isEqualTo(signed.periods());
        });
    }

    private static Case the(CaseId id) {
        return OFFICE.sluse().bean(Cases.class).find(id).orElseThrow();
    }
}
