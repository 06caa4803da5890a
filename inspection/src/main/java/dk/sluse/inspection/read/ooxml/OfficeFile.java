package dk.sluse.inspection.read.ooxml;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Nested;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.ooxml.OfficeParts.Relation;
import dk.sluse.inspection.read.parts.AnyText;
import dk.sluse.inspection.read.parts.Markup;
import dk.sluse.inspection.read.parts.Parts;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A workbook, a document or a presentation. Each part of it is read, whether anything leads to it or not. */
public final class OfficeFile {

    /** Parts that only say how something looks, and have no text of anybody's. */
    private static final Set<String> LOOKS = Set.of(
            "spreadsheetml.styles+xml",
            "spreadsheetml.sharedStrings+xml",
            "spreadsheetml.calcChain+xml",
            "spreadsheetml.worksheet+xml",
            "spreadsheetml.chartsheet+xml",
            "spreadsheetml.table+xml",
            "spreadsheetml.sheetMetadata+xml",
            "spreadsheetml.printerSettings",
            "theme+xml",
            "themeOverride+xml",
            "wordprocessingml.fontTable+xml",
            "wordprocessingml.numbering+xml",
            "wordprocessingml.styles+xml",
            "wordprocessingml.stylesWithEffects+xml",
            "ms-word.stylesWithEffects+xml",
            "wordprocessingml.webSettings+xml",
            "presentationml.presProps+xml",
            "presentationml.viewProps+xml",
            "presentationml.tableStyles+xml",
            "ms-office.chartstyle+xml",
            "ms-office.chartcolorstyle+xml",
            "package.relationships+xml",
            "relationships+xml",
            "obfuscatedFont",
            "x-fontdata");

    private final OfficeParts office;
    private final Reading reading;
    private final Where where;
    private final Nested nested;
    private final Set<String> hiddenSlides = new HashSet<>();

    /** Parts that were read with a workbook. */
    private final Set<String> read = new HashSet<>();

    private OfficeFile(OfficeParts office, Reading reading, Where where, Nested nested) {
        this.office = office;
        this.reading = reading;
        this.where = where;
        this.nested = nested;
    }

    /** Reads all that is in such a file. */
    public static void read(Parts parts, Reading reading, Where where, Nested nested) throws IOException {
        new OfficeFile(new OfficeParts(parts), reading, where, nested).readAll();
    }

    private void readAll() throws IOException {
        for (String part : office.parts().names()) {
            links(part);
        }
        // A workbook tells which other parts are read with it.
        List<String> parts = office.parts().names().stream()
                .sorted(Comparator.comparing(part -> !office.kind(part).contains(".main+xml")))
                .toList();
        for (String part : parts) {
            if (!part.equals("[Content_Types].xml") && !part.endsWith(".rels")) {
                read(part);
            }
        }
    }

    private void links(String part) throws IOException {
        for (Relation relation : office.relations(part).values()) {
            boolean link =
                    relation.type().equals("hyperlink") && relation.target().matches("(https?://|mailto:|#).*");
            if (relation.external() && !link) {
                reading.conceals(Concealment.EXTERNAL_LINK, where.place().within(part));
                reading.text(where.place().within(part), Concealment.EXTERNAL_LINK, List.of(relation.target()));
            }
        }
        if (office.kind(part).equals("presentationml.slide+xml")) {
            Markup.read(office.parts().open(part), (OfficeParts.Starts) (name, attributes) -> {
                if (name.equals("sld") && "0".equals(attributes.get("show"))) {
                    hiddenSlides.add(part);
                }
            });
        }
    }

