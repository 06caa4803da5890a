package dk.sluse.delivery.own.reading;

import com.github.miachm.sods.NotAnOdsException;
import com.github.miachm.sods.OperationNotSupportedException;
import com.github.miachm.sods.Range;
import com.github.miachm.sods.SpreadSheet;
import dk.sluse.engine.EngineSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An OpenDocument workbook with one sheet of plain values. */
record OpenDocument(EngineSession session, OwnFile file) {

    /** The reader holds the whole workbook in memory. */
    private static final long MOST_BYTES = 40L << 20;

    private static final long MOST_CELLS = 10_000_000;
    private static final int MOST_REPEATED = 10_000;
    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    OwnFile.Days read() throws Finding.Refused {
        try (InputStream in = Files.newInputStream(file.path())) {
            if (Files.size(file.path()) > MOST_BYTES) {
                throw new Finding.Refused(Finding.of(Reason.TOO_LARGE, (MOST_BYTES >> 20) + " MB"));
            }
            requireNoRowTooOften();
            SpreadSheet workbook = new SpreadSheet(in);
            if (workbook.getSheets().stream().anyMatch(com.github.miachm.sods.Sheet::isHidden)) {
                throw new Finding.Refused(Finding.of(Reason.HIDDEN));
            }
            if (workbook.getNumSheets() != 1) {
                throw new Finding.Refused(Finding.of(Reason.SHEETS));
            }
            com.github.miachm.sods.Sheet sheet = workbook.getSheet(0);
            if ((long) sheet.getMaxRows() * sheet.getMaxColumns() > MOST_CELLS) {
                throw new Finding.Refused(Finding.of(Reason.TOO_LARGE, MOST_CELLS + " cells"));
            }
            read(sheet.getDataRange());
            return Sheet.DAYS;
        } catch (NotAnOdsException | OperationNotSupportedException | IOException e) {
            throw new Finding.Refused(Finding.of(Reason.UNREADABLE));
        }
    }

    /** The reader leaves out a row that is said to come ten thousand times or more, as sheets end in that many empty ones. */
    private void requireNoRowTooOften() throws Finding.Refused, IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (ZipFile zip = new ZipFile(file.path().toFile());
                InputStream in = zip.getInputStream(zip.getEntry("content.xml"))) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            boolean often = false;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("table-row")) {
                    String repeated = xml.getAttributeValue(TABLE, "number-rows-repeated");
                    often = repeated != null && (repeated.length() > 9 || Integer.parseInt(repeated) >= MOST_REPEATED);
                } else if (often && xml.getAttributeValue(OFFICE, "value-type") != null) {
                    throw new Finding.Refused(Finding.of(Reason.UNREADABLE));
                }
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw new Finding.Refused(Finding.of(Reason.UNREADABLE));
        }
    }

    private void read(Range range) throws Finding.Refused {
        if (range == null || range.getNumRows() == 0) {
            throw new Finding.Refused(Finding.of(Reason.EMPTY));
        }
        Object[][] values = range.getValues();
        String[][] formulas = range.getFormulas();
        for (int row = 0; row < formulas.length; row++) {
            for (String formula : formulas[row]) {
                if (formula != null) {
                    throw new Finding.Refused(new Finding(Reason.FORMULA, row + 1L, "", ""));
                }
            }
        }
        List<String> header = texts(values[0]).stream()
                .map(name -> name == null ? "" : name.strip())
                .toList();
        new Sheet(session, header).fill(to -> {
            for (int row = 1; row < values.length; row++) {
                to.row(row + 1L, texts(values[row]));
            }
        });
    }

    private static List<@Nullable String> texts(@Nullable Object[] row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Object value : row) {
            texts.add(
                    switch (value) {
                        case null -> null;
                        case Double number -> Sheet.number(number);
                        case LocalDateTime time -> time.toLocalDate().toString();
                        case LocalDate day -> day.toString();
                        default -> value.toString();
                    });
        }
        return texts;
    }
}
