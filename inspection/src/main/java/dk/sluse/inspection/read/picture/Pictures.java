package dk.sluse.inspection.read.picture;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece.Picture;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;

/** PNG, JPEG and TIFF: each is a row of blocks, of which some are the picture and others are text. */
public final class Pictures {

    private static final int PNG_HEAD = 8;
    private static final int LONGEST_REMARK = 2_000;
    private static final int PADDING = 256;
    private static final int FILLING = 64;
    private static final int MOST_INFLATED = 1 << 24;
    private static final int LARGEST_PROFILE = 1 << 20;

    private static final Pattern READABLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} \\t]{4,}+");

    /** Blocks of a PNG that say how it looks, with the bytes that they have at most. */
    private static final Map<String, Integer> LOOKS = Map.ofEntries(
            Map.entry("IHDR", 13),
            Map.entry("PLTE", 768),
            Map.entry("IDAT", Integer.MAX_VALUE),
            Map.entry("IEND", 0),
            Map.entry("tRNS", 256),
            Map.entry("cHRM", 32),
            Map.entry("gAMA", 4),
            Map.entry("sBIT", 4),
            Map.entry("sRGB", 1),
            Map.entry("bKGD", 6),
            Map.entry("hIST", 512),
            Map.entry("pHYs", 9),
            Map.entry("tIME", 7),
            Map.entry("acTL", 8),
            Map.entry("cICP", 4));

    /** Plain text in what is packed: so many such bytes after each other come by chance nearly never. */
    private static final Pattern PLAIN_TEXT = Pattern.compile("[\\x20-\\x7e\\r\\n\\t]{24,}+");

    private Pictures() {}

    public static void readPng(byte[] content, Reading reading, Where where) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(content).position(Math.min(PNG_HEAD, content.length));
        int width = 0;
        int height = 0;
        boolean ended = false;
        while (!ended && in.remaining() >= 12) {
            int length = in.getInt();
            String type = ascii(in, Integer.BYTES);
            if (length < 0 || length > in.remaining() - Integer.BYTES) {
                throw new IOException("a block of a picture is cut off");
            }
            byte[] block = new byte[length];
            in.get(block).getInt();
            if (type.equals("IHDR") && length >= 8) {
                width = ByteBuffer.wrap(block).getInt();
                height = ByteBuffer.wrap(block).getInt(Integer.BYTES);
            }
            ended = type.equals("IEND");
            pngBlock(type, block, reading, where);
        }
        surplus(content, in.position(), reading, where);
        reading.add(new Picture(where.place(), where.how(), width, height));
    }

    private static String ascii(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void pngBlock(String type, byte[] block, Reading reading, Where where) throws IOException {
        switch (type) {
            case "tEXt" -> remark(new String(block, StandardCharsets.UTF_8), reading, where);
            case "zTXt" -> remark(inflated(block, name(block).length() + 2), reading, where);
            case "iTXt" -> international(block, reading, where);
            case "eXIf" -> remark(new String(block, StandardCharsets.ISO_8859_1), reading, where);
            case "iCCP" -> {
                if (block.length > LARGEST_PROFILE) {
                    reading.conceals(Concealment.SURPLUS_BYTES, where.place());
                }
                remark(name(block), reading, where);
            }
            default -> {
                if (block.length > LOOKS.getOrDefault(type, -1)) {
                    reading.conceals(Concealment.SURPLUS_BYTES, where.place());
                    remark(new String(block, StandardCharsets.ISO_8859_1), reading, where);
                }
            }
        }
    }

    private static String name(byte[] block) {
        String text = new String(block, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return end < 0 ? "" : text.substring(0, end);
    }

    /** A remark in Unicode: name, whether it is packed, how, language, name in it, and the remark. */
    private static void international(byte[] block, Reading reading, Where where) throws IOException {
        int flag = name(block).length() + 1;
        int at = flag + 2;
        for (int ends = 0; at < block.length && ends < 2; at++) {
            ends += block[at] == 0 ? 1 : 0;
        }
        boolean packed = flag < block.length && block[flag] == 1;
        remark(packed ? inflated(block, at) : new String(block, StandardCharsets.UTF_8), reading, where);
    }

    private static String inflated(byte[] block, int end) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (end < block.length) {
            try (InflaterInputStream in =
                    new InflaterInputStream(new ByteArrayInputStream(block, end, block.length - end))) {
                out.write(in.readNBytes(MOST_INFLATED));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Text in a picture: short ones are the program's name and the like, long ones hold something. */
    private static void remark(String text, Reading reading, Where where) throws IOException {
        List<String> lines = readable(text);
        if (lines.stream().mapToInt(String::length).sum() > LONGEST_REMARK) {
            reading.conceals(Concealment.METADATA, where.place());
        }
        reading.text(
                where.place().within("remarks"),
                where.concealed(Concealment.METADATA).how(),
                lines);
    }

    /** Runs of letters, digits and marks in bytes of any kind. */
    public static List<String> readable(String text) {
        List<String> lines = new ArrayList<>();
        // Wide characters have a nothing behind each.
        for (Matcher run = READABLE.matcher(text.replace("\0", "")); run.find(); ) {
            lines.add(run.group());
        }
        return lines;
    }

    private static void surplus(byte[] content, int end, Reading reading, Where where) throws IOException {
        if (end < content.length) {
            if (saysSomething(content, end)) {
                reading.conceals(Concealment.SURPLUS_BYTES, where.place());
            }
            String text = new String(content, end, content.length - end, StandardCharsets.UTF_8);
            reading.text(where.place(), Concealment.SURPLUS_BYTES, text.lines().toList());
        }
    }

    /** Filling says next to nothing, as is seen when it is packed; programs leave some behind the end of pictures. */
    private static boolean saysSomething(byte[] content, int from) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(content, from, content.length - from);
            deflater.finish();
            return deflater.deflate(new byte[FILLING]) == FILLING;
        }
    }

    public static void readJpeg(byte[] content, Reading reading, Where where) throws IOException {
        int at = 2;
        int width = 0;
        int height = 0;
        boolean ended = false;
        while (!ended && at + 4 <= content.length) {
            if ((content[at] & 0xff) != 0xff) {
                throw new IOException("a block of a picture is cut off");
            }
            int marker = content[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = shortAt(content, at + 2);
            int end = Math.min(content.length, at + 2 + length);
            if (marker >= 0xc0
                    && marker <= 0xcf
                    && marker != 0xc4
                    && marker != 0xc8
                    && marker != 0xcc
                    && end >= at + 9) {
                height = shortAt(content, at + 5);
                width = shortAt(content, at + 7);
            } else if (marker == 0xfe || marker == 0xc8 || marker >= 0xe0) {
                remark(new String(content, at + 4, end - at - 4, StandardCharsets.ISO_8859_1), reading, where);
            }
            at = marker == 0xda ? afterScan(content, end) : end;
            if (marker == 0xda) {
                textInScan(new String(content, end, at - end, StandardCharsets.ISO_8859_1), reading, where);
            }
            ended = at + 1 < content.length && (content[at] & 0xff) == 0xff && (content[at + 1] & 0xff) == 0xd9;
        }
        surplus(content, ended ? at + 2 : at, reading, where);
        reading.add(new Picture(where.place(), where.how(), width, height));
    }

    /** Text behind the last pixel, which is no part of the picture. */
    private static void textInScan(String scan, Reading reading, Where where) throws IOException {
        List<String> text = PLAIN_TEXT
                .matcher(scan)
                .results()
                .flatMap(run -> run.group().lines())
                .toList();
        if (!text.isEmpty()) {
            reading.conceals(Concealment.SURPLUS_BYTES, where.place());
            reading.text(
                    where.place().within("remarks"),
                    where.concealed(Concealment.SURPLUS_BYTES).how(),
                    text);
        }
    }

    private static int shortAt(byte[] content, int at) {
        return ((content[at] & 0xff) << Byte.SIZE) | (content[at + 1] & 0xff);
    }

    /** Where the next block begins behind the bytes of a picture: at a mark that is neither stuffed nor a restart. */
    private static int afterScan(byte[] content, int from) {
        int at = from;
        while (at + 1 < content.length) {
            int next = content[at + 1] & 0xff;
            if ((content[at] & 0xff) == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                return at;
            }
            at++;
        }
        return content.length;
    }

    /** Directories of a TIFF say where everything is; what no directory leads to is surplus. */
    public static void readTiff(byte[] content, Reading reading, Where where) throws IOException {
        ByteBuffer in =
                ByteBuffer.wrap(content).order(content[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        TiffDirectories directories = new TiffDirectories(in);
        directories.read();
        for (String remark : directories.remarks()) {
            remark(remark, reading, where);
        }
        if (directories.known() + PADDING < content.length) {
            reading.conceals(Concealment.SURPLUS_BYTES, where.place());
            remark(new String(content, StandardCharsets.ISO_8859_1), reading, where);
        }
        reading.add(new Picture(where.place(), where.how(), directories.width(), directories.height()));
    }
}
