package dk.sluse.delivery.own;

import dk.sluse.installation.Home;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files on their way in, by the tus protocol, which goes on where it was interrupted. Nobody but the one who sends a file sees that it is there. */
@Component
public class Uploads {

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

    Uploads(Home home, OwnDataProperties properties) throws IOException {
        // The service makes them at the first upload, and looks for what was abandoned before that.
        Files.createDirectories(home.uploads().resolve("uploads"));
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
        UploadInfo info = info(sender, upload);
        // The length of an empty file is told as none.
        long length = info == null || info.getLength() == null ? 0 : info.getLength();
        return info != null && info.getOffset() != null && info.getOffset() == length;
    }

    private @Nullable UploadInfo info(Sender sender, String upload) {
        try {
            return service.getUploadInfo(sender.address(upload), sender.key());
        } catch (TusException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at an upload", e);
        }
    }

    InputStream open(Sender sender, String upload) throws IOException {
        try {
            return service.getUploadedBytes(sender.address(upload), sender.key());
        } catch (TusException e) {
            throw new IOException("an upload is not there", e);
        }
    }

    /** Destroys an upload; nothing if it is gone already. */
    void destroy(Sender sender, String upload) throws IOException {
        try {
            service.deleteUpload(sender.address(upload), sender.key());
        } catch (TusException e) {
            throw new IOException("cannot destroy an upload", e);
        }
    }

    /** Destroys what nobody has sent to its end. */
    void destroyAbandoned() throws IOException {
        service.cleanup();
    }
}
