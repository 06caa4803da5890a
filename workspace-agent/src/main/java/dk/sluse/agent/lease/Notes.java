package dk.sluse.agent.lease;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/** Words in files that are there whole or not at all, also where the files lie on another machine. */
final class Notes {

    private Notes() {}

    static Optional<String> read(Path note) throws IOException {
        try {
            return Optional.of(Files.readString(note));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Writes it, whatever was there. */
    static void write(Path note, String word) throws IOException {
        Path made = beside(note, word);
        try {
            Files.move(made, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** Writes it if there is none; false if there is. Of several who try at once it is one who has. */
    static boolean create(Path note, String word) throws IOException {
        Path made = beside(note, word);
        try {
            Files.createLink(note, made);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static Path beside(Path note, String word) throws IOException {
        Path made = note.resolveSibling("." + UUID.randomUUID());
        try {
            return Files.writeString(made, word);
        } catch (IOException e) {
            // A full disk lets one make files with nothing in them.
            Files.deleteIfExists(made);
            throw e;
        }
    }
}
