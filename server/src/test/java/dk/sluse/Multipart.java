package dk.sluse;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A form with files in it, as a browser sends it. */
final class Multipart {

    private static final String BOUNDARY = "----sluse";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Multipart field(String name, String value) {
        part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Multipart file(String name, byte[] content) {
        part("name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream", content);
        return this;
    }

    private void part(String head, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends it, with the token of a page that has a form. */
    HttpResponse<String> post(Visitor visitor, String path, String pageWithForm) {
        field("_csrf", visitor.token(pageWithForm).orElseThrow());
        write("--" + BOUNDARY + "--\r\n");
        return visitor.send(
                "POST", path, Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY), body.toByteArray());
    }
}
