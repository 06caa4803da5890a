package dk.sluse.agent.lease;

import dk.sluse.agent.kernel.Disks;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The notes of which machine holds which disk. */
final class Holding {

    private static final Logger LOG = System.getLogger(Holding.class.getName());
    private static final String HOLDER = ".holder";
    private static final String WANTED = ".wanted";
    private static final String TAKING = ".taking";

    private final Path folder;
    private final String machine;
    private final Pulse pulse;

    Holding(Path folder, String machine, Pulse pulse) {
        this.folder = folder;
        this.machine = machine;
        this.pulse = pulse;
    }

    /**
     * Notes as this machine's what is mounted here: by an agent that did not know of others, or that went by another name.
     *
     * @param name where this machine's name is kept as long as it is up
     */
    void adopt(Set<Path> mounted, Path name) throws IOException {
        Optional<String> former = Notes.read(name);
        for (Path file : mounted) {
            Optional<String> holder = Notes.read(note(file, HOLDER));
            if (holder.isEmpty() || holder.equals(former)) {
                Notes.write(note(file, HOLDER), machine);
            }
        }
        if (!former.equals(Optional.of(machine))) {
            Notes.write(name, machine);
        }
    }

    boolean isMine(Path file) throws IOException {
        return Notes.read(note(file, HOLDER)).filter(machine::equals).isPresent() && !isBeingTaken(file);
    }

    /** Whether another machine asks for a disk. */
    boolean isWanted(Path file) throws IOException {
        return Notes.read(note(file, WANTED)).filter(by -> !by.equals(machine)).isPresent();
    }

    private boolean isBeingTaken(Path file) {
        return Files.exists(note(file, TAKING));
    }

    /** Makes a disk that nobody holds this machine's; false if another one holds it. */
    boolean take(Path file) throws IOException {
        return isMine(file) || (!isBeingTaken(file) && Notes.create(note(file, HOLDER), machine)) || isMine(file);
    }

    void giveBack(Path file) throws IOException {
        Files.delete(note(file, HOLDER));
        Files.deleteIfExists(note(file, WANTED));
    }

    /** The disks that this machine holds. */
    Set<Path> mine(Path work) throws IOException {
        Set<Path> mine = new HashSet<>();
        try (Stream<Path> notes = Files.list(folder)) {
            for (Path note :
                    notes.filter(one -> one.toString().endsWith(HOLDER)).toList()) {
                String name = String.valueOf(note.getFileName());
                Path file = work.resolve(name.substring(0, name.length() - HOLDER.length()));
                if (isMine(file)) {
                    mine.add(file);
                }
            }
        }
        return mine;
    }

    /** Makes a disk this machine's if that can be done now; asks for it otherwise. */
    boolean takeOver(Path file) throws IOException {
        Optional<String> holder = Notes.read(note(file, HOLDER));
        if ((holder.isEmpty() && !isBeingTaken(file)) || isMine(file)) {
            return true;
        }
        boolean begunHere =
                Notes.read(note(file, TAKING)).filter(machine::equals).isPresent();
        if (!begunHere && (!pulse.isWell() || holder.isEmpty() || !pulse.isDead(holder.get()))) {
            Notes.write(note(file, WANTED), machine);
            return false;
        }
        return copied(file);
    }

    /**
     * Gives the disk's name to a copy of it and notes that this machine holds it. Broken off at any point, it is done again by whoever comes
     * next: as long as it is being done nobody mounts the disk.
     *
     * @return false if another machine is doing the same
     */
    private boolean copied(Path file) throws IOException {
        Path doing = note(file, TAKING);
        if (!Notes.create(doing, machine) && !isLeft(doing)) {
            return false;
        }
        LOG.log(Level.WARNING, "takes over a disk of a machine that says nothing");
        if (Files.exists(file)) {
            Path copy = file.resolveSibling(file.getFileName() + ".copy-" + machine);
            Disks.copy(file, copy);
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Notes.write(note(file, HOLDER), machine);
        Files.deleteIfExists(note(file, WANTED));
        Files.delete(doing);
        return true;
    }

    /** Whether a machine began to take the disk that is this one or says nothing any more; it is this one's to do then. */
    private boolean isLeft(Path doing) throws IOException {
        Optional<String> by = Notes.read(doing);
        if (by.isEmpty() || (!by.get().equals(machine) && !pulse.isDead(by.get()))) {
            return false;
        }
        Notes.write(doing, machine);
        return true;
    }

    private Path note(Path file, String kind) {
        return folder.resolve(file.getFileName() + kind);
    }
}
