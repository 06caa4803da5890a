package dk.sluse.workspace.web;

import java.util.Optional;
import java.util.regex.Pattern;

/** What an analyst says of files. */
final class Explanation {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 5_000;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\r\n\t]]");

    private Explanation() {}

    /** Empty if it says too little, too much, or something that cannot be shown. */
    static Optional<String> of(String text) {
        return Optional.of(text.strip())
                .filter(words -> words.length() >= SHORTEST && words.length() <= LONGEST)
                .filter(words -> !UNPRINTABLE.matcher(words).find());
    }
}
