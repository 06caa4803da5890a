package dk.sluse.inspection.read.page;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece.Drawing;
import dk.sluse.inspection.content.Piece.Picture;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.content.TooMuch;
import dk.sluse.inspection.read.Nested;
import dk.sluse.inspection.read.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** A PDF: the text of each page with its tables, and all objects in it, whether a page leads to them or not. */
public final class PdfPages {

    private static final int MOST_PAGES = 2_000;
    private static final int LONGEST_END = 64;
    private static final int MOST_DEEP = 50;
    private static final int HEAD = 2_048;

    /** Operators of pages and the like, each with its operands before it; tables of characters; functions. */
    private static final Pattern DRAWS = Pattern.compile(
            "(?m)[0-9)>\\]] +(Tj|TJ|Tf|re|cm|rg|g|w|m|l|Td|Tm|gs|cs|scn)\\s|^(q|BT|Q)\\s|begincmap|^\\s*\\{");

    /** Lines that a PDF's reader skips. */
    private static final Pattern REMARK = Pattern.compile("(?m)^%(?!PDF|%EOF)[\\x20-\\x7e]{8,}$");

    private final byte[] content;
    private final Reading reading;
    private final Where where;
    private final Nested nested;
    private final Set<COSStream> attached = Collections.newSetFromMap(new IdentityHashMap<>());

    private PdfPages(byte[] content, Reading reading, Where where, Nested nested) {
        this.content = content;
        this.reading = reading;
        this.where = where;
        this.nested = nested;
    }

    /**
     * Reads all that is in a file.
     *
     * @throws InvalidPasswordException if it is encrypted
     */
    public static void read(byte[] content, Reading reading, Where where, Nested nested) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            new PdfPages(content, reading, where, nested).read(document);
        }
    }

    private void read(PDDocument document) throws IOException {
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw new TooMuch("parts");
        }
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            Where at = where.within("page " + page);
            PageText text = new PageText();
            reading.text(at.place(), at.how(), text.of(document, page).lines().toList());
            reading.add(new Drawing(at.place(), text.marks()));
            if (!text.unseen().isEmpty()) {
                reading.conceals(Concealment.HIDDEN_TEXT, at.place());
                reading.text(
                        at.place(),
                        Concealment.HIDDEN_TEXT,
                        text.unseen().lines().toList());
            }
        }
        objects(document.getDocument());
        ends();
    }

    /** All objects that the file has: those that pages lead to, and others. */
    private void objects(COSDocument document) throws IOException {
        List<String> strings = new ArrayList<>();
        for (COSObjectKey key : document.getXrefTable().keySet()) {
            COSObject object = document.getObjectFromPool(key);
            look(object == null ? null : object.getObject(), strings, 0);
        }
        look(document.getTrailer(), strings, 0);
        reading.text(
                where.place().within("objects"),
                where.concealed(Concealment.METADATA).how(),
                strings);
    }

    private void look(@Nullable COSBase base, List<String> strings, int depth) throws IOException {
        if (base instanceof COSString string) {
            strings.add(reading.count(string.getString()));
        } else if (base instanceof COSArray array && depth < MOST_DEEP) {
            for (COSBase one : array) {
                look(one, strings, depth + 1);
            }
        } else if (base instanceof COSDictionary dictionary && depth < MOST_DEEP) {
            judge(dictionary);
            for (COSName name : dictionary.keySet()) {
                COSBase value = dictionary.getItem(name);
                if (!(value instanceof COSObject)) {
                    look(value, strings, depth + 1);
                }
            }
        }
    }

    private void judge(COSDictionary dictionary) throws IOException {
        String type = dictionary.getNameAsString(COSName.TYPE, "");
        String subtype = dictionary.getNameAsString(COSName.SUBTYPE, "");
        if (dictionary.containsKey("JS") || dictionary.containsKey("JavaScript")) {
            reading.conceals(Concealment.SCRIPT, where.place());
        }
        if (dictionary.getNameAsString(COSName.S, "").matches("Launch|SubmitForm|ImportData|GoToR")) {
            reading.conceals(Concealment.EXTERNAL_LINK, where.place());
        }
        if (subtype.matches("Text|FreeText|Popup|FileAttachment|RichMedia|Movie|Sound|Screen|3D|Stamp|Widget")
                && (type.isEmpty() || type.equals("Annot"))) {
            reading.conceals(Concealment.COMMENT, where.place());
        }
        if (dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary files) {
            for (COSName name : files.keySet()) {
                if (files.getDictionaryObject(name) instanceof COSStream file) {
                    attached(file);
                }
            }
        }
        if (dictionary instanceof COSStream stream) {
            stream(stream, type, subtype);
        }
    }

    private void stream(COSStream stream, String type, String subtype) throws IOException {
        if (type.equals("EmbeddedFile")) {
            attached(stream);
        } else if (subtype.equals("Image")) {
            reading.add(new Picture(
                    where.place(), null, stream.getInt(COSName.WIDTH, 0), stream.getInt(COSName.HEIGHT, 0)));
        } else if (type.equals("Metadata")) {
            String text = new String(bytes(stream), StandardCharsets.UTF_8).replaceAll("<[^>]*>", " ");
            reading.text(
                    where.place().within("metadata"),
                    Concealment.METADATA,
                    text.lines().toList());
        } else if (stream.containsKey("XFA")) {
            reading.conceals(Concealment.SCRIPT, where.place());
        } else if (subtype.isEmpty() && (type.isEmpty() || type.equals("Stream"))) {
            rest(stream);
        }
    }

    /** A stream that says nothing of itself draws a page, or is text that no page leads to. */
    private void rest(COSStream stream) throws IOException {
        String text = new String(bytes(stream), StandardCharsets.UTF_8);
        long printable = text.chars()
                .filter(one -> one >= ' ' || one == '\n' || one == '\r' || one == '\t')
                .count();
        if (printable == text.length()
                && text.length() > HEAD / LONGEST_END
                && !DRAWS.matcher(text).find()) {
            reading.text(
                    where.place().within("stream"),
                    Concealment.UNKNOWN_PART,
                    text.lines().toList());
        }
    }

    /** A file may be reached by its own object and by whoever names it. */
    private void attached(COSStream file) throws IOException {
        if (!attached.add(file)) {
            return;
        }
        reading.conceals(Concealment.EMBEDDED_FILE, where.place());
        nested.read(
                "attachment",
                bytes(file),
                where.concealed(Concealment.EMBEDDED_FILE).deeper());
    }

    private static byte[] bytes(COSStream stream) throws IOException {
        try (var in = stream.createInputStream()) {
            return in.readAllBytes();
        }
    }

    /** A file that was changed afterwards has more than one end, and what was there before is still there. */
    private void ends() throws IOException {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int last = text.lastIndexOf("%%EOF");
        int first = text.indexOf("%%EOF");
        if (last >= 0 && content.length - last > LONGEST_END) {
            reading.conceals(Concealment.SURPLUS_BYTES, where.place());
            reading.text(
                    where.place(),
                    Concealment.SURPLUS_BYTES,
                    text.substring(last).lines().toList());
        }
        reading.text(
                where.place().within("remarks"),
                Concealment.SURPLUS_BYTES,
                REMARK.matcher(text).results().map(MatchResult::group).toList());
        boolean linear = text.substring(0, Math.min(text.length(), HEAD)).contains("/Linearized");
        int versions = text.split("%%EOF", -1).length - 1;
        if (first != last && versions > (linear ? 2 : 1)) {
            reading.conceals(Concealment.FORMER_VERSION, where.place());
        }
    }
}
