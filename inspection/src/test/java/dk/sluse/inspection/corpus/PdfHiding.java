package dk.sluse.inspection.corpus;

import static dk.sluse.inspection.corpus.Renderings.written;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** Places in PDF files. */
final class PdfHiding extends Hiding {

    /** Changes a document that shows the cover. */
    private interface Change {
        void to(PDDocument document, List<List<String>> rows) throws IOException;
    }

    PdfHiding(List<List<String>> cover) {
        super(cover);
    }

    @Override
    Map<String, Function<List<List<String>>, byte[]>> all() {
        Map<String, Function<List<List<String>>, byte[]>> all = new LinkedHashMap<>();
        all.put(
                "invisible.pdf",
                rows -> changed(rows, (document, hidden) -> text(document, hidden, RenderingMode.NEITHER, 1)));
        all.put(
                "white.pdf",
                rows -> changed(rows, (document, hidden) -> text(document, hidden, RenderingMode.FILL, 1)));
        all.put(
                "information.pdf",
                rows -> changed(
                        rows,
                        (document, hidden) -> document.getDocumentInformation().setSubject(flat(hidden))));
        all.put("attachment.pdf", rows -> changed(rows, PdfHiding::attach));
        all.put("note.pdf", rows -> changed(rows, PdfHiding::note));
        all.put("behind.pdf", rows -> both(Renderings.pdf(cover), bytes(flat(rows))));
        all.put("former.pdf", PdfHiding::former);
        return all;
    }

    private byte[] changed(List<List<String>> rows, Change change) {
        try (PDDocument document = Loader.loadPDF(Renderings.pdf(cover))) {
            change.to(document, rows);
            return written(document::save);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] former(List<List<String>> rows) {
        try (PDDocument document = Loader.loadPDF(Renderings.pdf(rows))) {
            document.getDocumentInformation().setModificationDate(Calendar.getInstance());
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            return written(document::saveIncremental);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void note(PDDocument document, List<List<String>> rows) throws IOException {
        PDAnnotationText note = new PDAnnotationText();
        note.setContents(flat(rows));
        document.getPage(0).getAnnotations().add(note);
    }

    private static void text(PDDocument document, List<List<String>> rows, RenderingMode mode, float grey)
            throws IOException {
        try (PDPageContentStream out =
                new PDPageContentStream(document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
            out.beginText();
            out.setRenderingMode(mode);
            out.setNonStrokingColor(grey);
            out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 6);
            out.newLineAtOffset(20, 400);
            for (String line : flat(rows).lines().toList()) {
                out.showText(line);
                out.newLineAtOffset(0, -7);
            }
            out.endText();
        }
    }

    private static void attach(PDDocument document, List<List<String>> rows) throws IOException {
        byte[] content = bytes(Renderings.separated(rows, ";"));
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile("data.csv");
        file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(content)));
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("data", file));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }
}
