package dk.sluse.release;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeId;
import dk.sluse.tabulation.SafeTable;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableOutcome;
import dk.sluse.tabulation.Tables;
import dk.sluse.tabulation.memory.Beside;
import dk.sluse.tabulation.memory.Memory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The one gate through which results leave. */
@Component
public class Lock {

    /** What became of a wish to send a table home. */
    public sealed interface Answer {

        /** It is on its way, under this id. */
        record Accepted(String release) implements Answer {}

        /** There is no such table, or not for this person. */
        record NoTable(TableOutcome outcome) implements Answer {}
    }

    /** Whether a file came out the same when it was made again. */
    public record Proof(Release.Kind kind, boolean same) {}

    /**
     * Why a table went home with less than was shown.
     *
     * @param hidden how many cells were hidden because of earlier tables
     * @param earlier these tables, whoever of the authority sent them
     * @param attacks how a small group could have been computed; only for those who may see that
     */
    public record Together(int hidden, List<Release> earlier, List<Beside.Attack> attacks) {

        public Together {
            earlier = List.copyOf(earlier);
            attacks = List.copyOf(attacks);
        }
    }

    /** A file on its way home. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Download(Release.SentFile file, byte[] content) {}

    /** How many a list of all releases has. */
    public static final int NEWEST = 200;

    private final Tables tables;
    private final Releases releases;
    private final Kept kept;
    private final ReleasePermissions permissions;
    private final AuditTrail audit;

    /** What is kept of releases. */
    @Component
    record Kept(SealedFiles files, Memories memories) {}

    Lock(Tables tables, Releases releases, Kept kept, ReleasePermissions permissions, AuditTrail audit) {
        this.tables = tables;
        this.releases = releases;
        this.kept = kept;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** Sends a table home: what is asked for is shown first, by the rules for showing. */
    public Answer sendHome(Person person, SchemeId scheme, TableDefinition definition, Locale language) {
        TableOutcome outcome = tables.show(person, scheme, definition);
        return outcome instanceof TableOutcome.Made(SafeTable table)
                ? new Answer.Accepted(releases.request(person, table, language))
                : new Answer.NoTable(outcome);
    }

    /** A release as this person may see it; empty for what does not exist and for what is not for him. */
    public Optional<Release> open(Person person, String id) {
        return releases.find(id).filter(release -> permissions.maySee(person, release));
    }

    /** The newest of all releases that this person may see. */
    public List<Release> visible(Person person) {
        Set<SchemeId> overseen = permissions.overseen(person);
        return releases.newest(overseen, permissions.visible(person), person.id(), NEWEST);
    }

    /** The releases of a scheme that this person may see. */
    public List<Release> visible(Person person, SchemeId scheme) {
        return releases.of(scheme).stream()
                .filter(release -> permissions.maySee(person, release))
                .toList();
    }

    /** Hands a file out, and records that it was fetched. */
    public Optional<Download> fetch(Person person, String id, String fileName) {
        Optional<Release> release = open(person, id);
        return release.flatMap(one -> one.file(fileName)).map(file -> {
            byte[] content = kept.files().read(file);
            audit.recordAlone(AuditEntry.of(person.id().value(), "release.fetched", id)
                    .under(release.orElseThrow().scheme().value())
                    .with("file", file.sha256()));
            return new Download(file, content);
        });
    }

    /** Makes a release again from its definition and compares every byte; empty if this person may not. */
    public Optional<List<Proof>> rerun(Person person, String id) {
        return releases.find(id)
                .filter(release -> release.state() == Release.State.SENT && permissions.mayRerun(person, release))
                .map(release -> {
                    List<Proof> proofs = prove(release);
                    audit.recordAlone(AuditEntry.of(person.id().value(), "release.rerun", id)
                            .under(release.scheme().value())
                            .with("same", proofs.stream().allMatch(Proof::same)));
                    return proofs;
                });
    }

    /** What of a release was hidden because of earlier tables; empty if nothing. That somebody saw how it could have been told is noted. */
    public Optional<Together> together(Person person, Release release) {
        Optional<Beside> found = kept.memories().of(release).map(Memory::beside).filter(beside -> beside.hidden() > 0);
        boolean all = permissions.maySeeAttacks(person);
        if (all && found.isPresent()) {
            audit.recordAlone(AuditEntry.of(person.id().value(), "release.attack-seen", release.id())
                    .under(release.scheme().value()));
        }
        return found.map(beside -> new Together(
                beside.hidden(),
                beside.tables(release.id()).stream()
                        .flatMap(id -> releases.find(id).stream())
                        .toList(),
                all ? beside.attacks() : List.of()));
    }

    private List<Proof> prove(Release release) {
        TableOutcome outcome = kept.memories()
                .of(release)
                .map(remembered -> tables.remake(release.source(), remembered))
                .orElseGet(() -> tables.remake(release.source()));
        Map<Release.Kind, byte[]> again =
                outcome instanceof TableOutcome.Made(SafeTable table) ? TableFiles.of(table, release) : Map.of();
        return release.files().stream()
                .map(file -> new Proof(
                        file.kind(),
                        again.containsKey(file.kind())
                                && Seal.sha256(again.get(file.kind())).equals(file.sha256())))
                .toList();
    }
}
