package dk.sluse.inspection.confined;

import dk.sluse.inspection.content.Policy;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks into a file of each type, all of this library's own and all made up, as a confined process does. */
final class Rehearsal {

    /** Files of the corpus of the tests; a picture is painted anew too. */
    static final List<String> FILES = List.of(
            "semikolon.csv",
            "tab.tsv",
            "workbook.xlsx",
            "workbook.xls",
            "sheet.ods",
            "report.docx",
            "report.odt",
            "report.rtf",
            "slides.pptx",
            "page.pdf",
            "page.html",
            "crosstab.lst",
            "regress.txt",
            "lm.txt",
            "markdown.md",
            "records.json",
            "book.ipynb",
            "table.tex",
            "program.sas",
            "program.R",
            "program.do",
            "program.py",
            "insert.sql",
            "bars.svg",
            "plot.jpg",
            "plot.tif",
            "plot.png");

    private Rehearsal() {}

    /** Takes no arguments, and tells nothing. */
    public static void main(String[] arguments) throws IOException {
        for (String name : FILES) {
            byte[] order = new Order(Policy.ALL, name).line().getBytes(StandardCharsets.US_ASCII);
            try (InputStream file = open(name)) {
                Worker.answer(
                        new SequenceInputStream(new ByteArrayInputStream(order), file),
                        OutputStream.nullOutputStream());
            }
        }
        try (InputStream picture = open(FILES.getLast())) {
            PictureWorker.paint(picture, OutputStream.nullOutputStream());
        }
    }

    static InputStream open(String name) throws IOException {
        InputStream file = Rehearsal.class.getResourceAsStream("rehearsal/" + name);
        if (file == null) {
            throw new FileNotFoundException(name);
        }
        return file;
    }
}
