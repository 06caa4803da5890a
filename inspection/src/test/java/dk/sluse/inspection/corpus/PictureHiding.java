package dk.sluse.inspection.corpus;

import static dk.sluse.inspection.corpus.Renderings.written;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Places in pictures and drawings. */
final class PictureHiding extends Hiding {

    PictureHiding(List<List<String>> cover) {
        super(cover);
    }

    @Override
    Map<String, Function<List<List<String>>, byte[]>> all() {
        Map<String, Function<List<List<String>>, byte[]>> all = new LinkedHashMap<>();
        all.put("text.svg", rows -> svg("<text>" + flat(rows) + "</text>"));
        all.put("desc.svg", rows -> svg("<desc>" + flat(rows) + "</desc>"));
        all.put("script.svg", rows -> svg("<script>/* " + flat(rows) + " */</script>"));
        all.put("metadata.svg", rows -> svg("<metadata><a>" + flat(rows) + "</a></metadata>"));
        all.put("behind.png", rows -> both(picture("png"), bytes(flat(rows))));
        all.put("text.png", rows -> pngBlock("tEXt", bytes("Comment\0" + flat(rows))));
        all.put("ztxt.png", rows -> pngBlock("zTXt", both(bytes("Comment\0\0"), deflated(bytes(flat(rows))))));
        all.put("private.png", rows -> pngBlock("xdAt", bytes(flat(rows))));
        all.put("gamma.png", rows -> pngBlock("gAMA", bytes(flat(rows))));
        all.put("scan.jpg", rows -> inScan(bytes(flat(rows))));
        all.put("behind.jpg", rows -> both(picture("jpg"), bytes(flat(rows))));
        all.put("comment.jpg", rows -> jpegComment(bytes(flat(rows))));
        all.put("behind.tif", rows -> both(picture("tif"), bytes(flat(rows))));
        return all;
    }

    private static byte[] svg(String more) {
        return bytes(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"><rect width=\"10\" height=\"90\"/>"
                        + more + "</svg>");
    }

    static byte[] picture(String type) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(5, 5, 10, 20);
        return written(out -> ImageIO.write(image, type, out));
    }

    /** A picture with text behind its last pixel. */
    private static byte[] inScan(byte[] text) {
        byte[] picture = picture("jpg");
        return both(both(Arrays.copyOf(picture, picture.length - 2), text), new byte[] {(byte) 0xff, (byte) 0xd9});
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[4_096];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** A picture with another block before its end. */
    private static byte[] pngBlock(String type, byte[] content) {
        byte[] picture = picture("png");
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(both(name, content));
        ByteBuffer block = ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue());
        int end = picture.length - 12;
        return ByteBuffer.allocate(picture.length + block.capacity())
                .put(picture, 0, end)
                .put(block.array())
                .put(picture, end, 12)
                .array();
    }

    private static byte[] jpegComment(byte[] text) {
        byte[] picture = picture("jpg");
        return ByteBuffer.allocate(picture.length + text.length + 4)
                .put(picture, 0, 2)
                .putShort((short) 0xfffe)
                .putShort((short) (text.length + 2))
                .put(text)
                .put(picture, 2, picture.length - 2)
                .array();
    }
}
