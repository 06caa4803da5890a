package dk.sluse.agent.lease;

import dk.sluse.agent.kernel.Disks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Takes a disk from a machine that says nothing any more, so that it does not matter whether that one still writes. */
final class TakeOver {

    private final Path folder;
    private final String machine;
    private final Pulse pulse;

    TakeOver(Path folder, String machine, Pulse pulse) {
        this.folder = folder;
        this.machine = machine;
        this.pulse = pulse;
    }

    /**
     * Gives the disk's name to a copy of it and notes that this machine holds it. Broken off at any point, it can be done again by whoever comes
     * next: the former machine is noted as the holder until all is done.
     *
     * @return false if another machine is doing the same
     */
    boolean from(String former, Path file, Path holder) throws IOException {
        Path doing = folder.resolve(file.getFileName() + ".taking");
        if (!Notes.create(doing, machine) && !isLeft(doing)) {
            return false;
        }
        boolean still = Notes.read(holder).equals(Optional.of(former));
        if (still) {
            if (Files.exists(file)) {
                Path copy = file.resolveSibling(file.getFileName() + ".copy-" + machine);
                Disks.copy(file, copy);
                Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            Notes.write(holder, machine);
        }
        Files.deleteIfExists(doing);
        return still;
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
}
