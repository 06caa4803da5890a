package dk.sluse.agent.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jobs of a workspace.
 *
 * @param running names of those that run
 * @param ended names of those that have ended and are not forgotten, with the number that they ended with: 0 if all went well, above 128
 *     if they were killed
 * @param waiting what the analyst has put into the folder of jobs: names with what shall be done with them, a program, {@link #CANCEL} or {@link #CHECK}
 */
public record Batch(int workspace, List<String> running, Map<String, Integer> ended, Map<String, String> waiting) {

    /** Whoever asks for this wants a job to end. */
    public static final String CANCEL = "cancel";

    /** Whoever asks for this wants to know what speaks against sending home what lies in his folder. */
    public static final String CHECK = "check";

    public Batch {
        running = List.copyOf(running);
        ended = Map.copyOf(ended);
        waiting = Map.copyOf(waiting);
    }

    public boolean isEmpty() {
        return running.isEmpty() && ended.isEmpty();
    }

    public String line() {
        return String.join(",", running) + ";" + joined(ended) + ";" + joined(waiting);
    }

    private static String joined(Map<String, ?> map) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(one -> one.getKey() + ":" + one.getValue())
                        .collect(Collectors.joining(","));
    }

    static Batch of(String workspace, String line) {
        String[] parts = line.split(";", 3);
        return new Batch(
                Integer.parseInt(workspace),
                words(parts[0]).toList(),
                words(parts[1])
                        .map(one -> one.split(":", 2))
                        .collect(Collectors.toMap(one -> one[0], one -> Integer.valueOf(one[1]))),
                words(parts[2]).map(one -> one.split(":", 2)).collect(Collectors.toMap(one -> one[0], one -> one[1])));
    }

    private static Stream<String> words(String list) {
        return Arrays.stream(list.split(",", -1)).filter(word -> !word.isEmpty());
    }
}
