package dk.sluse;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import dk.sluse.inspection.corpus.data.DataFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes files of the kinds that authorities have, from the same lines. */
final class OwnFiles {

    private OwnFiles() {}

    /** Does something that may fail when writing. */
    interface Writing<T> {

        void to(T target) throws IOException;
    }

    static byte[] text(String content) {
        return text(content, StandardCharsets.UTF_8);
    }

    static byte[] text(String content, Charset charset) {
        return content.getBytes(charset);
    }

    static byte[] xlsx(Writing<Workbook> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            writing.to(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A sheet with these lines, whose fields have a semicolon between them; whole numbers are numbers but for the first column. */
    static Worksheet sheet(Workbook workbook, String name, List<String> lines) {
        Worksheet sheet = workbook.newWorksheet(name);
        for (int row = 0; row < lines.size(); row++) {
            String[] fields = lines.get(row).split(";", -1);
            for (int column = 0; column < fields.length; column++) {
                if (column > 0 && fields[column].matches("[0-9]{1,8}")) {
                    sheet.value(row, column, Integer.valueOf(fields[column]));
                } else {
                    sheet.value(row, column, fields[column]);
                }
            }
        }
        return sheet;
    }

    static byte[] xlsx(List<String> lines) {
        return xlsx(workbook -> sheet(workbook, "data", lines));
    }

    static byte[] xlsxWithHiddenSheet(List<String> lines) {
        return xlsx(workbook -> {
            sheet(workbook, "data", lines);
            sheet(workbook, "secret", lines).setVisibilityState(VisibilityState.HIDDEN);
        });
    }

    static byte[] ods(List<String> lines) {
        Sheet sheet = new Sheet("data", lines.size(), lines.getFirst().split(";", -1).length);
        for (int row = 0; row < lines.size(); row++) {
            String[] fields = lines.get(row).split(";", -1);
            for (int column = 0; column < fields.length; column++) {
                sheet.getRange(row, column).setValue(fields[column]);
            }
        }
        SpreadSheet workbook = new SpreadSheet();
        workbook.appendSheet(sheet);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            workbook.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same whose last row is said to come so many times. */
    static byte[] odsWithRepeatedRow(List<String> lines, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(ods(lines)));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                String content = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                int row = content.lastIndexOf("<table:table-row");
                if (row > 0) {
                    int end = row + "<table:table-row".length();
                    content = content.substring(0, end) + " table:number-rows-repeated=\"" + times + "\""
                            + content.substring(end);
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(content.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An archive with these files in it. */
    static byte[] zip(String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A workbook that is a thousand times as large when it is unpacked. */
    static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            for (int megabyte = 0; megabyte < 100; megabyte++) {
                zip.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Whether files of statistics programs can be written here. */
    static boolean statistics() {
        return Files.isExecutable(Path.of("/usr/bin/readstat"));
    }

    /**
     * A file of a statistics program.
     *
     * @param folder empty
     * @param csv lines with commas
     * @param description ReadStat's own
     * @param ending which program's
     */
    static byte[] statistics(Path folder, String csv, String description, String ending) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("in.csv"), csv);
            Files.writeString(folder.resolve("in.json"), description);
            DataFiles.run(folder, "in.csv", "in.json", "out." + ending);
            return Files.readAllBytes(folder.resolve("out." + ending));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was made by {@link #statistics} as a file of another program. */
    static byte[] convertedStatistics(Path folder, String from, String to) {
        try {
            DataFiles.run(folder, "out." + from, "out." + to);
            return Files.readAllBytes(folder.resolve("out." + to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
