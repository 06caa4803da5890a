package dk.sluse.agent.lease;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What machines say of themselves: each has a file that is written anew as long as it is well. Others see that it changes. */
final class Pulse {

    private static final Logger LOG = System.getLogger(Pulse.class.getName());
    private static final String PREFIX = "machine-";

    /** What a machine said last, and since when it has said nothing else, by this machine's own clock. */
    private record Heard(String word, long since) {}

    private final Path folder;
    private final Leases.Terms terms;
    private final String self = UUID.randomUUID().toString();
    private final Map<String, Heard> heard = new HashMap<>();
    private long count;
    private boolean begun;
    private volatile long lastBeat = System.nanoTime();
    private volatile boolean doubled;

    Pulse(Path folder, Leases.Terms terms) {
        this.folder = folder;
        this.terms = terms;
    }

    /** Says that this machine is well, and listens to the others. */
    synchronized void beat() throws IOException {
        Path mine = folder.resolve(PREFIX + terms.machine());
        boolean others =
                begun && Notes.read(mine).filter(word -> !word.startsWith(self)).isPresent();
        if (others && !doubled) {
            LOG.log(Level.ERROR, "another machine has this one''s name {0}: no disk is used here", terms.machine());
        }
        doubled |= others;
        if (!doubled) {
            count++;
            Notes.write(mine, self + " " + count);
            begun = true;
            lastBeat = System.nanoTime();
        }
        listen();
    }

    private void listen() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(PREFIX)) {
                    hear(name.substring(PREFIX.length()));
                }
            }
        }
    }

    private Heard hear(String machine) throws IOException {
        String word = Notes.read(folder.resolve(PREFIX + machine)).orElse("");
        Heard before = heard.get(machine);
        if (before == null || !before.word().equals(word)) {
            heard.put(machine, new Heard(word, System.nanoTime()));
        }
        return heard.getOrDefault(machine, new Heard(word, System.nanoTime()));
    }

    /** Whether this machine has said so lately: in half the time after which others may think that it is gone. */
    boolean isWell() {
        return !doubled && System.nanoTime() - lastBeat < terms.dead().toNanos() / 2;
    }

    /** Whether a machine has said nothing for long, as long as this one has listened. */
    synchronized boolean isDead(String machine) throws IOException {
        return System.nanoTime() - hear(machine).since() > terms.dead().toNanos();
    }
}
