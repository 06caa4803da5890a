package dk.sluse.workspace.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeTest {

    private static final byte[] PIXELS = {0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 7, 8, 9, 10};

    @TempDir
    Path folder;

    @Test
    void tellsTheBrowserNoNameAndNoExtension() throws IOException, InterruptedException {
        try (Ends ends = new Ends(folder, 100).greeted()) {
            byte[] seen = ends.seen();

            assertThat(seen).hasSize(12 + 2 + 4 + 24).endsWith(0, 0, 0, 0);
            assertThat(seen[12]).isEqualTo((byte) 1);
            assertThat(seen[13]).as("no security but none").isEqualTo((byte) 1);
            assertThat(new String(seen, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        }
    }

    /** Whatever the screen says beside pixels: its clipboard in both forms, a bell. */
    @Test
    void dropsClipboardAndBellAndGivesOnThePixelsBehindThem() throws IOException, InterruptedException {
        try (Ends ends = new Ends(folder, 100).greeted()) {
            int before = ends.seen().length;
            byte[] secret = "0101801234".getBytes(StandardCharsets.US_ASCII);
            for (int length : new int[] {secret.length, -secret.length}) {
                ends.fromScreen.write(new byte[] {3, 0, 0, 0});
                ends.fromScreen.writeInt(length);
                ends.fromScreen.write(secret);
                ends.fromScreen.write(2);
            }
            ends.fromScreen.write(PIXELS);

            byte[] read = new byte[PIXELS.length];
            ends.atBrowser.readFully(read);

            assertThat(read).isEqualTo(PIXELS);
            assertThat(ends.seen()).hasSize(before + PIXELS.length);
        }
    }

    /** A message that no screen has, colours by number, the name of the desktop, a form that was not asked for, an enormous fence. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "01000000",
                "fa00000000",
                "00000001000000000001000100000005",
                "0000000100000000000100010000001041",
                "00000001000000000000000afffffecd000000045345435245",
                "0000000100000000ffffffff00000000",
                "000000010000000000010001000000" + "07" + "a0",
                "f8000000000000ffff41",
                "03000000" + "7fffffff"
            })
    void endsWhenTheScreenSendsWhatDoesNotPass(String hex) throws IOException, InterruptedException {
        try (Ends ends = new Ends(folder, 100).greeted()) {
            int before = ends.seen().length;

            ends.fromScreen.write(java.util.HexFormat.of().parseHex(hex));

            assertThat(ends.ended()).isEqualTo(Bridge.End.VIOLATION);
            assertThat(ends.seen()).hasSize(before);
        }
    }

    /** Unknown messages, those of other programs' extensions, other forms of pixels, endless lengths. */
    @ParameterizedTest
    @CsvSource({
        "browser message, ff00",
        "sound, ff010000",
        "power, fa000104",
        "file transfer, fc00",
        "pixel format, 0000000010100001001f003f001f0b0500000000",
        "colours by number, 0000000020180000000000000000000000000000",
        "encodings, 0200ffff",
        "extended clipboard, 06000000fffffff8",
        "clipboard without end, 060000007fffffff",
        "fence, f8000000000000ff80",
        "screens, fb0007800438ff00",
        "size, fb00ffffffff0000"
    })
    void endsWhenTheBrowserSendsWhatDoesNotPass(String what, String hex) throws IOException, InterruptedException {
        try (Ends ends = new Ends(folder, 100).greeted()) {
            ends.type(java.util.HexFormat.of().parseHex(hex));

            assertThat(ends.ended()).as(what).isEqualTo(Bridge.End.VIOLATION);
            assertThat(ends.atScreen.read()).as("nothing came to the screen").isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RFB 003.003\n", "RFB 004.001\n", "GET / HTTP/1"})
    void knowsOneVersionOnly(String version) throws IOException, InterruptedException {
        try (Ends ends = new Ends(folder, 100)) {
            ends.fromScreen.write(version.getBytes(StandardCharsets.US_ASCII));

            assertThat(ends.ended()).isEqualTo(Bridge.End.VIOLATION);
            assertThat(ends.seen()).isEmpty();
        }
    }

    /** A screen that is somebody else's, behind a link for example, is not shown. */
    @Test
    void showsNobodyElsesScreen() throws IOException, InterruptedException {
        try (Ends ends = new Ends(folder, 100, 2_000_000_007)) {
            assertThat(ends.ended()).isEqualTo(Bridge.End.VIOLATION);
            assertThat(ends.seen()).isEmpty();
        }
    }

    @Test
    void offersTheScreenOnlyWhatItUnderstands() throws IOException, InterruptedException {
        try (Ends ends = new Ends(folder, 100).greeted()) {
            ByteArrayOutputStream wish = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(wish);
            int[] encodings = {7, 16, 5, -307, -258, -259, 0xC0A1E5CE, -312, -308, -239, -26, -250, 50, -260};
            out.write(new byte[] {2, 0, 0, (byte) encodings.length});
            for (int encoding : encodings) {
                out.writeInt(encoding);
            }

            ends.type(wish.toByteArray());

            assertThat(ends.atScreen.readInt()).isEqualTo(0x02000006);
            int[] offered = new int[6];
            for (int at = 0; at < offered.length; at++) {
                offered[at] = ends.atScreen.readInt();
            }
            assertThat(offered).containsExactly(7, -312, -308, -239, -26, -250);
        }
    }

    @Test
    void pastesWhatIsAllowedAndDropsTheRest() throws IOException, InterruptedException {
        try (Ends ends = new Ends(folder, 5).greeted()) {
            ends.type(new byte[] {6, 0, 0, 0, 0, 0, 0, 6, 'a', 'b', 'c', 'd', 'e', 'f'});
            ends.type(new byte[] {6, 0, 0, 0, 0, 0, 0, 2, 'h', 'i'});
            ends.type(new byte[] {4, 1, 0, 0, 0, 0, 0, 65});

            byte[] read = new byte[10 + 8];
            ends.atScreen.readFully(read);

            assertThat(read).containsExactly(6, 0, 0, 0, 0, 0, 0, 2, 'h', 'i', 4, 1, 0, 0, 0, 0, 0, 65);
            assertThat(ends.pasted).containsExactly("6 false", "2 true");
        }
    }

    /** Every form of packed pixels comes through byte by byte, in random order and sizes. */
    @Test
    void givesOnEveryFormOfPixels() throws IOException, InterruptedException {
        Random random = new Random(7);
        try (Ends ends = new Ends(folder, 100).greeted()) {
            for (int round = 0; round < 300; round++) {
                byte[] update = Updates.random(random);

                ends.fromScreen.write(update);

                byte[] read = new byte[update.length];
                ends.atBrowser.readFully(read);
                assertThat(read).as("round %d", round).isEqualTo(update);
            }
        }
    }

    @Test
    void letsMuchPassAtOnceAndLittleInTheLongRun() {
        Throttle throttle = new Throttle(1000, 5000, 0);

        assertThat(throttle.take(5000, 0)).isZero();
        assertThat(throttle.take(500, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(throttle.take(0, 500_000_000L)).isZero();
        assertThat(throttle.take(1000, 600_000_000_000L)).as("it fills up").isZero();
    }

    @Test
    void noticesAScreenThatChangesLikeAMachines() {
        long second = 1_000_000_000L;
        PixelWatch watch = new PixelWatch(10, 0);

        for (int change = 0; change < 10; change++) {
            assertThat(watch.drawn(300, 1000, (3 + change) * second)).isFalse();
        }
        assertThat(watch.drawn(300, 1000, 14 * second)).isTrue();
        watch.used(15 * second);
        assertThat(watch.drawn(300, 1000, 16 * second)).as("somebody scrolls").isFalse();
        assertThat(watch.drawn(100, 1000, 30 * second)).as("a clock ticks").isFalse();
    }
}
