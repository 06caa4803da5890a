package dk.sluse;

import dk.sluse.release.request.RequestState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where a person with a pencil would have a request of two files, which two review. */
final class LockModel {

    /** What somebody tries. */
    enum Command {
        LEAVE,
        TAKE,
        SEND,
        WITHDRAW,
        PREAPPROVE,
        GIVE_BACK,
        CLAIM,
        DROP,
        YES_1,
        NO_1,
        YES_2,
        NO_2,
        FINISH,
        THIRD,
        RETURN,
        RECALL,
        APPEAL,
        FETCH,
        DELETED;

        boolean isFor(String person) {
            return switch (this) {
                case LEAVE, TAKE, SEND, WITHDRAW, APPEAL -> person.equals("ann");
                case PREAPPROVE, GIVE_BACK -> person.equals("bo");
                case FETCH, DELETED -> person.equals("ann") || person.equals("bo");
                default -> LockOffice.REVIEWERS.contains(person);
            };
        }
    }

    RequestState state = RequestState.DRAFT;
    int panel = 1;
    boolean left;
    private boolean preapproved;

    /** What was decided of each file. */
    final Map<Integer, Boolean> decided = new TreeMap<>();

    /** Whoever has a seat, and whether he has finished. */
    final Map<String, Boolean> seats = new TreeMap<>();

    private String third = "";
    private final Set<String> before = new HashSet<>();
    private final Set<String> judged = new HashSet<>();
    private final Map<String, Boolean> votes = new HashMap<>();

    /** Who has fetched something, and not deleted it. */
    final Set<String> owing = new TreeSet<>();

    LockModel() {}

    private LockModel(LockModel other) {
        state = other.state;
        panel = other.panel;
        left = other.left;
        preapproved = other.preapproved;
        decided.putAll(other.decided);
        seats.putAll(other.seats);
        third = other.third;
        before.addAll(other.before);
        judged.addAll(other.judged);
        votes.putAll(other.votes);
        owing.addAll(other.owing);
    }

    /** Where it is after something that can be done; empty if it cannot. */
    Optional<LockModel> after(Command command, String person) {
        LockModel next = new LockModel(this);
        return command.isFor(person) && next.does(command, person) ? Optional.of(next) : Optional.empty();
    }

    private List<Integer> open() {
        return List.of(1, 2).stream()
                .filter(file -> !decided.containsKey(file) && !(file == 2 && left))
                .toList();
    }

    private boolean reviewing() {
        return state == RequestState.INDEPENDENT || state == RequestState.TOGETHER || state == RequestState.THIRD;
    }

    private boolean writing() {
        return state == RequestState.DRAFT || state == RequestState.RETURNED;
    }

    private boolean moves(boolean allowed, RequestState to) {
        state = allowed ? to : state;
        return allowed;
    }

    private boolean does(Command command, String person) {
        return switch (command) {
            case LEAVE, TAKE -> {
                left = writing() ? command == Command.LEAVE : left;
                yield writing();
            }
            case SEND ->
                moves(
                        writing() && !open().isEmpty(),
                        preapproved ? RequestState.INDEPENDENT : RequestState.PREAPPROVAL);
            case WITHDRAW ->
                moves(
                        (writing() || reviewing() || state == RequestState.PREAPPROVAL) && panel == 1,
                        RequestState.WITHDRAWN);
            case PREAPPROVE -> {
                boolean may = moves(state == RequestState.PREAPPROVAL, RequestState.INDEPENDENT);
                preapproved |= may;
                yield may;
            }
            case GIVE_BACK -> moves(state == RequestState.PREAPPROVAL, RequestState.RETURNED);
            case RECALL -> {
                boolean may =
                        moves(decided.containsValue(true) && state != RequestState.RECALLED, RequestState.RECALLED);
                yield may && (judged.add(person) || may);
            }
            case APPEAL -> appeal();
            case FETCH -> {
                boolean may = Boolean.TRUE.equals(decided.get(1)) && state != RequestState.RECALLED;
                yield may && (owing.add(person) || may);
            }
            case DELETED ->
                (state == RequestState.RECALLED || !Boolean.TRUE.equals(decided.get(1))) && owing.remove(person);
            default -> reviews(command, person);
        };
    }

