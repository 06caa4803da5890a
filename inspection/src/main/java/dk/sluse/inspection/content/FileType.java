package dk.sluse.inspection.content;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a file is, by what is in it. The names are stable: they stand in policies and in the audit trail. */
public enum FileType {
    DELIMITED("csv tsv tab asc"),
    XLSX("xlsx xlsm"),
    XLS("xls"),
    ODS("ods"),
    DOCX("docx docm"),
    ODT("odt"),
    RTF("rtf"),
    PPTX("pptx pptm"),
    PDF("pdf"),
    HTML("html htm xhtml"),
    TEXT("txt log lst smcl md tex out json yaml yml"),
    CODE("sas r rmd do ado py sql sps"),
    PNG("png"),
    JPEG("jpg jpeg"),
    SVG("svg"),
    TIFF("tif tiff"),
    SAV("sav zsav por"),
    DTA("dta"),
    SAS7BDAT("sas7bdat xpt"),
    /** Something that holds other files. */
    ARCHIVE("zip gz tar 7z rar bz2 xz"),
    /** Something that nobody can look into without a password. */
    ENCRYPTED(""),
    UNKNOWN("");

    private final String endings;

    /** @param endings of names, with blanks between them */
    FileType(String endings) {
        this.endings = endings;
    }

    /** Whether a name says that a file is of another type; one with an ending that nobody knows says nothing. */
    public boolean isCalledOtherwise(String name) {
        String ending = ending(name);
        return !has(ending) && Arrays.stream(values()).anyMatch(type -> type.has(ending));
    }

    /** Whether it is a data file of a statistics program. */
    public boolean isData() {
        return this == SAV || this == DTA || this == SAS7BDAT;
    }

    /** The types whose files can be read. */
    public static Set<FileType> readable() {
        return EnumSet.complementOf(EnumSet.of(ARCHIVE, ENCRYPTED, UNKNOWN));
    }

    /** Whether a file is plain text, which looks the same whatever it is for. */
    public boolean isPlainText() {
        return this == DELIMITED || this == TEXT || this == CODE;
    }

    /** Whether a name says that a file is plain text of some kind, and which; else {@link #TEXT}. */
    public static FileType plainText(String name) {
        return Arrays.stream(values())
                .filter(type -> type.isPlainText() && type.has(ending(name)))
                .findFirst()
                .orElse(TEXT);
    }

    private boolean has(String ending) {
        return !ending.isEmpty() && (" " + endings + " ").contains(" " + ending + " ");
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.indexOf('/', dot) >= 0
                ? ""
                : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
