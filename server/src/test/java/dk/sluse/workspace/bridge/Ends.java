package dk.sluse.workspace.bridge;

import dk.sluse.agent.wire.Way;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A bridge with a screen and a browser at its ends that both send whatever a test wants. */
final class Ends implements AutoCloseable, Bridge.Peer {

    static final byte[] VERSION = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FORMAT = {32, 24, 0, 1, 0, -1, 0, -1, 0, -1, 16, 8, 0, 0, 0, 0};

    private final ServerSocketChannel door;
    private final SocketChannel channel;
    final Bridge bridge;
    final DataInputStream atScreen;
    final DataOutputStream fromScreen;
    private final BrowserInput received = new BrowserInput();
    final DataInputStream atBrowser = new DataInputStream(received);
    final List<String> pasted = new ArrayList<>();
    private final BlockingQueue<Bridge.End> end = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    Ends(Path folder, int longestPaste) throws IOException {
        this(folder, longestPaste, (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    /** @param user whose the bridge takes the screen to be */
    Ends(Path folder, int longestPaste, int user) throws IOException {
        Path socket = folder.resolve("s" + System.nanoTime());
        this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(socket));
        this.bridge = Bridge.open(Way.to(socket, user), new Bridge.Limits(1 << 30, 1 << 30, 60, longestPaste), this);
        this.channel = door.accept();
        this.atScreen = new DataInputStream(Channels.newInputStream(channel));
        this.fromScreen = new DataOutputStream(Channels.newOutputStream(channel));
    }

    /** Both greet as they should; the screen has a name. */
    Ends greeted() throws IOException, InterruptedException {
        fromScreen.write(VERSION);
        atScreen.readFully(new byte[VERSION.length]);
        fromScreen.write(new byte[] {2, 16, 1});
        atScreen.readUnsignedByte();
        fromScreen.writeInt(0);
        atScreen.readUnsignedByte();
        byte[] name = "secret name".getBytes(StandardCharsets.US_ASCII);
        fromScreen.writeShort(800);
        fromScreen.writeShort(600);
        fromScreen.write(FORMAT);
        fromScreen.writeInt(name.length);
        fromScreen.write(name);
        atBrowser.readFully(new byte[VERSION.length]);
        type(VERSION);
        atBrowser.readFully(new byte[2]);
        type(new byte[] {1});
        atBrowser.readInt();
        type(new byte[] {1});
        atBrowser.readFully(new byte[24]);
        return this;
    }

    void type(byte[] bytes) throws InterruptedException {
        bridge.receive(bytes);
    }

    /** Why the connection ended; waits for it. */
    Bridge.End ended() throws InterruptedException {
        Bridge.End why = end.poll(20, TimeUnit.SECONDS);
        if (why == null) {
            throw new IllegalStateException("the connection goes on");
        }
        return why;
    }

    /** All that ever came to the browser. */
    synchronized byte[] seen() {
        return all.toByteArray();
    }

    @Override
    public synchronized void send(byte[] bytes) {
        all.writeBytes(bytes);
        try {
            received.add(bytes);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void ended(Bridge.End why) {
        end.add(why);
    }

    @Override
    public void pasted(int characters, boolean allowed) {
        pasted.add(characters + " " + allowed);
    }

    @Override
    public void oddPixels() {
        pasted.add("odd");
    }

    @Override
    public void close() throws IOException {
        bridge.end(Bridge.End.IDLE);
        channel.close();
        door.close();
    }
}