    private boolean reviews(Command command, String person) {
        return switch (command) {
            case CLAIM -> claim(person);
            case DROP -> {
                boolean may = reviewing() && Boolean.FALSE.equals(seats.get(person));
                if (may) {
                    seats.remove(person);
                    third = third.equals(person) ? "" : third;
                }
                yield may;
            }
            case YES_1 -> vote(person, 1, true);
            case NO_1 -> vote(person, 1, false);
            case YES_2 -> vote(person, 2, true);
            case NO_2 -> vote(person, 2, false);
            case FINISH -> finish(person);
            case THIRD ->
                moves(
                        state == RequestState.TOGETHER && seats.containsKey(person) && seats.size() > 1,
                        RequestState.THIRD);
            case RETURN -> giveBack(person);
            default -> false;
        };
    }

    private boolean claim(String person) {
        boolean free = (state == RequestState.INDEPENDENT && seats.size() < 2)
                || (state == RequestState.THIRD && third.isEmpty());
        if (!free || before.contains(person) || seats.containsKey(person)) {
            return false;
        }
        seats.put(person, false);
        third = state == RequestState.THIRD ? person : third;
        return true;
    }

    private boolean mayVote(String person) {
        return switch (state) {
            case INDEPENDENT -> Boolean.FALSE.equals(seats.get(person));
            case TOGETHER -> seats.containsKey(person);
            case THIRD -> third.equals(person) && Boolean.FALSE.equals(seats.get(person));
            default -> false;
        };
    }

    private boolean vote(String person, int file, boolean yes) {
        if (!mayVote(person) || !open().contains(file)) {
            return false;
        }
        votes.put(person + file, yes);
        judged.add(person);
        if (state == RequestState.TOGETHER) {
            decide();
        }
        return true;
    }

    private boolean finish(String person) {
        if (state == RequestState.TOGETHER
                || !mayVote(person)
                || !open().stream().allMatch(file -> votes.containsKey(person + file))) {
            return false;
        }
        seats.put(person, true);
        boolean all = seats.size() >= (state == RequestState.THIRD ? 3 : 2) && !seats.containsValue(false);
        if (all && !decide()) {
            state = RequestState.TOGETHER;
        }
        return true;
    }

    /** Two have to say the same; of three the more. */
    private boolean decide() {
        Map<Integer, Boolean> outcome = new TreeMap<>();
        for (int file : open()) {
            long yes = seats.keySet().stream()
                    .filter(person -> Boolean.TRUE.equals(votes.get(person + file)))
                    .count();
            if (seats.size() == 2 && yes == 1) {
                return false;
            }
            outcome.put(file, 2 * yes > seats.size());
        }
        decided.putAll(outcome);
        state = decided.containsValue(true) ? RequestState.RELEASED : RequestState.REFUSED;
        return true;
    }

    private boolean giveBack(String person) {
        if (!reviewing() || panel == 2 || !seats.containsKey(person)) {
            return false;
        }
        state = RequestState.RETURNED;
        preapproved = false;
        seats.remove(third);
        seats.replaceAll((_, _) -> false);
        third = "";
        votes.clear();
        return true;
    }

    private boolean appeal() {
        boolean recalled = state == RequestState.RECALLED;
        boolean may = panel == 1
                && (recalled
                        || ((state == RequestState.RELEASED || state == RequestState.REFUSED)
                                && decided.containsValue(false)));
        if (may) {
            decided.values().removeIf(home -> !home || recalled);
            before.addAll(seats.keySet());
            before.addAll(judged);
            seats.clear();
            votes.clear();
            third = "";
            panel = 2;
            state = RequestState.INDEPENDENT;
        }
        return may;
    }

    @Override
    public String toString() {
        return state + " " + panel + " " + decided + " " + seats + " " + third + " " + votes;
    }
}
