package dk.sluse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.agent.wire.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes in lies in a folder of its own, whole or not at all, and is the analyst's. */
@Timeout(120)
class ReceiveTest {

    private static final String FOLDER = "20261127-150432";

    @RegisterExtension
    final OnAMachine on = new OnAMachine(1);

    private Machine machine;

    @BeforeEach
    void find() {
        machine = on.machine();
    }

    @Test
    void isPutIntoAFolderOfItsOwn() throws IOException, InterruptedException {
        bring(FOLDER, Map.of("analyse æ.R", "summary(1)\n", "notes (2).txt", "x"));

        assertThat(inside("ls -A ~/modtaget; cat ~/modtaget/" + FOLDER + "/analyse*; echo more >> ~/modtaget/" + FOLDER
                        + "/notes*; stat -c '%a %u' ~/modtaget/*/notes*"))
                .isEqualTo(FOLDER + "\nsummary(1)\n600 1000\n");
        assertThat(machine.places.work().toFile().list((_, name) -> name.contains("receive")))
                .isEmpty();
    }

    /** Whatever an analyst has laid in the way harms nobody, and keeps nothing of his from him. */
    @Test
    void overwritesNothing() throws IOException, InterruptedException {
        assertThat(inside("mkdir ~/modtaget/" + FOLDER + "; echo mine > ~/modtaget/" + FOLDER + "/a.R; "
                        + "ln -s /shared ~/modtaget/.20261127-150433; ln -s ~ ~/modtaget/20261127-150434"))
                .isEmpty();

        assertThatThrownBy(() -> bring(FOLDER, Map.of("a.R", "theirs"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> bring("20261127-150433", Map.of("a.R", "theirs")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> bring("20261127-150434", Map.of("a.R", "theirs")))
                .isInstanceOf(IOException.class);

        assertThat(inside("cat ~/modtaget/" + FOLDER + "/a.R; ls /shared; ls ~/*.R; find ~/modtaget -name '.*'"))
                .startsWith("mine\n")
                .doesNotContain("theirs")
                .contains("No such file");
    }

    @Test
    void leavesNothingWhereTheDiskIsFull() throws IOException, InterruptedException {
        assertThat(inside("dd if=/dev/zero of=$HOME/big bs=1M count=200 2>/dev/null || true"))
                .isEmpty();

        assertThatThrownBy(() -> bring(FOLDER, Map.of("a.R", "x".repeat(2_000_000))))
                .hasMessage("invalid disk");

        assertThat(inside("ls -A ~/modtaget")).isEmpty();
    }

    @Test
    void refusesWhatIsNotWhole() throws IOException {
        byte[] files = bundle(Map.of("a.R", "summary(1)"));
        byte[] broken = "F 100 6161\nshort\nE\n".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> machine.client.ask(new Request.Receive(1, FOLDER, broken.length), broken))
                .hasMessageStartingWith("failed");
        assertThatThrownBy(() -> machine.client.ask(new Request.Receive(2, FOLDER, files.length), files))
                .hasMessage("invalid workspace");
        assertThatThrownBy(() -> machine.client.ask(new Request.Receive(2, FOLDER, 40_000_000), new byte[40_000_000]))
                .as("who is refused while he still writes is told why")
                .hasMessage("invalid workspace");
        assertThatThrownBy(() -> new Request.Receive(1, "../" + FOLDER, 1)).hasMessage("job");
        assertThatThrownBy(() -> new Request.Receive(1, FOLDER, 100 << 20)).hasMessage("bytes");
    }

    private void bring(String folder, Map<String, String> files) throws IOException {
        byte[] bytes = bundle(files);
        var _ = machine.client.ask(new Request.Receive(1, folder, bytes.length), bytes);
    }

    private static byte[] bundle(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (var file : new TreeMap<>(files).entrySet()) {
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            String name = HexFormat.of().formatHex(file.getKey().getBytes(StandardCharsets.UTF_8));
            bundle.write(("F " + content.length + " " + name + "\n").getBytes(StandardCharsets.US_ASCII));
            bundle.write(content);
        }
        bundle.write("E\n".getBytes(StandardCharsets.US_ASCII));
        return bundle.toByteArray();
    }

    private String inside(String script) throws IOException, InterruptedException {
        return on.inside(1, script);
    }
}
