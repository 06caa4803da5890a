package dk.sluse.release.author;

import dk.sluse.release.request.Context;
import dk.sluse.release.request.RequestFiles.Said;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an author writes about a request: of groups of files, and of each file.
 *
 * @param builtOn earlier releases that it builds on, by what they are called
 */
public record Filing(List<Context> contexts, List<Said> files, Set<String> builtOn) {

    private static final int MOST_CONTEXTS = 50;

    public Filing {
        contexts = List.copyOf(contexts);
        files = List.copyOf(files);
        builtOn = Set.copyOf(builtOn);
    }

    /** Whether all of it can be kept. */
    boolean isGood() {
        return contexts.size() <= MOST_CONTEXTS
                && Stream.concat(
                                contexts.stream()
                                        .flatMap(one ->
                                                Stream.of(one.shows(), one.population(), one.unit(), one.protection())),
                                files.stream().map(Said::explanation))
                        .allMatch(Context::isGood);
    }
}
