package dk.sluse.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.memory.TableSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that was sent home, or is about to be.
 *
 * @param person who sent it
 * @param language of the titles in its files
 * @param packageVersion that it was made on
 * @param ruleSet that it was protected by; null until it is sent
 * @param engine name and version; null until it is sent
 * @param refusal why it was refused; null otherwise
 * @param remembered the hash of what is remembered of it; null until it is sent, and for what was sent when tables were not remembered
 * @param files what went home; empty until it is sent
 */
public record Release(
        String id,
        SchemeId scheme,
        PersonId person,
        TableDefinition definition,
        Locale language,
        Instant requestedAt,
        State state,
        int packageVersion,
        @Nullable String ruleSet,
        @Nullable String engine,
        @Nullable String refusal,
        @JsonIgnore @Nullable String remembered,
        List<SentFile> files) {

    /** Where a release stands. */
    public enum State {
        REQUESTED,
        SENT,
        REFUSED
    }

    /**
     * A file that went home.
     *
     * @param path of its sealed copy, relative to the installation's folder
     */
    public record SentFile(Kind kind, String path, String sha256, long sizeBytes) {}

    /** The files of a release. */
    public enum Kind {
        CSV("table.csv", "text/csv;charset=UTF-8"),
        XLSX("table.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        DEFINITION("definition.json", "application/json");

        private final String fileName;
        private final String mediaType;

        Kind(String fileName, String mediaType) {
            this.fileName = fileName;
            this.mediaType = mediaType;
        }

        public String fileName() {
            return fileName;
        }

        public String mediaType() {
            return mediaType;
        }

        static Optional<Kind> named(String fileName) {
            return Arrays.stream(values())
                    .filter(kind -> kind.fileName.equals(fileName))
                    .findFirst();
        }
    }

    public Release {
        files = List.copyOf(files);
    }

    /** The file that it would tell something together with, by its request and number; null if that is not why it was refused. */
    public @Nullable String toldWith() {
        return refusal != null && refusal.startsWith(Releases.TOLD_WITH_FILE)
                ? refusal.substring(Releases.TOLD_WITH_FILE.length()).strip()
                : null;
    }

    /** What it is made of. */
    TableSource source() {
        return new TableSource(scheme, packageVersion, definition);
    }

    public Optional<SentFile> file(String fileName) {
        return Kind.named(fileName)
                .flatMap(kind ->
                        files.stream().filter(file -> file.kind() == kind).findFirst());
    }
}
