package dk.sluse.catalogue.web;

import dk.sluse.catalogue.export.CatalogueExport;
import dk.sluse.catalogue.export.DcatFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The catalogue for other systems, for everybody who is signed in, as the catalogue's pages are. */
@Controller
class ExportController {

    private final CatalogueExport export;

    ExportController(CatalogueExport export) {
        this.export = export;
    }

    @GetMapping({"/catalogue/dcat-ap.ttl", "/catalogue/dcat-ap.rdf", "/catalogue/dcat-ap.jsonld"})
    ResponseEntity<byte[]> dcatAp(HttpServletRequest request) {
        String path = request.getRequestURI();
        DcatFormat format = DcatFormat.of(path.substring(path.lastIndexOf('/') + 1))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.writeDcatAp(
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri(), format, out);
        return file(format.fileName(), format.mediaType(), out);
    }

    @GetMapping("/catalogue/{register}/ddi.xml")
    ResponseEntity<byte[]> ddi(@PathVariable String register) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!export.writeDdi(register, out)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return file(register + ".xml", MediaType.APPLICATION_XML_VALUE, out);
    }

    private static ResponseEntity<byte[]> file(String name, String mediaType, ByteArrayOutputStream content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType + ";charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content.toByteArray());
    }
}
