package dk.sluse.inspection.read.parts;

import dk.sluse.inspection.content.TooMuch;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The parts of a document that is an archive. However small it is, no more is unpacked than may be. */
public final class Parts implements AutoCloseable {

    private static final int MOST_PARTS = 5_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_OF_ONE = 1 << 28;

    /** Bytes of what may follow content whose size was not known before. */
    private static final int DESCRIPTOR = 24;

    private static final int END = 22;
    private static final int END_HEADER = 0x06054b50;
    private static final int CENTRAL_HEADER = 0x02014b50;

    private final byte[] bytes;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private boolean surplus;
    private long unpacked;

    /**
     * Opens an archive.
     *
     * @throws IOException if it is none, or a broken one
     */
    public Parts(byte[] bytes) throws IOException {
        this.bytes = bytes;
        this.zip = ZipFile.builder().setByteArray(bytes).get();
        List<ZipArchiveEntry> all = new ArrayList<>();
        zip.getEntriesInPhysicalOrder().asIterator().forEachRemaining(all::add);
        if (all.size() > MOST_PARTS) {
            throw new TooMuch("parts");
        }
        for (ZipArchiveEntry entry : all) {
            if (!entry.isDirectory() && entries.put(entry.getName(), entry) != null) {
                surplus = true;
            }
        }
        surplus = surplus || hasGaps(all);
    }

    /** Whether there are bytes that belong to no part, or parts of the same name. */
    public boolean hasSurplus() {
        return surplus;
    }

    private boolean hasGaps(List<ZipArchiveEntry> all) {
        long end = 0;
        for (ZipArchiveEntry entry : all.stream()
                .sorted(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset))
                .toList()) {
            if (entry.getLocalHeaderOffset() > end + DESCRIPTOR) {
                return true;
            }
            end = entry.getDataOffset() + entry.getCompressedSize();
        }
        long central = end;
        while (central + Integer.BYTES <= bytes.length && number(central) != CENTRAL_HEADER) {
            central++;
        }
        return central > end + DESCRIPTOR || endsLate();
    }

    /** What follows the record that an archive ends with. */
    public byte[] tail() {
        int at = bytes.length - END;
        while (at > 0 && number(at) != END_HEADER) {
            at--;
        }
        return Arrays.copyOfRange(bytes, Math.min(bytes.length, Math.max(0, at) + END), bytes.length);
    }

    private int number(long at) {
        int number = 0;
        for (int i = Integer.BYTES - 1; i >= 0; i--) {
            number = (number << Byte.SIZE) | (bytes[(int) at + i] & 0xff);
        }
        return number;
    }

    /** Whether anything follows the record that an archive ends with. */
    private boolean endsLate() {
        int last = bytes.length - END;
        return last < 0 || number(last) != END_HEADER;
    }

    /** Names of all parts, as they are in the archive. */
    public SortedSet<String> names() {
        return new TreeSet<>(entries.keySet());
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Whether a part, or all, is encrypted. */
    public boolean isEncrypted() {
        return entries.values().stream()
                .anyMatch(entry -> entry.getGeneralPurposeBit().usesEncryption());
    }

    /**
     * Opens a part.
     *
     * @throws IOException if there is none, or it unpacks to more than may be
     */
    public InputStream open(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("no part " + name);
        }
        return new FilterInputStream(zip.getInputStream(entry)) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                count(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int read = super.read(into, from, most);
                count(Math.max(read, 0));
                return read;
            }
        };
    }

    private void count(int read) throws TooMuch {
        unpacked += read;
        if (unpacked > MOST_BYTES) {
            throw new TooMuch("bytes");
        }
    }

    public byte[] read(String name) throws IOException {
        try (InputStream in = open(name)) {
            byte[] content = in.readNBytes(MOST_OF_ONE);
            if (content.length == MOST_OF_ONE) {
                throw new TooMuch("bytes");
            }
            return content;
        }
    }

    /** A short part as text; empty if there is none. */
    public Optional<String> text(String name) throws IOException {
        return has(name) ? Optional.of(new String(read(name), StandardCharsets.UTF_8)) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
