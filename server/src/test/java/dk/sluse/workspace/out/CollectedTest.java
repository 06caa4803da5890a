package dk.sluse.workspace.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectedTest {

    private static final int MOST = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void readsWhatACollectorWrites() throws IOException {
        assertThat(read("F 3 " + hex("a/æ.csv") + "\n\n\nER link " + hex("b") + "\nF 0 " + hex("c") + "\nE\n"))
                .containsExactly("a/æ.csv=\n\nE", "b!link", "c=");
    }

    @Test
    void showsNoNameThatMisleads() throws IOException {
        assertThat(read("F 1 " + hex("a\u202egpj.exe\n<b>") + "\nxE\n")).containsExactly("a?gpj.exe??b?=x");
    }

    /** Whatever an analyst's process could write instead, nothing is taken from it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "E",
                "F 3 61\nab",
                "F 11 61\n01234567890E\n",
                "F 6 61\n012345F 6 61\n012345E\n",
                "F -1 61\nE\n",
                "F 99999999999 61\nE\n",
                "F 1 6\nxE\n",
                "F 1 zz\nxE\n",
                "F 1\nxE\n",
                "F 1 61 61\nxE\n",
                "R because 61\nE\n",
                "X 1 61\nxE\n",
                "bwrap: no such thing\n"
            })
    void believesNothing(String written) {
        assertThatThrownBy(() -> read(written)).isInstanceOf(IOException.class);
    }

    @Test
    void readsNoEndlessLine() {
        assertThatThrownBy(() -> read("F".repeat(100_000))).isInstanceOf(IOException.class);
    }

    private List<String> read(String written) throws IOException {
        List<String> taken = new ArrayList<>();
        Collected.read(Files.writeString(folder.resolve("collected"), written), MOST, new Taker() {
            @Override
            public void file(String name, byte[] content) {
                taken.add(name + "=" + new String(content, StandardCharsets.UTF_8));
            }

            @Override
            public void refused(String name, String reason) {
                taken.add(name + "!" + reason);
            }
        });
        return taken;
    }

    private static String hex(String name) {
        return HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }
}
