package dk.sluse.delivery.own.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;

/** The kinds of file that own data come in, told by what is in the file. */
public enum FileFormat {
    /** A text with a header and something between its fields. */
    CSV("csv txt tsv"),
    /** A text whose fields stand at fixed positions. */
    ASC("asc txt dat"),
    XLSX("xlsx"),
    ODS("ods"),
    /** Stata. */
    DTA("dta"),
    /** SPSS. */
    SAV("sav zsav"),
    /** SAS. */
    SAS7BDAT("sas7bdat");

    private static final byte[] SAS =
            HexFormat.of().parseHex("000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011");
    private static final int OLDEST_BINARY_STATA = 0x6e;
    private static final int NEWEST_BINARY_STATA = 0x73;
    private static final int LOOKED_AT = 4096;
    private static final int DIRECTORY_LOOKED_AT = 1 << 20;
    private static final long MOST_UNPACKED = 4L << 30;
    private static final long MOST_TIMES = 200;
    private static final long SMALL = 50L << 20;

    private final String endings;

    FileFormat(String endings) {
        this.endings = endings;
    }

    private boolean endsIn(String ending) {
        return List.of(endings.split(" ")).contains(ending);
    }

    /**
     * The format of a file.
     *
     * @param name the name that it came under; only its ending is looked at
     * @param layout whether fixed positions were described
     */
    public static FileFormat of(Path file, String name, boolean layout) throws IOException, Finding.Refused {
        FileFormat format = byContent(file, layout);
        String ending = ending(name);
        if (!ending.isEmpty() && !format.endsIn(ending)) {
            throw new Finding.Refused(Finding.of(Reason.FORMAT_DIFFERS, format.name()));
        }
        return format;
    }

    /** What a name ends in, if it is one of a format's; empty otherwise. */
    public static String ending(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).anyMatch(one -> one.endsIn(ending)) ? ending : "";
    }

    private static FileFormat byContent(Path file, boolean layout) throws IOException, Finding.Refused {
        byte[] head = head(file, LOOKED_AT);
        if (head.length == 0) {
            throw new Finding.Refused(Finding.of(Reason.EMPTY));
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK")) {
            return packed(file);
        }
        if (start.startsWith("$FL2") || start.startsWith("$FL3")) {
            return SAV;
        }
        boolean oldStata = head.length > 3
                && head[0] >= OLDEST_BINARY_STATA
                && head[0] <= NEWEST_BINARY_STATA
                && (head[1] == 1 || head[1] == 2)
                && head[2] == 1
                && head[3] == 0;
        if (start.startsWith("<stata_dta>") || oldStata) {
            return DTA;
        }
        if (head.length >= SAS.length && Arrays.equals(head, 0, SAS.length, SAS, 0, SAS.length)) {
            return SAS7BDAT;
        }
        return text(file, head, layout);
    }

    private static FileFormat text(Path file, byte[] head, boolean layout) throws Finding.Refused, IOException {
        String type = new Tika().detect(head);
        boolean unknown = type.equals("application/octet-stream");
        if (type.startsWith("text/") || (unknown && Encoding.of(file).isPresent())) {
            return layout ? ASC : CSV;
        }
        if (type.equals("application/pdf")) {
            throw new Finding.Refused(Finding.of(Reason.FORMAT_PDF));
        }
        if (type.contains("msoffice") || type.contains("ms-excel") || type.contains("x-ole-storage")) {
            boolean locked =
                    new String(head(file, DIRECTORY_LOOKED_AT), StandardCharsets.UTF_16LE).contains("EncryptedPackage");
            throw new Finding.Refused(Finding.of(locked ? Reason.ENCRYPTED : Reason.FORMAT_XLS));
        }
        if (Set.of(
                        "application/gzip",
                        "application/x-7z-compressed",
                        "application/x-rar-compressed",
                        "application/x-tar")
                .contains(type)) {
            throw new Finding.Refused(Finding.of(Reason.FORMAT_ARCHIVE));
        }
        if (unknown) {
            throw new Finding.Refused(Finding.of(Reason.ENCODING));
        }
        throw new Finding.Refused(Finding.of(Reason.FORMAT, type));
    }

    private static byte[] head(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bytes);
        }
    }

    private static FileFormat packed(Path file) throws IOException, Finding.Refused {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            requireMeasure(zip, Files.size(file));
            if (zip.getEntry("xl/vbaProject.bin") != null) {
                throw new Finding.Refused(Finding.of(Reason.MACROS));
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                return XLSX;
            }
            if (mimeType(zip).equals("application/vnd.oasis.opendocument.spreadsheet")) {
                return ODS;
            }
            throw new Finding.Refused(Finding.of(Reason.FORMAT_ARCHIVE));
        } catch (ZipException e) {
            throw new Finding.Refused(Finding.of(Reason.UNREADABLE));
        }
    }

    private static String mimeType(ZipFile zip) throws IOException {
        Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry("mimetype"));
        if (entry.isEmpty()) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry.get())) {
            return new String(in.readNBytes(100), StandardCharsets.US_ASCII).strip();
        }
    }

    /** What is in the archive is unpacked and counted, as its directory may say anything. */
    private static void requireMeasure(ZipFile zip, long packed) throws Finding.Refused, IOException {
        long most = Math.min(MOST_UNPACKED, Math.max(SMALL, MOST_TIMES * packed));
        long unpacked = 0;
        byte[] buffer = new byte[1 << 16];
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            try (InputStream in = zip.getInputStream(entries.nextElement())) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    unpacked += count;
                    if (unpacked > most) {
                        throw new Finding.Refused(Finding.of(Reason.UNPACKS_TOO_LARGE));
                    }
                }
            }
        }
    }
}
