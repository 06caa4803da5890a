package dk.sluse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.agent.kernel.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the office has put into the machine's mirror is installed with R's and Python's usual words, and nothing else is to be had. */
@Tag("heavy")
@Timeout(900)
class MirrorTest {

    private final String name = "sluseprobe" + ProcessHandle.current().pid();

    @TempDir
    Path home;

    private Machine machine;

    @BeforeEach
    void startAWorkspace() throws IOException, InterruptedException {
        machine = Machine.start(home, "small");
        Path contrib = Files.createDirectories(machine.places.mirrors().resolve("r/src/contrib"));
        Path python = Files.createDirectories(machine.places.mirrors().resolve("python"));
        makeRPackage(contrib);
        makePythonPackage(python.resolve(name + "-1.0-py3-none-any.whl"));
        index();
        var _ = machine.client.ask(machine.workspace(1, "scheme-a"));
    }

    @AfterEach
    void stop() throws IOException {
        if (machine != null) {
            Files.deleteIfExists(machine.places.mirrors().resolve("r/src/contrib/" + name + "_1.0.tar.gz"));
            Files.deleteIfExists(machine.places.mirrors().resolve("python/" + name + "-1.0-py3-none-any.whl"));
            index();
            machine.close();
        }
    }

    private void index() throws IOException {
        Host.run(
                "../workspace-image/index",
                machine.places.image(machine.image).toString(),
                machine.places.mirrors().toString());
    }

    private void makeRPackage(Path contrib) throws IOException {
        Path source = Files.createDirectories(home.resolve(name));
        Files.writeString(source.resolve("DESCRIPTION"), """
                Package: %s
                Version: 1.0
                Title: A Probe
                Description: Says a word.
                Author: Sluse
                Maintainer: Sluse <sluse@example.dk>
                License: MIT
                """.formatted(name));
        Files.writeString(source.resolve("NAMESPACE"), "export(word)\n");
        Files.writeString(
                Files.createDirectories(source.resolve("R")).resolve("word.R"), "word <- function() 'of R'\n");
        Host.run(
                "tar",
                "-C",
                home.toString(),
                "-czf",
                contrib.resolve(name + "_1.0.tar.gz").toString(),
                name);
    }

    private void makePythonPackage(Path wheel) throws IOException {
        String info = name + "-1.0.dist-info/";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
            put(zip, name + ".py", "def word():\n    return 'of Python'\n");
            put(zip, info + "METADATA", "Metadata-Version: 2.1\nName: " + name + "\nVersion: 1.0\n");
            put(zip, info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            put(
                    zip,
                    info + "RECORD",
                    name + ".py,,\n" + info + "METADATA,,\n" + info + "WHEEL,,\n" + info + "RECORD,,\n");
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void givesWhatTheOfficeHasPutThere() throws IOException, InterruptedException {
        String r =
                inside("Rscript -e 'install.packages(\"" + name + "\", quiet = TRUE); cat(" + name + "::word())' 2>&1");
        assertThat(r).endsWith("of R");
        assertThat(inside("Rscript -e 'cat(" + name + "::word())' 2>&1")).isEqualTo("of R");
        assertThat(inside("Rscript -e 'install.packages(\"notthere\")' 2>&1")).contains("is not available");

        assertThat(inside("pip install -q " + name + " 2>&1; python3 -c 'import " + name + " as p; print(p.word())'"))
                .endsWith("of Python\n");
        assertThat(inside("pip install requests-not-there 2>&1")).contains("No matching distribution");
        assertThat(inside("touch /mirrors/python/x 2>&1")).contains("Read-only file system");
    }

    private String inside(String script) throws IOException, InterruptedException {
        return machine.inside(1, "bash", "-c", script);
    }
}
