package dk.sluse.people.certification;

import java.util.List;
import java.util.Locale;

/**
 * A question with its answers, in both languages.
 *
 * @param answers the right one first; shown in another order each time
 * @param asked whether it is still drawn
 */
public record Question(String id, String danish, String english, List<Answer> answers, boolean asked) {

    /** How few answers a question has. */
    public static final int FEWEST_ANSWERS = 3;

    /** One of the answers. */
    public record Answer(String danish, String english) {

        public String in(Locale language) {
            return language.getLanguage().equals("en") ? english : danish;
        }
    }

    public Question {
        answers = List.copyOf(answers);
        if (answers.size() < FEWEST_ANSWERS) {
            throw new IllegalArgumentException("a question has at least three answers");
        }
    }

    public String in(Locale language) {
        return language.getLanguage().equals("en") ? english : danish;
    }
}
