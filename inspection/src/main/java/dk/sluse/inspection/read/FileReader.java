package dk.sluse.inspection.read;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.content.TooMuch;
import dk.sluse.inspection.read.data.DataFile;
import dk.sluse.inspection.read.odf.OpenDocument;
import dk.sluse.inspection.read.old.OldWorkbook;
import dk.sluse.inspection.read.ooxml.OfficeFile;
import dk.sluse.inspection.read.page.PdfPages;
import dk.sluse.inspection.read.page.RichText;
import dk.sluse.inspection.read.page.WebPage;
import dk.sluse.inspection.read.parts.Parts;
import dk.sluse.inspection.read.picture.Pictures;
import dk.sluse.inspection.read.picture.VectorDrawing;
import dk.sluse.inspection.read.text.Decoding;
import dk.sluse.inspection.read.text.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a file of any type, and the files within it. */
public final class FileReader {

    private static final int FEWEST_LINES = 5;

    private final Detector detector = new Detector();
    private final Reading reading;

    public FileReader(Reading reading) {
        this.reading = reading;
    }

    /** What a file is. */
    public FileType type(String name, byte[] content) {
        return detector.type(name, content);
    }

    /**
     * Reads a file into the reading.
     *
     * @throws TooMuch if it holds more than may be read
     * @throws IOException if it is broken
     */
    public void read(FileType type, byte[] content) throws IOException {
        try {
            read(type, content, Where.TOP);
        } finally {
            tables();
        }
    }

    /** The tables in all texts, wherever they lie. What is beside a document has words, and hardly figures. */
    private void tables() throws IOException {
        for (Piece piece : List.copyOf(reading.pieces())) {
            if (piece instanceof Piece.Grid grid) {
                cells(grid);
            }
            if (piece instanceof Piece.Text text) {
                PlainText.tables(text.lines(), reading, new Where(text.place(), text.how(), 0));
                if (text.how() != null && PlainText.isFullOfFigures(text.lines())) {
                    reading.conceals(text.how(), text.place());
                }
            }
        }
    }

    /** A table that lies in one cell. */
    private void cells(Piece.Grid grid) throws IOException {
        for (Piece.Row row : grid.rows()) {
            for (Piece.Cell cell : row.cells()) {
                if (cell.text().indexOf('\n') >= 0) {
                    List<String> lines = cell.text().lines().toList();
                    Where at = new Where(grid.place().cell(row.number(), cell.column()), grid.how(), 0);
                    if (lines.size() >= FEWEST_LINES) {
                        PlainText.tables(lines, reading, at);
                    }
                }
            }
        }
    }

    private void nested(String name, byte[] content, Where where) throws IOException {
        if (where.depth() > reading.limits().depth()) {
            throw new TooMuch("depth");
        }
        read(type(name, content), content, where);
    }

    private void read(FileType type, byte[] content, Where where) throws IOException {
        switch (type) {
            case DELIMITED, TEXT, CODE ->
                reading.text(where.place(), where.how(), text(content).lines().toList());
            case HTML -> WebPage.read(text(content), reading, where, this::nested);
            case XLSX, DOCX, PPTX -> parts(content, where, false);
            case ODS, ODT -> parts(content, where, true);
            case XLS -> OldWorkbook.read(content, reading, where, this::nested);
            case RTF -> RichText.read(content, reading, where, this::nested);
            case PDF -> PdfPages.read(content, reading, where, this::nested);
            case PNG -> Pictures.readPng(content, reading, where);
            case JPEG -> Pictures.readJpeg(content, reading, where);
            case TIFF -> Pictures.readTiff(content, reading, where);
            case SVG -> VectorDrawing.read(content, reading, where, this::nested);
            case SAV, DTA, SAS7BDAT -> DataFile.read(type, content, reading, where);
            case ARCHIVE, ENCRYPTED, UNKNOWN ->
                reading.text(
                        where.place(),
                        where.how(),
                        Pictures.readable(new String(content, StandardCharsets.ISO_8859_1)));
        }
    }

    private static String text(byte[] content) throws IOException {
        return Decoding.text(content).orElseThrow(() -> new IOException("not a text"));
    }

    private void parts(byte[] content, Where where, boolean open) throws IOException {
        try (Parts parts = new Parts(content)) {
            surplus(parts, where);
            if (open) {
                OpenDocument.read(parts, reading, where, this::nested);
            } else {
                OfficeFile.read(parts, reading, where, this::nested);
            }
        }
    }

    private void surplus(Parts parts, Where where) throws TooMuch {
        if (parts.hasSurplus()) {
            reading.conceals(Concealment.SURPLUS_BYTES, where.place());
            reading.text(
                    where.place(),
                    Concealment.SURPLUS_BYTES,
                    Pictures.readable(new String(parts.tail(), StandardCharsets.ISO_8859_1)));
        }
    }
}
