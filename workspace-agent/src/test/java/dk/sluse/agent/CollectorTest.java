package dk.sluse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.agent.wire.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What lies in the folder of what shall go home is taken if it is a plain file, and nothing else is even opened. */
@Timeout(120)
class CollectorTest {

    /** What might lie in the folder: three plain files, and what is none. */
    private static final String ANYTHING = """
            import os, socket
            os.chdir('/home/analyst/til-hjemsendelse')
            open('tabel æøå (1).csv', 'w').write('a;b\\n')
            os.makedirs('mappe/under')
            open('mappe/under/figur.png', 'wb').write(bytes(range(256)))
            open('tom.txt', 'w')
            os.makedirs('1/2/3/4/5/6')
            open('1/2/3/4/5/6/dyb.txt', 'w').write('x')
            os.symlink('/etc/passwd', 'link.csv')
            os.symlink('/data/package', 'package')
            os.symlink('/proc/1/root', 'root')
            open('source.csv', 'w').write('x'); os.link('source.csv', 'hard.csv')
            os.mkfifo('pipe.csv')
            socket.socket(socket.AF_UNIX).bind('socket.csv')
            open('sparse.csv', 'w').truncate(20 << 20)
            open('large.csv', 'wb').write(b'x' * (3 << 20))
            for odd in ('a\\nb.csv', 'a\\u202egpj.csv', ' space.csv', '.hidden', '-rf', 'tab\\t.csv', 'x' * 120, '$(id).csv', 'a\\u200b.csv'):
                open(odd, 'w').write('x')
            open(b'bad\\xff.csv', 'w').write('x')
            open('closed.csv', 'w').write('x'); os.chmod('closed.csv', 0)
            """;

    @RegisterExtension
    final OnAMachine on = new OnAMachine(1);

    private Machine machine;

    @BeforeEach
    void find() {
        machine = on.machine();
    }

    @Test
    void takesPlainFilesOnly() throws IOException, InterruptedException {
        Files.writeString(on.home().resolve("secret"), "of the machine");
        inside(ANYTHING);

        Map<String, String> taken = collect(50, 2);

        assertThat(taken)
                .containsEntry("tabel æøå (1).csv", "a;b\n")
                .containsEntry("mappe/under/figur.png", HexFormat.of().formatHex(bytes()))
                .containsEntry("tom.txt", "");
        taken.keySet().removeAll(List.of("tabel æøå (1).csv", "mappe/under/figur.png", "tom.txt"));
        Map<String, String> odd = new TreeMap<>(taken);
        odd.values().removeIf(reason -> !reason.equals("! name"));
        assertThat(odd).hasSize(10);
        taken.keySet().removeAll(odd.keySet());
        assertThat(taken)
                .containsOnly(
                        Map.entry("link.csv", "! link"),
                        Map.entry("package", "! link"),
                        Map.entry("root", "! link"),
                        Map.entry("source.csv", "! link"),
                        Map.entry("hard.csv", "! link"),
                        Map.entry("pipe.csv", "! kind"),
                        Map.entry("socket.csv", "! kind"),
                        Map.entry("sparse.csv", "! size"),
                        Map.entry("large.csv", "! size"),
                        Map.entry("closed.csv", "! unreadable"),
                        Map.entry("1/2/3/4/5/6", "! deep"));
    }

    @Test
    void doesNotBelieveHowLargeAFileSaysItIs() throws IOException, InterruptedException {
        inside("open('/home/analyst/til-hjemsendelse/sparse.csv', 'w').truncate(1 << 20)");

        assertThat(collect(50, 2)).containsExactly(Map.entry("sparse.csv", "! sparse"));
    }

    @Test
    void takesSoManyAndNoMore() throws IOException, InterruptedException {
        inside("""
                for number in range(200):
                    open('/home/analyst/til-hjemsendelse/f%03d' % number, 'wb').write(b'y' * 1000)
                """);

        Map<String, String> taken = collect(3, 2);

        assertThat(taken.entrySet().stream().filter(one -> !one.getValue().startsWith("!")))
                .extracting(Map.Entry::getKey)
                .containsExactly("f000", "f001", "f002");
        assertThat(taken).containsEntry("f003", "! many").hasSize(60);
    }

    /** While it is read, somebody swaps files for links, pipes and other files as fast as he can. */
    @Test
    void isNotFooledByWhoSwapsThings() throws IOException, InterruptedException {
        Path log = machine.begin(1, "swapping", "python3", "-c", """
                import os
                os.chdir('/home/analyst/til-hjemsendelse')
                open('../other', 'w').write('other')
                print('swapping', flush=True)
                while True:
                    for name in ('a.csv', 'b.csv', 'c.csv'):
                        for make in (lambda n: open(n, 'w').write('plain'), lambda n: os.symlink('/data/package/rows.csv', n),
                                     os.mkfifo, lambda n: os.mkdir(n)):
                            make('.new')
                            os.rename('.new', name) if not os.path.isdir('.new') else os.rmdir('.new')
                """);
        assertThat(log).exists();

        for (int round = 0; round < 60; round++) {
            Map<String, String> taken = collect(50, 2);
            assertThat(taken.values()).allMatch(one -> one.equals("plain") || one.isEmpty() || one.startsWith("!"));
        }
    }

    @Test
    void handsOverToTheServerAlone() throws IOException, InterruptedException {
        inside("open('/home/analyst/til-hjemsendelse/a.csv', 'w').write('1')");
        Path trap = Files.writeString(on.home().resolve("trap"), "untouched");
        Files.createSymbolicLink(machine.places.collected(1), trap);

        var _ = machine.client.ask(new Request.Collect(1, 5, 1));

        Path handed = machine.places.collected(1);
        assertThat(trap).hasContent("untouched");
        assertThat(Files.isSymbolicLink(handed)).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(handed)))
                .isEqualTo("rw-r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(handed.getParent())))
                .isEqualTo("rwxrwx---");
        assertThatThrownBy(() -> machine.client.ask(new Request.Collect(2, 5, 1)))
                .hasMessage("invalid workspace");
    }

    private void inside(String program) throws IOException, InterruptedException {
        assertThat(machine.inside(1, "python3", "-c", program)).isEmpty();
    }

    /** What was taken: a text, or other content in hexadecimal, or a mark and the reason why not. */
    private Map<String, String> collect(int files, int mebibytes) throws IOException {
        var _ = machine.client.ask(new Request.Collect(1, files, mebibytes));
        byte[] all = Files.readAllBytes(machine.places.collected(1));
        Map<String, String> taken = new TreeMap<>();
        int at = 0;
        while (true) {
            int end = at;
            while (all[end] != '\n') {
                end++;
            }
            String[] words = new String(all, at, end - at, StandardCharsets.US_ASCII).split(" ", 3);
            at = end + 1;
            if (words[0].equals("E")) {
                assertThat(at).isEqualTo(all.length);
                return taken;
            }
            String name = new String(HexFormat.of().parseHex(words[2]), StandardCharsets.UTF_8);
            if (words[0].equals("R")) {
                taken.put(name, "! " + words[1]);
            } else {
                int length = Integer.parseInt(words[1]);
                boolean text = !name.endsWith(".png");
                taken.put(
                        name,
                        text
                                ? new String(all, at, length, StandardCharsets.UTF_8)
                                : HexFormat.of().formatHex(all, at, at + length));
                at += length;
            }
        }
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[256];
        for (int value = 0; value < bytes.length; value++) {
            bytes[value] = (byte) value;
        }
        return bytes;
    }
}
