package dk.sluse.audit;

import dk.sluse.installation.Home;
import dk.sluse.installation.Sealer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The number and hash of the last entry, outside the database and under the installation's own key: who can write to the
 * database alone can neither cut the end of the chain off nor make another one.
 */
@Component
class Head {

    /** A place in the chain. */
    record Place(long number, String hash) {}

    private static final String PURPOSE = "audit-head";

    private final Path file;
    private final Sealer sealer;

    Head(Home home, Sealer sealer) {
        this.file = home.audit().resolve("head");
        this.sealer = sealer;
    }

    /** Moves the head when the transaction has been committed; a crash in between only leaves it behind. */
    void moveAfterCommit(Place place) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                move(place);
            }
        });
    }

    private synchronized void move(Place place) {
        if (read().filter(head -> head.number() >= place.number()).isPresent()) {
            return;
        }
        byte[] text = (place.number() + " " + place.hash()).getBytes(StandardCharsets.US_ASCII);
        try {
            Path fresh = file.resolveSibling("head-" + UUID.randomUUID() + ".new");
            Files.write(fresh, sealer.seal(text, PURPOSE));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the head of the audit trail", e);
        }
    }

    /** Where the head stands; empty before the first entry. Fails where the file is not what was written. */
    Optional<Place> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String text = new String(sealer.open(Files.readAllBytes(file), PURPOSE), StandardCharsets.US_ASCII);
            int space = text.indexOf(' ');
            return Optional.of(new Place(Long.parseLong(text.substring(0, space)), text.substring(space + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the head of the audit trail", e);
        }
    }
}
