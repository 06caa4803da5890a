package dk.sluse.workspace.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A kept file as somebody of the office gets it: to be saved, never shown by the browser. */
final class KeptDownload {

    private KeptDownload() {}

    /** @param name as it was given; folders in it are left out */
    static ResponseEntity<byte[]> of(int lot, int number, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        lot + "-" + number + "-" + name.replaceAll("^.*/", ""), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
