package dk.sluse.release.web;

import dk.sluse.release.request.RequestFile;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file of a request as somebody gets it: to be saved, never shown by the browser. */
final class FileDownload {

    private FileDownload() {}

    static ResponseEntity<byte[]> of(int request, RequestFile file, byte[] content) {
        String name = file.name().replaceAll("^.*/", "");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(request + "-" + file.number() + "-" + name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
