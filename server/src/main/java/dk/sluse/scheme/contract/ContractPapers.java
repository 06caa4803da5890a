package dk.sluse.scheme.contract;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import dk.sluse.audit.Seal;
import dk.sluse.installation.Folders;
import dk.sluse.installation.Home;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.content.ContentCheck;
import dk.sluse.scheme.content.ContentVersion;
import dk.sluse.scheme.content.Contents;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The papers of a case: written from what was agreed, as PDF/A (ISO 19005-1, level A), each kept under its hash. */
@Component
public class ContractPapers {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Which paper. */
    public enum Kind {
        CONTRACT("scheme/papers/contract"),
        AUTHORISATION("scheme/papers/authorisation");

        private final String template;

        Kind(String template) {
            this.template = template;
        }
    }

    /**
     * Papers that have been written.
     *
     * @param files the contract and the authorisation agreement, in this order
     */
    record Drawn(int contentVersion, List<Seal> files) {}

    /** What a paper says. */
    record Paper(
            Case one,
            Organisation authority,
            Organisation office,
            ContentVersion content,
            OfferedPrices.Table prices,
            Named named,
            LocalDate day) {}

    /** What papers are written from. */
    @Component
    record Sources(Contents contents, ContentCheck check, OfferedPrices prices, People people) {}

    private final Sources sources;
    private final ITemplateEngine templates;
    private final Home home;
    private final Clock clock;

    ContractPapers(Sources sources, ITemplateEngine templates, Home home, Clock clock) {
        this.sources = sources;
        this.templates = templates;
        this.home = home;
        this.clock = clock;
    }

    /** Writes both papers; empty if what was approved can no longer be delivered as it was. */
    Optional<Drawn> draw(Case one, Named named, Person by) {
        ContentVersion content = sources.contents().newest(one.id()).orElseThrow();
        if (!sources.check().faults(content.content()).isEmpty()) {
            return Optional.empty();
        }
        Paper paper = new Paper(
                one,
                sources.people().organisation(one.authority()).orElseThrow(),
                sources.people().organisation(by.organisation()).orElseThrow(),
                content,
                sources.prices().of(one.id(), named.language()).orElseThrow(),
                named,
                OfficeTime.today(clock));
        return Optional.of(
                new Drawn(content.version(), List.of(write(Kind.CONTRACT, paper), write(Kind.AUTHORISATION, paper))));
    }

    /** Where a paper lies; for whoever may see the case. */
    public Path file(CaseId id, String sha256) {
        return home.cases().resolve(id.value()).resolve("papers").resolve(sha256 + ".pdf");
    }

    private Seal write(Kind kind, Paper paper) {
        byte[] pdf = pdf(html(kind, paper));
        String sha256 = Seal.sha256(pdf);
        Path file = file(paper.one().id(), sha256);
        Folders.writeWhole(file, pdf);
        return new Seal(home.relative(file), sha256);
    }

    /** Well-formed XML: the templates are, and what people have typed loses the few characters that XML has no place for. */
    private String html(Kind kind, Paper paper) {
        String text = templates.process(kind.template, new Context(paper.named().language(), Map.of("paper", paper)));
        return text.codePoints()
                .filter(ContractPapers::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** XML 1.0, production 2. */
    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }

    private static byte[] pdf(String html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfAConformance(PdfAConformance.PDFA_1_A)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .useFont(
                        () -> Objects.requireNonNull(ContractPapers.class.getResourceAsStream(FONT)), "Liberation Sans")
                .withProducer("Sluse")
                .withHtmlContent(html, null);
        // PDF/A-1 is PDF 1.4, which has no compressed cross references.
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            renderer.getPdfDocument().save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a paper", e);
        }
    }
}
