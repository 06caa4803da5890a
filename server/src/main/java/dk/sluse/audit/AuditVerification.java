package dk.sluse.audit;

import dk.sluse.installation.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks the whole record: the chain of entries, then every file that an entry vouches for. */
@Component
public class AuditVerification {

    /**
     * What was found.
     *
     * @param entries how many entries were read
     * @param files how many sealed files were compared
     * @param faults what is wrong, in the order of the chain; empty when all is as it was written
     */
    public record Report(long entries, int files, List<String> faults) {

        public Report {
            faults = List.copyOf(faults);
        }
    }

    private final AuditTrail trail;
    private final Head head;
    private final Home home;

    AuditVerification(AuditTrail trail, Head head, Home home) {
        this.trail = trail;
        this.head = head;
        this.home = home;
    }

    public Report verify() {
        List<String> faults = new ArrayList<>();
        Optional<Head.Place> place = readHead(faults);
        Chain chain = new Chain(place.map(Head.Place::number).orElse(0L));
        trail.forEach(chain::add);
        chain.firstBroken().ifPresent(faults::add);
        place.flatMap(chain::faultAt).ifPresent(faults::add);
        chain.seals.forEach((path, sealing) -> check(path, sealing).ifPresent(faults::add));
        return new Report(chain.number, chain.seals.size(), faults);
    }

    private Optional<Head.Place> readHead(List<String> faults) {
        try {
            return Optional.of(head.read().orElse(new Head.Place(0, RecordedEntry.BEGINNING)));
        } catch (IllegalStateException _) {
            faults.add("the head of the trail (audit/head) has been changed");
            return Optional.empty();
        }
    }

    private Optional<String> check(String path, Sealing sealing) {
        Path file = home.root().resolve(path).normalize();
        boolean there = file.startsWith(home.root()) && Files.isRegularFile(file);
        if (sealing.seal().isDestroyed()) {
            return there
                    ? Optional.of("entry " + sealing.number() + ": the destroyed file " + path + " is there")
                    : Optional.empty();
        }
        if (!there) {
            return Optional.of("entry " + sealing.number() + ": the sealed file " + path + " is missing");
        }
        return Seal.sha256(file).equals(sealing.seal().sha256())
                ? Optional.empty()
                : Optional.of("entry " + sealing.number() + ": the sealed file " + path + " has been changed");
    }

    private record Sealing(long number, Seal seal) {}

    /** Follows the chain; remembers where it breaks first and which seals stand at its end. */
    private static final class Chain {

        private final Map<String, Sealing> seals = new HashMap<>();
        private String hash = RecordedEntry.BEGINNING;
        private final long headNumber;
        private String hashAtHead = "";
        private long number;
        private long brokenAt;

        Chain(long headNumber) {
            this.headNumber = headNumber;
        }

        void add(RecordedEntry recorded) {
            String expected = RecordedEntry.hash(hash, number + 1, recorded.at(), recorded.entry());
            if (brokenAt == 0 && (recorded.number() != number + 1 || !expected.equals(recorded.hash()))) {
                brokenAt = number + 1;
            }
            number = recorded.number();
            hash = recorded.hash();
            if (number == headNumber) {
                hashAtHead = hash;
            }
            for (Seal seal : recorded.entry().seals()) {
                seals.put(seal.path(), new Sealing(number, seal));
            }
        }

        Optional<String> faultAt(Head.Place head) {
            if (head.number() == 0) {
                return number == 0 ? Optional.empty() : Optional.of("the head of the trail (audit/head) is missing");
            }
            if (hashAtHead.isEmpty()) {
                return Optional.of("entry " + (number + 1) + ": missing; the trail once reached " + head.number());
            }
            return hashAtHead.equals(head.hash())
                    ? Optional.empty()
                    : Optional.of(
                            "entry " + head.number() + ": is not the one that was written; the chain was made anew");
        }

        Optional<String> firstBroken() {
            return brokenAt == 0
                    ? Optional.empty()
                    : Optional.of("entry " + brokenAt + ": the chain is broken here; it was changed, removed or added");
        }
    }
}
