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

    /** Beats for which a word of this machine's name that is not its own is watched before it is taken for one of an earlier life. */
    private static final int WATCHED = 5;

    /** What a machine said last, and since when it has said nothing else, by this machine's own clock. */
    private record Heard(String word, long since) {}

    private final Path folder;
    private final Path mounts;
    private final Leases.Terms terms;
    private final String self = UUID.randomUUID().toString();
    private final Map<String, Heard> heard = new HashMap<>();
    private long count;
    private String watched = "";
    private int watches;
    private volatile boolean begun;
    private volatile long lastBeat;
    private volatile boolean doubled;

    Pulse(Path folder, Path mounts, Leases.Terms terms) {
        this.folder = folder;
        this.mounts = mounts;
        this.terms = terms;
    }

    /** Says that this machine is well, and listens to the others. */
    synchronized void beat() throws IOException {
        Path mine = folder.resolve(PREFIX + terms.machine());
        String there = Notes.read(mine).orElse("");
        if (begun && !there.isEmpty() && !there.startsWith(self)) {
            hasDouble();
        }
        if (!begun) {
            begun = mayBegin(there);
        }
        if (begun && !doubled) {
            count++;
            Notes.write(mine, self + " " + count + " " + life());
            lastBeat = System.nanoTime();
        }
        listen();
    }

    /** Whether nobody else goes by this name: an agent of this machine that has ended does not say anything any more. */
    private boolean mayBegin(String there) throws IOException {
        if (there.isEmpty() || there.endsWith(" " + life())) {
            return true;
        }
        if (!there.equals(watched)) {
            if (!watched.isEmpty()) {
                hasDouble();
            }
            watched = there;
            watches = 0;
        }
        watches++;
        return watches > WATCHED;
    }

    private void hasDouble() {
        if (!doubled) {
            LOG.log(Level.ERROR, "another machine has this one''s name {0}: no disk is used here", terms.machine());
        }
        doubled = true;
    }

    /** What is the same as long as this machine is up, and on no other one. */
    private String life() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + mounts;
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
        boolean lately = System.nanoTime() - lastBeat < terms.dead().toNanos() / 2;
        return begun && !doubled && (lately || terms.isAlone());
    }

    /** Whether a machine has said nothing for long, as long as this one has listened. */
    synchronized boolean isDead(String machine) throws IOException {
        return System.nanoTime() - hear(machine).since() > terms.dead().toNanos();
    }
}
