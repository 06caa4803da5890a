package dk.sluse.delivery.own;

import dk.sluse.installation.Folders;
import dk.sluse.installation.Home;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Files on their way in, by the tus protocol, which goes on where it was interrupted. Nobody but the one who sends a file sees that it is there. */
@Component
public class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String ADDRESS = "/schemes/[a-z0-9-]{1,41}/own-data/OWN_[A-Z0-9_]{1,26}/files";

    /**
     * Whose upload it is.
     *
     * @param name of the own data
     */
    public record Sender(PersonId person, SchemeId scheme, String name) {

        String key() {
            return person.value() + "/" + scheme + "/" + name;
        }

        /** The address of an upload of this sender. */
        public String address(String upload) {
            return "/schemes/" + scheme + "/own-data/" + name + "/files/" + upload;
        }
    }

    private final TusFileUploadService service;
    private final Path folder;
    private final Duration abandonedAfter;
    private final Clock clock;

    Uploads(Home home, OwnDataProperties properties, Clock clock) throws IOException {
        this.folder = home.uploads().resolve("uploads");
        this.abandonedAfter = properties.abandonedAfter();
        this.clock = clock;
        // The service makes them at the first upload, and looks for what was abandoned before that.
        Files.createDirectories(folder);
        Files.createDirectories(home.uploads().resolve("locks"));
        this.service = new TusFileUploadService()
                .withUploadUri(ADDRESS)
                .withStoragePath(home.uploads().toString())
                .withMaxUploadSize(properties.maxSize().toBytes())
                .withUploadExpirationPeriod(properties.abandonedAfter().toMillis())
                .disableTusExtension("download")
                .disableTusExtension("concatenation");
    }

    /** Takes a part of a file in, or tells how far it is. */
    public void process(HttpServletRequest request, HttpServletResponse response, Sender sender) throws IOException {
        service.process(request, response, sender.key());
    }

    /** Whether the sender has sent all of it. */
    public boolean isWhole(Sender sender, String upload) {
        try {
            UploadInfo info = service.getUploadInfo(sender.address(upload), sender.key());
            return info != null && wholeLength(info) == Objects.requireNonNullElse(info.getOffset(), -1L);
        } catch (TusException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at an upload", e);
        }
    }

    /** The length of an empty file is told as none. */
    private static long wholeLength(UploadInfo info) {
        return Objects.requireNonNullElse(info.getLength(), 0L);
    }

    InputStream open(Sender sender, String upload) throws IOException {
        try {
            return service.getUploadedBytes(sender.address(upload), sender.key());
        } catch (TusException e) {
            throw new IOException("an upload is not there", e);
        }
    }

    /** Destroys an upload, whatever state it is in; nothing if it is gone already. */
    void destroy(Sender sender, String upload) throws IOException {
        try {
            service.deleteUpload(sender.address(upload), sender.key());
        } catch (TusException | IOException e) {
            LOG.warn("upload {} is damaged and is deleted as it lies", upload);
        }
        if (upload.matches(ID)) {
            Folders.delete(folder.resolve(upload));
        }
    }

    /** Destroys what nobody has gone on with. */
    void destroyAbandoned() throws IOException {
        service.cleanup();
        Instant last = clock.instant().minus(abandonedAfter);
        try (Stream<Path> uploads = Files.list(folder)) {
            for (Path upload : uploads.toList()) {
                if (newest(upload).isBefore(last)) {
                    Folders.delete(upload);
                }
            }
        }
    }

    private static Instant newest(Path upload) throws IOException {
        try (Stream<Path> files = Files.walk(upload)) {
            Instant newest = Instant.EPOCH;
            for (Path file : files.toList()) {
                Instant changed = Files.getLastModifiedTime(file).toInstant();
                newest = changed.isAfter(newest) ? changed : newest;
            }
            return newest;
        }
    }
}
