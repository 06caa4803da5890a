package dk.sluse.scheme.casework;

/**
 * A file of a case.
 *
 * @param sha256 of its bytes; also the name that it is kept under
 */
public record CaseDocument(String sha256, long sizeBytes) {

    public static final long LARGEST = 20L * 1024 * 1024;

    /** Whether bytes are those of a PDF document, whatever the file is called (ISO 32000-2, 7.5.2). */
    public static boolean isPdf(byte[] bytes) {
        return bytes.length > 5
                && bytes[0] == '%'
                && bytes[1] == 'P'
                && bytes[2] == 'D'
                && bytes[3] == 'F'
                && bytes[4] == '-';
    }
}
