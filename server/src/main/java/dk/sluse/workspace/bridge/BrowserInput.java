package dk.sluse.workspace.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What comes from a browser in pieces, to be read as one stream. */
final class BrowserInput extends InputStream {

    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(64);
    private byte[] piece = new byte[0];
    private int at;
    private boolean ended;
    private volatile boolean over;

    /** Gives it a piece; waits while too much of the former has not been read. */
    void add(byte[] bytes) throws InterruptedException {
        boolean done = bytes.length == 0;
        while (!done && !over) {
            done = pieces.offer(bytes, 100, TimeUnit.MILLISECONDS);
        }
    }

    /** Nothing more comes. What nobody has read yet does not matter any more. */
    void end() {
        over = true;
        while (!pieces.offer(END)) {
            pieces.clear();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, to.length);
        if (length == 0) {
            return 0;
        }
        if (at == piece.length && !next()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, to, from, count);
        at += count;
        return count;
    }

    private boolean next() throws IOException {
        if (ended) {
            return false;
        }
        try {
            piece = pieces.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        at = 0;
        ended = piece.length == 0;
        return !ended;
    }
}
