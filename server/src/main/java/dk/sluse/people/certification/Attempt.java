package dk.sluse.people.certification;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's try.
 *
 * @param questions as drawn
 * @param rightAnswers null while it is not finished
 * @param validUntil last day of the certificate; null if it was not passed
 */
public record Attempt(
        int number,
        LocalDate day,
        List<Drawn> questions,
        @Nullable Integer rightAnswers,
        @Nullable LocalDate validUntil) {

    /**
     * A question as it is shown.
     *
     * @param order places of the question's answers in the order in which they are shown; place 0 is the right one's
     */
    public record Drawn(String question, List<Integer> order) {

        public Drawn {
            order = List.copyOf(order);
        }

        /** Which of the shown answers is the right one, from 0. */
        int right() {
            return order.indexOf(0);
        }
    }

    public Attempt {
        questions = List.copyOf(questions);
    }

    /** The place of the right answer of each question, by its number, from 0; for those who may know. */
    public Map<Integer, Integer> solution() {
        return IntStream.range(0, questions.size())
                .boxed()
                .collect(Collectors.toMap(
                        number -> number, number -> questions.get(number).right()));
    }

    public boolean isOpen() {
        return rightAnswers == null;
    }

    public boolean isPassed() {
        return validUntil != null;
    }
}
