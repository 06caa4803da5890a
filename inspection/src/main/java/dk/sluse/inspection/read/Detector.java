package dk.sluse.inspection.read;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.read.parts.Parts;
import dk.sluse.inspection.read.text.Decoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.Tika;

/** Tells what a file is by what is in it. A name only tells one kind of plain text from another. */
final class Detector {

    private static final Map<String, FileType> KNOWN = Map.of(
            "application/pdf", FileType.PDF,
            "application/rtf", FileType.RTF,
            "text/rtf", FileType.RTF,
            "image/png", FileType.PNG,
            "image/jpeg", FileType.JPEG,
            "image/tiff", FileType.TIFF,
            "application/x-spss-sav", FileType.SAV,
            "application/x-stata-dta", FileType.DTA,
            "application/x-sas-data", FileType.SAS7BDAT);

    private static final int HEAD = 4_096;

    private static final byte UNICODE = (byte) 0xef;

    /** How files begin that may look like text, but are read as something else. */
    private static final List<String> MARKS = List.of("%PDF-", "{\\rtf", "<stata_dta", "SAS FILE");

    /** Knows more than a thousand types, and takes longer to learn them than most files take to be read: only asked where it is needed. */
    private static final class Library {
        private static final Tika TIKA = new Tika();

        private Library() {}
    }

    FileType type(String name, byte[] content) {
        if (startsWith(content, "PK\u0003\u0004")) {
            return archive(content);
        } else if (startsWith(content, "\u00d0\u00cf\u0011\u00e0")) {
            return compound(content);
        } else if (startsWith(content, "HEADER RECORD*******LIB")) {
            return FileType.SAS7BDAT;
        } else if (startsWith(content, "$FL2") || startsWith(content, "$FL3")) {
            return FileType.SAV;
        }
        Optional<String> plain = beginsAsText(content) ? Decoding.text(content) : Optional.empty();
        if (plain.isPresent()) {
            return plainText(name, plain.get());
        }
        String kind = Library.TIKA.detect(content);
        int parameters = kind.indexOf(';');
        FileType known = KNOWN.get(parameters < 0 ? kind : kind.substring(0, parameters));
        if (known != null) {
            return known;
        }
        return Decoding.text(content)
                .map(one -> plainText(name, one))
                .orElse(isArchive(kind) ? FileType.ARCHIVE : FileType.UNKNOWN);
    }

    /** Whether text would be nothing else: no picture begins with a byte below 128 or with that of UTF-8's mark, and no mark of another type is in its head. */
    private static boolean beginsAsText(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        return (content.length == 0 || content[0] > 0 || content[0] == UNICODE)
                && MARKS.stream().noneMatch(head::contains);
    }

    private static boolean isArchive(String kind) {
        return kind.matches(
                "application/(x-)?(gzip|bzip2?|xz|7z-compressed|rar.*|tar|zip|zstd|lzma|compress|arj|cpio|gtar)");
    }

    private static boolean startsWith(byte[] content, String mark) {
        return new String(content, 0, Math.min(content.length, mark.length()), StandardCharsets.ISO_8859_1)
                .equals(mark);
    }

    private static FileType archive(byte[] content) {
        try (Parts parts = new Parts(content)) {
            if (parts.isEncrypted()) {
                return FileType.ENCRYPTED;
            } else if (parts.has("[Content_Types].xml")) {
                String types = parts.text("[Content_Types].xml").orElse("");
                return types.contains("spreadsheetml.")
                                && parts.names().stream().anyMatch(one -> one.startsWith("xl/"))
                        ? types.contains("sheet.binary") ? FileType.UNKNOWN : FileType.XLSX
                        : types.contains("wordprocessingml.") && parts.has("word/document.xml")
                                ? FileType.DOCX
                                : types.contains("presentationml.") ? FileType.PPTX : FileType.ARCHIVE;
            }
            return switch (parts.text("mimetype").orElse("").strip()) {
                case "application/vnd.oasis.opendocument.spreadsheet",
                        "application/vnd.oasis.opendocument.spreadsheet-template" -> FileType.ODS;
                case "application/vnd.oasis.opendocument.text",
                        "application/vnd.oasis.opendocument.text-template",
                        "application/vnd.oasis.opendocument.text-web" -> FileType.ODT;
                default -> FileType.ARCHIVE;
            };
        } catch (IOException _) {
            return FileType.ARCHIVE;
        }
    }

    private static FileType compound(byte[] content) {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            if (files.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                return FileType.ENCRYPTED;
            }
            return files.getRoot().hasEntryCaseInsensitive("Workbook") ? FileType.XLS : FileType.UNKNOWN;
        } catch (IOException | RuntimeException _) {
            return FileType.UNKNOWN;
        }
    }

    private static FileType plainText(String name, String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD)).strip().toLowerCase(Locale.ROOT);
        if (head.startsWith("{\\rtf")) {
            return FileType.RTF;
        } else if (head.startsWith("<")) {
            if (head.contains("<svg")) {
                return FileType.SVG;
            } else if (head.matches(
                    "(?s)(<\\?xml.*?\\?>|<!--.*?-->|\\s)*<(!doctype html|html|head|body|table|div|style|h1|p|section)\\b.*")) {
                return FileType.HTML;
            } else if (head.startsWith("<?xml") || (head.matches("(?s)<[a-z][^<>]*>.*") && text.contains("</"))) {
                return FileType.UNKNOWN;
            }
        }
        return FileType.plainText(name);
    }
}
