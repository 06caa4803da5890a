package dk.sluse.paper;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Prints templates as PDF/A (ISO 19005-1, level A). */
@Component
public class PaperPress {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final ITemplateEngine templates;

    PaperPress(ITemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * A paper.
     *
     * @param template name of a template that is well-formed XML
     * @param content what the template speaks of, by name
     */
    public byte[] print(String template, Locale language, Map<String, Object> content) {
        return pdf(html(template, language, content));
    }

    /** Well-formed XML: the templates are, and what people have typed loses the few characters that XML has no place for. */
    private String html(String template, Locale language, Map<String, Object> content) {
        String text = templates.process(template, new Context(language, content));
        return text.codePoints()
                .filter(PaperPress::isXml)
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
                .useFont(() -> Objects.requireNonNull(PaperPress.class.getResourceAsStream(FONT)), "Liberation Sans")
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