    private void read(String part) throws IOException {
        String kind = office.kind(part);
        String name = part.substring(part.lastIndexOf('/') + 1);
        Where at = where.within(name.replaceFirst("\\.xml$", ""));
        if (kind.matches(".*(sheet|template)(\\.macroEnabled)?\\.main\\+xml") && kind.contains("heet")) {
            read.addAll(new Workbook(office, part, reading, where).read());
        } else if (kind.matches(".*(document|template|documentMacroEnabled).*main\\+xml")
                || kind.matches("wordprocessingml\\.(header|footer|footnotes|endnotes|document\\.glossary)\\+xml")) {
            new Flow(reading, at, hiddenStyles()).read(office, part);
        } else if (kind.equals("presentationml.slide+xml")) {
            slide(part, at);
        } else if (kind.equals("presentationml.notesSlide+xml")) {
            concealedFlow(part, at, Concealment.SPEAKER_NOTES);
        } else if (kind.contains("ivotCache") || kind.contains("ivotTable") || kind.contains("licerCache")) {
            pivot(part, kind, at);
        } else if (kind.matches("(drawingml\\.chart|ms-office\\.chartex)\\+xml")) {
            chart(part, at);
        } else if (kind.matches(".*(omments|person|threadedcomments|commentAuthors|commentsExtended).*\\+xml")) {
            comments(part, kind, at);
        } else if (isKnownFlow(kind)) {
            Markup.read(office.parts().open(part), (OfficeParts.Starts) (element, attributes) -> {
                if (element.equals("docVar")) {
                    reading.text(at.place(), Concealment.METADATA, List.of(attributes.getOrDefault("val", "")));
                }
            });
            // Where a drawing stands is told by numbers.
            List<String> words = AnyText.of(office.parts().open(part), reading, "descr", "title").stream()
                    .filter(line -> !line.matches("-?[0-9]{1,9}"))
                    .toList();
            reading.text(at.place(), at.how(), words);
        } else if (!isLook(kind)) {
            other(part, kind, at);
        } else {
            look(part, kind, at);
        }
    }

    private static boolean isKnownFlow(String kind) {
        return kind.matches(
                "presentationml\\.(slideLayout|slideMaster|notesMaster|handoutMaster|presentation\\.main)\\+xml"
                        + "|presentationml\\.(slideshow|template)\\.main\\+xml|.*presentation\\.macroEnabled\\.main\\+xml"
                        + "|drawing\\+xml|drawingml\\.(chartshapes|diagram.*)\\+xml|ms-office\\.drawingml\\.diagram.*\\+xml"
                        + "|vmlDrawing|wordprocessingml\\.settings\\+xml");
    }

    /** Parts that say how something looks are read with others, but for words that nothing shows. */
    private void look(String part, String kind, Where at) throws IOException {
        boolean texts = kind.equals("spreadsheetml.sharedStrings+xml") && !read.contains(part);
        if (texts || kind.equals("spreadsheetml.styles+xml")) {
            reading.text(
                    at.place(),
                    at.concealed(Concealment.METADATA).how(),
                    AnyText.of(office.parts().open(part), reading, "formatCode"));
        } else if (kind.equals("spreadsheetml.worksheet+xml") && !read.contains(part)) {
            reading.conceals(Concealment.UNKNOWN_PART, at.place());
            reading.text(
                    at.place(),
                    Concealment.UNKNOWN_PART,
                    AnyText.of(office.parts().open(part), reading, "*"));
        }
    }

    private static boolean isLook(String kind) {
        return LOOKS.contains(kind);
    }

    private Set<String> hiddenStyles() throws IOException {
        Set<String> hidden = new HashSet<>();
        if (office.parts().has("word/styles.xml")) {
            String[] style = {""};
            Markup.read(office.parts().open("word/styles.xml"), (OfficeParts.Starts) (name, attributes) -> {
                if (name.equals("style")) {
                    style[0] = attributes.getOrDefault("styleId", "");
                } else if (name.equals("vanish") && !"0".equals(attributes.get("val"))) {
                    hidden.add(style[0]);
                }
            });
        }
        return hidden;
    }

    private void slide(String part, Where at) throws IOException {
        boolean hidden = hiddenSlides.contains(part);
        if (hidden) {
            reading.conceals(Concealment.HIDDEN_SHEET, at.place());
        }
        new Flow(reading, hidden ? at.concealed(Concealment.HIDDEN_SHEET) : at, Set.of()).read(office, part);
    }

    private void concealedFlow(String part, Where at, Concealment how) throws IOException {
        int before = reading.pieces().size();
        new Flow(reading, at.concealed(how), Set.of()).read(office, part);
        if (reading.pieces().size() > before) {
            reading.conceals(how, at.place());
        }
    }

