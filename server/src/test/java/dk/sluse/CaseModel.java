package dk.sluse;

import dk.sluse.scheme.casework.CaseState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A case as somebody would keep it on paper, who knows the rules and not the program.
 *
 * @param complete whether the draft of the content could be submitted
 * @param submitted how many versions of the content there are
 * @param waiting who has been asked about the newest version and has not approved it
 * @param worker who in the office works on it; empty if nobody does
 * @param signed who has signed the newest contract
 * @param offered the version that the last offer was for; 0 if there was none
 */
record CaseModel(
        CaseState state,
        boolean complete,
        int submitted,
        Set<String> waiting,
        String worker,
        int offered,
        Set<String> signed) {

    /** Who may press what, by the roles of the people of the test. */
    enum Command {
        FILL("carla"),
        SPOIL("carla"),
        SUBMIT("carla"),
        WITHDRAW("carla"),
        CLAIM("karen", "kaj"),
        RETURN("karen", "kaj"),
        FIND_ELIGIBLE("karen", "kaj"),
        FIND_NOT_ELIGIBLE("karen", "kaj"),
        SUBMIT_CONTENT("carla"),
        CLAIM_CONTENT("rikke"),
        RETURN_CONTENT("rikke"),
        ASK_APPROVALS("rikke"),
        APPROVE("dorte", "ib"),
        REJECT("dorte", "ib"),
        OFFER("karen", "kaj"),
        DECLINE_OFFER("carla"),
        ACCEPT_OFFER("carla"),
        DRAW_UP("karen", "kaj"),
        OFFER_AGAIN("karen", "kaj"),
        REOPEN_CONTENT("karen", "kaj"),
        SIGN("signe", "sofie");

        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<String> people;

        Command(String... people) {
            this.people = Set.of(people);
        }

        boolean isFor(String person) {
            return people.contains(person);
        }
    }

    static final Set<String> ASKED = Set.of("dorte", "ib");
    static final Set<String> SIGNATORIES = Set.of("signe", "sofie");
    static final CaseModel BEGUN = new CaseModel(CaseState.SUBMITTED, false, 0, Set.of(), "", 0, Set.of());

    CaseModel {
        waiting = Set.copyOf(waiting);
        signed = Set.copyOf(signed);
    }

    /** How the case is after somebody has tried something; empty if that is refused and nothing changes. */
    Optional<CaseModel> after(Command command, String person) {
        if (!command.isFor(person) || isAnothers(command, person)) {
            return Optional.empty();
        }
        return switch (command) {
            case FILL -> writing() ? Optional.of(written(true)) : Optional.empty();
            case SPOIL -> writing() ? Optional.of(written(false)) : Optional.empty();
            case SUBMIT -> in(CaseState.RETURNED).map(one -> one.to(CaseState.SUBMITTED));
            case WITHDRAW -> state.isOpen() ? Optional.of(to(CaseState.WITHDRAWN)) : Optional.empty();
            case CLAIM ->
                in(CaseState.SUBMITTED, CaseState.PRICING, CaseState.ACCEPTED).map(one -> one.by(person));
            case RETURN -> in(CaseState.SUBMITTED).map(one -> one.to(CaseState.RETURNED));
            case FIND_ELIGIBLE -> in(CaseState.SUBMITTED).map(one -> one.to(CaseState.CONTENT));
            case FIND_NOT_ELIGIBLE -> in(CaseState.SUBMITTED).map(one -> one.to(CaseState.NOT_ELIGIBLE));
            case SUBMIT_CONTENT ->
                writing() && complete
                        ? Optional.of(new CaseModel(
                                CaseState.CONTENT_SUBMITTED, true, submitted + 1, Set.of(), "", offered, Set.of()))
                        : Optional.empty();
            case CLAIM_CONTENT -> in(CaseState.CONTENT_SUBMITTED).map(one -> one.by(person));
            case RETURN_CONTENT ->
                in(CaseState.CONTENT_SUBMITTED, CaseState.APPROVING).map(one -> one.to(CaseState.CONTENT_RETURNED));
            case ASK_APPROVALS ->
                in(CaseState.CONTENT_SUBMITTED)
                        .map(one -> one.to(CaseState.APPROVING).waitingFor(ASKED));
            case APPROVE ->
                in(CaseState.APPROVING).filter(one -> waiting.contains(person)).map(one -> one.approved(person));
            case REJECT ->
                in(CaseState.APPROVING)
                        .filter(one -> waiting.contains(person))
                        .map(one -> one.to(CaseState.CONTENT_SUBMITTED));
            default -> afterApproval(command, person);
        };
    }

    /** From the offer to the last signature. */
    private Optional<CaseModel> afterApproval(Command command, String person) {
        return switch (command) {
            case OFFER ->
                in(CaseState.PRICING)
                        .map(one -> new CaseModel(
                                CaseState.OFFERED, complete, submitted, waiting, "", submitted, Set.of()));
            case DECLINE_OFFER -> in(CaseState.OFFERED).map(one -> one.to(CaseState.CONTENT_RETURNED));
            case ACCEPT_OFFER -> in(CaseState.OFFERED).map(one -> one.to(CaseState.ACCEPTED));
            case DRAW_UP -> in(CaseState.ACCEPTED).map(one -> one.to(CaseState.SIGNING));
            case OFFER_AGAIN -> in(CaseState.ACCEPTED, CaseState.SIGNING).map(one -> one.to(CaseState.OFFERED));
            case REOPEN_CONTENT ->
                in(CaseState.PRICING, CaseState.ACCEPTED, CaseState.SIGNING)
                        .map(one -> one.to(CaseState.CONTENT_RETURNED));
            case SIGN ->
                in(CaseState.SIGNING).filter(one -> !signed.contains(person)).map(one -> one.signed(person));
            default -> throw new IllegalArgumentException(command + " comes earlier");
        };
    }

    /** A case officer leaves what another one works on, until he takes it over. */
    private boolean isAnothers(Command command, String person) {
        boolean takesOver = command == Command.CLAIM || command == Command.CLAIM_CONTENT;
        boolean officer = !person.equals("carla") && !ASKED.contains(person) && !SIGNATORIES.contains(person);
        return officer && !takesOver && !worker.isEmpty() && !worker.equals(person);
    }

    private boolean writing() {
        return state == CaseState.CONTENT || state == CaseState.CONTENT_RETURNED;
    }

    private Optional<CaseModel> in(CaseState... states) {
        return Set.of(states).contains(state) ? Optional.of(this) : Optional.empty();
    }

    private CaseModel written(boolean nowComplete) {
        return new CaseModel(state, nowComplete, submitted, waiting, worker, offered, signed);
    }

    private CaseModel to(CaseState next) {
        return new CaseModel(
                next, complete, submitted, waiting, "", offered, next == CaseState.AGREED ? signed : Set.of());
    }

    private CaseModel by(String person) {
        return new CaseModel(state, complete, submitted, waiting, person, offered, signed);
    }

    private CaseModel waitingFor(Set<String> people) {
        return new CaseModel(state, complete, submitted, people, worker, offered, signed);
    }

    private CaseModel signed(String person) {
        Set<String> more = new HashSet<>(signed);
        more.add(person);
        CaseModel next = new CaseModel(state, complete, submitted, waiting, worker, offered, more);
        return more.equals(SIGNATORIES) ? next.to(CaseState.AGREED) : next;
    }

    private CaseModel approved(String person) {
        Set<String> left = new HashSet<>(waiting);
        left.remove(person);
        CaseModel less = waitingFor(left);
        return left.isEmpty() ? less.to(CaseState.PRICING) : less;
    }
}
