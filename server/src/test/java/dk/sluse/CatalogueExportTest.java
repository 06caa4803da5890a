package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.catalogue.export.CatalogueExport;
import dk.sluse.catalogue.search.CatalogueSearch;
import dk.sluse.catalogue.search.Descriptions;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The catalogue as DCAT-AP and DDI-Codebook, against what of their schemas concerns it, and against all of them where {@code -Dsluse.schemas=DIR} names a
 * folder that holds {@code dcat-ap/*.ttl} (SEMICeu's shapes) and {@code ddi/codebook.xsd} with what it includes.
 */
class CatalogueExportTest {

    private static final Path NEEDED = Path.of("src", "test", "resources", "catalogue-schemas");
    private static final Path WHOLE = Path.of(System.getProperty("sluse.schemas", "none"));
    private static final Path REAL = Path.of("..", "..", "shared", "domain", "registers_variables.tsv");

    private final Installation sluse = World.shared().sluse();

    @TempDir
    Path folder;

    private static Model parsed(String text, Lang lang) {
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new StringReader(text), "https://localhost/", lang);
        return model;
    }

    private static List<String> faults(Model model, Path shapes) {
        ValidationReport report = ShaclValidator.get()
                .validate(
                        Shapes.parse(
                                RDFDataMgr.loadModel(shapes.toUri().toString()).getGraph()),
                        model.getGraph());
        return report.getEntries().stream()
                .filter(entry -> !entry.severity().level().getURI().endsWith("#Warning"))
                .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
                .toList();
    }

    /** Includes are looked up beside the schema, as the platform knows some of DDI's by name and not by content. */
    private static Schema schema(Path file) throws Exception {
        Path root = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        DOMImplementationLS inputs =
                (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "file");
        LSResourceResolver beside = (_, _, publicId, name, base) -> {
            Path included = Path.of(URI.create(base).resolve(name)).normalize();
            assertThat(included).startsWith(root);
            LSInput input = inputs.createLSInput();
            input.setPublicId(publicId);
            input.setSystemId(included.toUri().toString());
            return input;
        };
        factory.setResourceResolver(beside);
        return factory.newSchema(file.toFile());
    }

    private static List<String> faults(Schema schema, Path file) throws SAXException, IOException {
        List<String> faults = new ArrayList<>();
        var validator = schema.newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                faults.add(e.getMessage());
            }

            @Override
            public void error(SAXParseException e) {
                faults.add(e.getLineNumber() + ": " + e.getMessage());
            }

            @Override
            public void fatalError(SAXParseException e) {
                faults.add(e.getLineNumber() + ": " + e.getMessage());
            }
        });
        validator.validate(new StreamSource(file.toFile()));
        return faults;
    }

    private void export() throws IOException {
        assertThat(sluse.bean(CatalogueExport.class).writeAll(URI.create("https://sluse.example/"), folder))
                .isEqualTo(sluse.bean(CatalogueSearch.class).registers().size());
    }

    private void isValid(Path shapes, Path ddi) throws Exception {
        export();
        Model model = RDFDataMgr.loadModel(folder.resolve("dcat-ap.ttl").toUri().toString());
        assertThat(faults(model, shapes)).isEmpty();
        Schema schema = schema(ddi);
        try (Stream<Path> files = Files.list(folder.resolve("ddi"))) {
            for (Path file : files.toList()) {
                assertThat(faults(schema, file)).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void saysTheSameInAllForms() throws IOException {
        export();
        Model model = RDFDataMgr.loadModel(folder.resolve("dcat-ap.ttl").toUri().toString());
        assertThat(model.isIsomorphicWith(RDFDataMgr.loadModel(
                        folder.resolve("dcat-ap.rdf").toUri().toString())))
                .isTrue();
        assertThat(model.isIsomorphicWith(RDFDataMgr.loadModel(
                        folder.resolve("dcat-ap.jsonld").toUri().toString())))
                .isTrue();
        assertThat(model.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList())
                .extracting(Object::toString)
                .contains("https://sluse.example/catalogue/BEF");
    }

    @Test
    void isWhatTheSchemasNeed() throws Exception {
        isValid(NEEDED.resolve("dcat-ap-3.0-needed.ttl"), NEEDED.resolve("ddi-codebook-2.5-used.xsd"));
        assertThat(Files.readString(folder.resolve("ddi/BEF.xml")))
                .contains("<var name=\"KOEN\"", "<catValu>1</catValu>", "version=\"2.5\"")
                .contains("Delivered as a random serial number")
                .doesNotContain("caseQnty");
        assertThat(folder.resolve("ddi/BEF.xml")).content().doesNotContainPattern("[0-9]{10}");
    }

    @Test
    void isWhatTheSchemasSay() throws Exception {
        Assumptions.assumeTrue(
                Files.isDirectory(WHOLE),
                "NOT RUN: name a folder with the schemas of DCAT-AP and DDI in -Dsluse.schemas");
        isValid(WHOLE.resolve("dcat-ap/dcat-ap_3.0.0_shapes.ttl"), WHOLE.resolve("ddi/codebook.xsd"));
        Model model = RDFDataMgr.loadModel(folder.resolve("dcat-ap.ttl").toUri().toString());
        assertThat(faults(model, WHOLE.resolve("dcat-ap/dcat-ap_2.1.1_mdr-vocabularies.shape.ttl")))
                .isEmpty();
    }

    @Test
    void holdsARealCatalogue() throws Exception {
        Assumptions.assumeTrue(Files.exists(REAL), "NOT RUN: the real catalogue is not beside the checkout");
        assertThat(sluse.bean(Descriptions.class).take(REAL, "system:test")).isEmpty();
        isValid(NEEDED.resolve("dcat-ap-3.0-needed.ttl"), NEEDED.resolve("ddi-codebook-2.5-used.xsd"));
        try (Stream<Path> files = Files.list(folder.resolve("ddi"))) {
            long written = 0;
            for (Path file : files.toList()) {
                written += Files.readString(file).split("<var ", -1).length - 1;
            }
            assertThat(written)
                    .isEqualTo(sluse.bean(CatalogueSearch.class).registers().stream()
                            .mapToLong(CatalogueSearch.Summary::variables)
                            .sum())
                    .isGreaterThan(5000);
        }
    }

    @Test
    void canBeHadAtTheDoor() {
        Visitor anna = World.shared().as("anna");
        HttpResponse<String> turtle = anna.get("/catalogue/dcat-ap.ttl");
        assertThat(turtle.headers().firstValue("content-type").orElse("")).startsWith("text/turtle");
        assertThat(parsed(turtle.body(), Lang.TURTLE).isEmpty()).isFalse();
        assertThat(anna.get("/catalogue/BEF/ddi.xml").body()).contains("<var name=\"KOEN\"");
        assertThat(anna.get("/catalogue/NONE/ddi.xml").statusCode()).isEqualTo(404);
        assertThat(anna.get("/catalogue/dcat-ap.exe").statusCode()).isEqualTo(404);
        assertThat(sluse.visitor()
                        .get("/catalogue/dcat-ap.ttl")
                        .headers()
                        .firstValue("location")
                        .orElse(""))
                .contains("/sign-in");
    }
}
