package dk.sluse.inspection.read.ooxml;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.ooxml.OfficeParts.Relation;
import dk.sluse.inspection.read.parts.Markup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A workbook: its sheets in their order, which of them are hidden, and its names. */
final class Workbook {

    private record Sheet(String name, String relation, boolean hidden) {}

    /**
     * A name of cells or of a value.
     *
     * @param text what it stands for
     */
    private record Name(String name, boolean hidden, String text) {}

    private final OfficeParts office;
    private final String part;
    private final Reading reading;
    private final Where where;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final Styles styles = new Styles();
    private final SharedTexts shared;

    Workbook(OfficeParts office, String part, Reading reading, Where where) {
        this.office = office;
        this.part = part;
        this.reading = reading;
        this.where = where;
        this.shared = new SharedTexts(reading);
    }

    /** Reads all; gives the parts that are its sheets and their texts. */
    Set<String> read() throws IOException {
        Set<String> parts = new HashSet<>();
        Markup.read(office.parts().open(part), new Lists());
        Map<String, Relation> relations = office.relations(part);
        for (Relation relation : relations.values()) {
            if (!relation.external() && office.parts().has(relation.target())) {
                if (relation.type().equals("sharedStrings")) {
                    Markup.read(office.parts().open(relation.target()), shared);
                    parts.add(relation.target());
                } else if (relation.type().equals("styles")) {
                    Markup.read(office.parts().open(relation.target()), styles);
                }
            }
        }
        for (Sheet sheet : sheets) {
            Relation relation = relations.get(sheet.relation());
            if (relation != null && office.parts().has(relation.target())) {
                sheet(sheet, relation.target());
                parts.add(relation.target());
            }
        }
        for (Name name : names) {
            name(name);
        }
        reading.text(
                where.place().within("sheets"),
                where.how(),
                sheets.stream().map(Sheet::name).toList());
        reading.text(
                where.place().within("sharedStrings"),
                where.concealed(Concealment.METADATA).how(),
                shared.unshown());
        return parts;
    }

    private void sheet(Sheet sheet, String target) throws IOException {
        Where at = where.within(sheet.name());
        SheetRows rows = new SheetRows(reading, shared, styles);
        Markup.read(office.parts().open(target), rows);
        conceals(sheet.hidden() && !rows.rows().isEmpty(), Concealment.HIDDEN_SHEET, at);
        conceals(rows.hasHiddenRows(), Concealment.HIDDEN_ROWS, at);
        conceals(rows.hasHiddenColumns(), Concealment.HIDDEN_COLUMNS, at);
        conceals(rows.hasHiddenCells(), Concealment.HIDDEN_TEXT, at);
        Where how = sheet.hidden() ? at.concealed(Concealment.HIDDEN_SHEET) : at;
        reading.grid(how.place(), how.how(), rows.rows());
        reading.text(how.place().within("formulas"), how.how(), rows.formulas());
        reading.text(how.place().within("…"), how.how(), rows.others());
    }

    private void conceals(boolean so, Concealment how, Where at) {
        if (so) {
            reading.conceals(how, at.place());
        }
    }

    /** A name that filters or print areas make is hidden too, and stands for cells of the workbook. */
    private void name(Name name) throws IOException {
        boolean value = !name.text().isBlank()
                && !name.text().contains("!")
                && !name.text().contains("#REF");
        boolean elsewhere = name.text().contains("[");
        boolean made = name.name().startsWith("_xlnm.");
        if ((name.hidden() && !made) || value || elsewhere) {
            reading.conceals(Concealment.HIDDEN_NAME, where.place().within(name.name()));
            reading.text(where.place().within(name.name()), Concealment.HIDDEN_NAME, List.of(name.text()));
        }
    }

    /** Reads the lists of sheets and names. */
    private final class Lists implements Markup.Taker {

        private Map<String, String> name = new HashMap<>();
        private boolean inName;
        private final StringBuilder text = new StringBuilder();

        @Override
        public void start(String element, Map<String, String> attributes) {
            inName = element.equals("definedName");
            if (inName) {
                name = attributes;
                text.setLength(0);
            } else if (element.equals("sheet")) {
                sheets.add(new Sheet(
                        attributes.getOrDefault("name", ""),
                        attributes.getOrDefault("id", ""),
                        !attributes.getOrDefault("state", "visible").equals("visible")));
            }
        }

        @Override
        public void text(String part) {
            if (inName) {
                text.append(part);
            }
        }

        @Override
        public void end(String element) throws IOException {
            if (inName) {
                names.add(new Name(
                        name.getOrDefault("name", ""),
                        SheetRows.isTrue(name.get("hidden")),
                        reading.count(text.toString())));
                inName = false;
            }
        }
    }
}
