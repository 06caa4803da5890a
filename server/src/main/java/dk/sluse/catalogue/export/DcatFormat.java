package dk.sluse.catalogue.export;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;

/** How DCAT-AP is written. */
public enum DcatFormat {
    /** Turtle. */
    TTL("text/turtle"),
    /** RDF/XML. */
    RDF("application/rdf+xml"),
    /** JSON-LD. */
    JSONLD("application/ld+json");

    private final String mediaType;

    DcatFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What such a file is called. */
    public String fileName() {
        return "dcat-ap." + name().toLowerCase(Locale.ROOT);
    }

    /** The format with this file name; empty if there is none. */
    public static Optional<DcatFormat> of(String fileName) {
        return Arrays.stream(values())
                .filter(format -> format.fileName().equals(fileName))
                .findFirst();
    }

    void write(Model model, OutputStream out) {
        RDFFormat format = switch (this) {
            case TTL -> RDFFormat.TURTLE_PRETTY;
            case RDF -> RDFFormat.RDFXML_PLAIN;
            case JSONLD -> RDFFormat.JSONLD_PRETTY;
        };
        RDFDataMgr.write(out, model, format);
    }
}
