package dk.sluse.release.review;

import dk.sluse.people.PersonId;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the review of a request is: who has a seat, and what each says of the files in question.
 *
 * @param seats of this panel
 * @param votes the newest of each reviewer for each file, of this panel and turn
 */
public record Panel(Request request, List<RequestFile> inQuestion, List<Seat> seats, List<Vote> votes) {

    public Panel {
        inQuestion = List.copyOf(inQuestion);
        seats = List.copyOf(seats);
        votes = List.copyOf(votes);
    }

    public Optional<Seat> seat(PersonId person) {
        return seats.stream().filter(one -> one.reviewer().equals(person)).findFirst();
    }

    /** What somebody says of a file now. */
    public Optional<Vote> vote(PersonId person, int file) {
        return votes.stream()
                .filter(one -> one.file() == file && one.reviewer().equals(person))
                .findFirst();
    }

    /** Whether there is a seat that nobody has. */
    public boolean hasFreeSeat() {
        return switch (request.state()) {
            case INDEPENDENT -> seats.size() < request.reviewers();
            case THIRD -> seats.stream().noneMatch(Seat::third);
            default -> false;
        };
    }

    /** Whether somebody may vote now. */
    public boolean mayVote(PersonId person) {
        return seat(person)
                .filter(one -> switch (request.state()) {
                    case INDEPENDENT -> !one.finished();
                    case TOGETHER -> true;
                    case THIRD -> one.third() && !one.finished();
                    default -> false;
                })
                .isPresent();
    }

    /** Whether somebody has judged all files in question. */
    public boolean hasJudgedAll(PersonId person) {
        return inQuestion.stream()
                .allMatch(file -> vote(person, file.number())
                        .filter(vote -> vote.sha256().equals(file.sha256()))
                        .isPresent());
    }

    /** Whether all seats are taken and all who have one are finished. */
    public boolean isComplete() {
        int needed = request.reviewers() + (request.state() == RequestState.THIRD ? 1 : 0);
        return seats.size() >= needed && seats.stream().allMatch(Seat::finished);
    }

    /** Whose votes somebody may see: his own, and those of the others once he and they need not be blind to each other. */
    public List<Vote> visibleTo(PersonId person) {
        boolean blind = request.state() == RequestState.INDEPENDENT;
        return votes.stream()
                .filter(one -> !blind || one.reviewer().equals(person))
                .toList();
    }

    /**
     * What all together say: of each file whether it goes home. The first two have to agree on every file; a third makes a majority.
     *
     * @return empty as long as they do not agree
     */
    public Optional<Map<Integer, Boolean>> outcome() {
        if (!isComplete()) {
            return Optional.empty();
        }
        Map<Integer, Boolean> outcome = new TreeMap<>();
        for (RequestFile file : inQuestion) {
            long all = seats.stream()
                    .filter(seat -> vote(seat.reviewer(), file.number()).isPresent())
                    .count();
            long approve = seats.stream()
                    .flatMap(seat -> vote(seat.reviewer(), file.number()).stream())
                    .filter(Vote::approves)
                    .count();
            if (all < seats.size() || (approve > 0 && approve < all && all % 2 == 0)) {
                return Optional.empty();
            }
            outcome.put(file.number(), 2 * approve > all);
        }
        return Optional.of(outcome);
    }
}
