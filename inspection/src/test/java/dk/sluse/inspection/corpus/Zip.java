package dk.sluse.inspection.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Archives of parts, to be made and to be changed. */
public final class Zip {

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    static Zip of(byte[] content) {
        Zip zip = new Zip();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.parts.put(entry.getName(), in.readAllBytes());
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Zip with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Zip with(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    /** Puts text before a mark in a part. */
    Zip insert(String name, String before, String text) {
        String old = new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
        if (!old.contains(before)) {
            throw new IllegalArgumentException("no " + before + " in " + name);
        }
        int at = old.indexOf(before);
        return with(name, old.substring(0, at) + text + old.substring(at));
    }

    byte[] part(String name) {
        return parts.getOrDefault(name, new byte[0]);
    }

    /** Says what a part is. */
    Zip typed(String name, String type) {
        return insert(
                "[Content_Types].xml",
                "</Types>",
                "<Override PartName=\"/" + name + "\" ContentType=\"" + type + "\"/>");
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