    private void comments(String part, String kind, Where at) throws IOException {
        boolean people = kind.contains("erson") || kind.contains("Authors");
        Where how = at.concealed(people ? Concealment.METADATA : Concealment.COMMENT);
        List<String> lines = AnyText.of(office.parts().open(part), reading, "displayName", "name", "text");
        if (!people && !lines.isEmpty()) {
            reading.conceals(Concealment.COMMENT, at.place());
        }
        reading.text(how.place(), how.how(), lines);
    }

    private void pivot(String part, String kind, Where at) throws IOException {
        Where how = at.concealed(Concealment.PIVOT_CACHE);
        if (kind.endsWith("pivotCacheDefinition+xml")) {
            PivotRows rows = new PivotRows(reading);
            Markup.read(office.parts().open(part), rows.new Definition());
            for (Relation relation : office.relations(part).values()) {
                if (relation.type().equals("pivotCacheRecords")
                        && office.parts().has(relation.target())) {
                    Markup.read(office.parts().open(relation.target()), rows.new Records());
                }
            }
            reading.conceals(Concealment.PIVOT_CACHE, at.place());
            reading.grid(how.place(), how.how(), rows.rows());
        } else if (kind.endsWith("pivotCacheRecords+xml")) {
            // With its definition; one that no definition leads to is read for what it has.
            reading.conceals(Concealment.PIVOT_CACHE, at.place());
            reading.text(how.place(), how.how(), AnyText.of(office.parts().open(part), reading, "v"));
        } else {
            reading.text(how.place(), how.how(), AnyText.of(office.parts().open(part), reading, "caption", "n"));
        }
    }

    private void chart(String part, Where at) throws IOException {
        ChartFigures figures = new ChartFigures(reading);
        Markup.read(office.parts().open(part), figures);
        reading.grid(at.place(), at.concealed(Concealment.CHART_DATA).how(), figures.rows());
        reading.text(at.place(), at.how(), figures.texts());
    }

    /** Parts that are files of their own, or that nobody sees. */
    private void other(String part, String kind, Where at) throws IOException {
        Concealment how = concealment(part, kind);
        if (kind.matches("(core|extended|custom)-properties\\+xml") || kind.matches(".*customXmlProperties\\+xml")) {
            properties(part, at);
        } else if (kind.matches("(png|jpeg|jpg|tiff|gif|bmp|svg\\+xml|x-emf|x-wmf|emf|wmf)")) {
            nested.read(part, office.parts().read(part), at);
        } else {
            if (how != Concealment.METADATA) {
                reading.conceals(how, at.place());
            }
            if (part.endsWith(".xml") && how != Concealment.EMBEDDED_FILE) {
                reading.text(
                        at.place(),
                        at.concealed(how).how(),
                        AnyText.of(office.parts().open(part), reading, "*"));
            } else {
                nested.read(part, office.parts().read(part), at.concealed(how).deeper());
            }
        }
    }

    private static Concealment concealment(String part, String kind) {
        String all = (kind + " " + part).toLowerCase(Locale.ROOT);
        if (all.contains("vbaproject")
                || all.contains("vbadata")
                || all.contains("macrosheet")
                || all.contains("activex")
                || all.contains("dialogsheet")) {
            return Concealment.MACRO;
        } else if (all.contains("embeddings/") || all.contains("oleobject") || all.contains("afchunk")) {
            return Concealment.EMBEDDED_FILE;
        } else if (all.contains("externallink")) {
            return Concealment.EXTERNAL_LINK;
        } else if (all.contains("connections")
                || all.contains("querytable")
                || all.contains("/model/")
                || all.contains("mashup")
                || all.contains("xmlmaps")) {
            return Concealment.DATA_CONNECTION;
        } else if (all.contains("customxml/") || all.contains("docprops/") || all.contains("docmetadata")) {
            return Concealment.METADATA;
        } else if (all.contains("webextension")) {
            return Concealment.SCRIPT;
        }
        return Concealment.UNKNOWN_PART;
    }

    private void properties(String part, Where at) throws IOException {
        reading.text(
                at.place(),
                at.concealed(Concealment.METADATA).how(),
                AnyText.of(office.parts().open(part), reading, "name"));
    }
}
