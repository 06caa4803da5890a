package dk.sluse.inspection.fuzz;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.Inspector;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Policy;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.inspection.rule.Rules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What Jazzer calls, again and again, in a process of its own: with the bytes of a file, or with those of one part of a document whose other
 * parts are as they were. Whatever is thrown is a find; so is whatever takes long, and any file or address that is reached for.
 */
public final class Fuzzed {

    /** System property: the name that files are given. */
    static final String NAME = "sluse.fuzz.name";

    /** System property: a document of parts to begin with; empty where a file is none. */
    static final String DOCUMENT = "sluse.fuzz.document";

    /** System property: breaks whatever is looked at, to see that it is told. */
    static final String BREAKS = "sluse.fuzz.breaks";

    private static final boolean BROKEN = Boolean.getBoolean(BREAKS);

    private static final Policy POLICY = new Policy(EnumSet.allOf(FileType.class), 5_000_000, 5_000, 3, 200, 85);
    private static final Inspector INSPECTOR = new Inspector(POLICY, _ -> true);

    private static Map<String, byte[]> parts = Map.of();

    private Fuzzed() {}

    /** Called once, before all others. */
    public static void fuzzerInitialize() throws IOException {
        LogManager.getLogManager().reset();
        String document = System.getProperty(DOCUMENT, "");
        if (!document.isEmpty()) {
            parts = parts(Files.readAllBytes(Path.of(document)));
        }
    }

    static Map<String, byte[]> parts(byte[] document) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(document))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    /**
     * Looks into one file.
     *
     * @param data of a document of parts, the first byte says which of them the rest is
     */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (parts.isEmpty() || data.length == 0) {
            look(data);
        } else {
            String replaced = parts.keySet().stream()
                    .skip(Math.floorMod(data[0], parts.size()))
                    .findFirst()
                    .orElseThrow();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    boolean other = part.getKey().equals(replaced);
                    out.putNextEntry(new ZipEntry(part.getKey()));
                    out.write(
                            other ? data : part.getValue(),
                            other ? 1 : 0,
                            other ? data.length - 1 : part.getValue().length);
                }
            }
            look(bytes.toByteArray());
        }
    }

    private static void look(byte[] file) throws IOException {
        if (BROKEN) {
            throw new IllegalStateException("as a parser that breaks");
        }
        Inspection inspection = INSPECTOR.inspect(System.getProperty(NAME, "file"), file);
        if (inspection.type() == FileType.UNKNOWN && inspection.findings().isEmpty() && file.length > 0) {
            throw new AssertionError("an unknown file of which nothing is said");
        }
        if (inspection.findings().stream().anyMatch(finding -> finding.rule() == Rule.UNREADABLE)) {
            judge(inspection.pieces());
        }
    }

    /** An inspector makes a finding of a rule that breaks; here it breaks. */
    private static void judge(List<Piece> pieces) throws IOException {
        Reading reading = new Reading(Reading.Limits.USUAL);
        for (Piece piece : pieces) {
            reading.add(piece);
        }
        var _ = new Rules(POLICY, _ -> true).findings(reading);
    }
}
