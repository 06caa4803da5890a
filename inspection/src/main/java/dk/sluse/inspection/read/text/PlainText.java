package dk.sluse.inspection.read.text;

import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import java.io.IOException;
import java.util.List;

/** Plain text of any kind: all of it as text, and the tables that are written in it. */
public final class PlainText {

    private PlainText() {}

    public static void read(String text, Reading reading, Where where) throws IOException {
        List<String> lines = text.lines().toList();
        reading.text(where.place(), where.how(), lines);
        tables(lines, reading, where);
    }

    /** Keeps the tables that lines hold, which are text already. */
    public static void tables(List<String> lines, Reading reading, Where where) throws IOException {
        int separated = new Separated(reading, where, lines).read();
        if (separated * 2 < lines.size()) {
            new Listing(reading, where.within("listing"), lines).read();
        }
    }
}
