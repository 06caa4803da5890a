package dk.sluse.inspection.read.odf;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Nested;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.parts.AnyText;
import dk.sluse.inspection.read.parts.Markup;
import dk.sluse.inspection.read.parts.Parts;
import java.io.IOException;
import java.util.Set;

/** A spreadsheet or text of OpenDocument. Objects in it, such as charts, are documents of the same kind in folders of theirs. */
public final class OpenDocument {

    private static final Set<String> LOOKS = Set.of("mimetype", "META-INF/manifest.xml", "layout-cache");

    private OpenDocument() {}

    /** Reads all that is in such a file. */
    public static void read(Parts parts, Reading reading, Where where, Nested nested) throws IOException {
        for (String part : parts.names()) {
            String name = part.substring(part.lastIndexOf('/') + 1);
            boolean object =
                    part.contains("/") && !part.startsWith("META-INF/") && !part.startsWith("Configurations2/");
            Where at = object ? where.within(part.substring(0, part.lastIndexOf('/'))) : where;
            if (name.equals("content.xml")) {
                content(parts, part, reading, object ? at.concealed(Concealment.CHART_DATA) : at);
            } else if (name.equals("meta.xml")) {
                all(parts, part, reading, at.concealed(Concealment.METADATA), "name");
            } else if (name.equals("styles.xml")) {
                all(parts, part, reading, at);
            } else if (part.startsWith("Basic/") || part.startsWith("Scripts/")) {
                reading.conceals(Concealment.MACRO, where.within(part).place());
                rest(parts, part, reading, where.concealed(Concealment.MACRO), nested);
            } else if (!isLook(part, name)) {
                rest(parts, part, reading, where.within(part), nested);
            }
        }
    }

    private static boolean isLook(String part, String name) {
        return LOOKS.contains(part)
                || name.equals("settings.xml")
                || name.equals("manifest.rdf")
                || part.startsWith("Configurations2/");
    }

    private static void content(Parts parts, String part, Reading reading, Where at) throws IOException {
        OpenContent content = new OpenContent(reading, at);
        content.styles().readFrom(parts, part);
        Markup.read(parts.open(part), content);
        content.end();
    }

    private static void all(Parts parts, String part, Reading reading, Where at, String... attributes)
            throws IOException {
        reading.text(at.place().within(part), at.how(), AnyText.of(parts.open(part), reading, attributes));
    }

    private static void rest(Parts parts, String part, Reading reading, Where at, Nested nested) throws IOException {
        boolean picture = part.startsWith("Pictures/")
                || part.startsWith("Thumbnails/")
                || part.startsWith("ObjectReplacements/");
        if (picture) {
            nested.read(part, parts.read(part), at);
        } else {
            Concealment how = part.contains("Object") ? Concealment.EMBEDDED_FILE : Concealment.UNKNOWN_PART;
            reading.conceals(how, at.place());
            nested.read(part, parts.read(part), at.concealed(how).deeper());
        }
    }
}
