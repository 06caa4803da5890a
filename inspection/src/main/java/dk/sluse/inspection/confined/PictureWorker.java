package dk.sluse.inspection.confined;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The program of a confined process that paints the pixels of a picture into a new one: nothing else of it goes along. */
public final class PictureWorker {

    /** Pixels at most; more need more memory than the process has. */
    private static final long MOST_PIXELS = 40_000_000;

    private PictureWorker() {}

    /** Takes no arguments: a picture comes in by the standard streams, and a PNG goes out. */
    public static void main(String[] arguments) throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            System.setOut(System.err);
            paint(System.in, out);
        }
    }

    static void paint(InputStream picture, OutputStream out) throws IOException {
        ImageIO.setUseCache(false);
        try (ImageInputStream in = ImageIO.createImageInputStream(picture)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no picture");
            }
            ImageReader reader = readers.next();
            reader.setInput(in, false, true);
            if (reader.getNumImages(true) != 1) {
                throw new IOException("several pictures in one");
            }
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw new IOException("too many pixels");
            }
            ImageIO.write(plain(reader.read(0)), "png", out);
        }
    }

    private static BufferedImage plain(BufferedImage picture) {
        int type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage plain = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        Graphics2D pen = plain.createGraphics();
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        return plain;
    }
}
