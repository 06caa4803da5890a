package dk.sluse.workspace.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.agent.wire.Way;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Xvnc that is started as carelessly as can be, with a program that fills its clipboard: still nothing but pixels passes. */
class WeakScreenTest {

    private static final String SECRET = "0101801234 leaks";
    private static final String WEAK =
            "Xvnc :10 -geometry 300x200 -depth 24 -SecurityTypes None -rfbunixpath /tmp/rfb/s -rfbunixmode 438"
                    + " -rfbport=-1 -SendCutText=1 -SendPrimary=1 -desktop " + "secret-desktop -ac & "
                    + "while true; do echo '" + SECRET
                    + "' | DISPLAY=:10 timeout 1 xclip -i -quiet -selection clipboard; done";

    /** The extended clipboard, the desktop's name, and plain pixels. */
    private static final int[] WISHES = {0xC0A1E5CE, -307, -258, Encodings.FENCE, 0};

    private static final int PIXELS = 300 * 200 * 4;

    @TempDir
    Path folder;

    @Test
    void leaksNothingThroughTheBridge() throws Exception {
        Path socket = folder.resolve("s");
        Process weak = start();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(socket));
            AtomicInteger leaks = new AtomicInteger();
            Seen seen = new Seen();
            Bridge bridge = Bridge.open(Way.to(socket, 70001), new Bridge.Limits(1 << 30, 1 << 30, 60, 100), seen);
            for (byte[] word : List.of(Ends.VERSION, new byte[] {1}, new byte[] {1}, wishes(), request())) {
                bridge.receive(word);
            }
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> seen.size() > PIXELS);
            Thread.ofVirtual().start(() -> control(socket, leaks));

            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> leaks.get() >= 3);
            int before = seen.size();
            // An answer to this comes behind all that the screen has said before.
            bridge.receive(new byte[] {(byte) 248, 0, 0, 0, (byte) 0x80, 0, 0, 1, 1, 'x'});
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> seen.size() > before);

            assertThat(seen.text()).doesNotContain("leaks", "secret-desktop");
            bridge.end(Bridge.End.IDLE);
        } finally {
            weak.descendants().forEach(ProcessHandle::destroyForcibly);
            weak.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        String sandbox = "setpriv --reuid 70001 --regid 70001 --clear-groups bwrap --unshare-all --die-with-parent"
                + " --ro-bind IMAGE/usr /usr --ro-bind IMAGE/etc /etc --ro-bind IMAGE/var /var --symlink usr/bin /bin"
                + " --symlink usr/lib /lib --symlink usr/lib64 /lib64 --proc /proc --dev /dev --tmpfs /tmp --bind FOLDER /tmp/rfb";
        List<String> command = new ArrayList<>();
        for (String word : sandbox.split(" ", -1)) {
            command.add(word.replace("IMAGE", image().toString()).replace("FOLDER", folder.toString()));
        }
        command.addAll(List.of("sh", "-c", WEAK));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Path image() {
        File[] images = Path.of("/var/lib/sluse/images").toFile().listFiles((_, name) -> name.startsWith("core-"));
        Optional<File> image = Stream.ofNullable(images)
                .flatMap(Stream::of)
                .filter(one -> new File(one, "usr/bin/xclip").exists())
                .findFirst();
        if (image.isEmpty() || !"root".equals(System.getProperty("user.name"))) {
            System.err.println("NOT RUN: there is no image of workspaces (./sluse image core, by root)");
            Assumptions.abort();
        }
        return image.orElseThrow().toPath();
    }

    /** The control: whoever comes without a bridge gets the clipboard. */
    private static void control(Path socket, AtomicInteger leaks) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            var _ = Greeting.ofScreen(in, out);
            out.write(new byte[] {2, 0, 0, 1, 0, 0, 0, 0});
            for (int type = in.read(); type >= 0; type = in.read()) {
                in.skipNBytes(3);
                String text = new String(in.readNBytes(in.readInt()), StandardCharsets.ISO_8859_1);
                if (type == 3 && text.contains("leaks")) {
                    leaks.incrementAndGet();
                }
            }
        } catch (IOException _) {
            leaks.get();
        }
    }

    private static byte[] wishes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {2, 0, 0, (byte) WISHES.length});
        for (int wish : WISHES) {
            out.writeInt(wish);
        }
        return bytes.toByteArray();
    }

    /** All pixels anew. */
    private static byte[] request() {
        return new byte[] {3, 0, 0, 0, 0, 0, 1, 44, 0, (byte) 200};
    }

    /** What came to the browser. */
    private static final class Seen implements Bridge.Peer {

        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        @Override
        public synchronized void send(byte[] bytes) {
            all.writeBytes(bytes);
        }

        synchronized int size() {
            return all.size();
        }

        synchronized String text() {
            return all.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void ended(Bridge.End why) {}

        @Override
        public void pasted(int characters, boolean allowed) {}

        @Override
        public void oddPixels() {}
    }
}
