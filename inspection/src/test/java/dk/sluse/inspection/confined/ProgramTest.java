package dk.sluse.inspection.confined;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.Inspector;
import dk.sluse.inspection.confined.ConfinedInspector.Confines;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProgramTest {

    private static final byte[] TABLE = "a;b\n400;500\n".getBytes(StandardCharsets.UTF_8);

    /** What a rehearsal looks into is what people send, and good. */
    @Test
    void aRehearsalHasAFileOfEachType() throws IOException {
        Set<FileType> types = EnumSet.noneOf(FileType.class);
        for (String name : Rehearsal.FILES) {
            try (InputStream file = Rehearsal.open(name)) {
                Inspection inspection = new Inspector(Policy.USUAL, _ -> true).inspect(name, file.readAllBytes());
                types.add(inspection.type());
                assertThat(inspection.findings()).as(name).isEmpty();
            }
        }
        Set<FileType> expected = FileType.readable();
        // Data files are read by another program.
        expected.removeIf(FileType::isData);
        assertThat(types).isEqualTo(expected);
    }

    /** A process begins with what the rehearsal has left, says the same, and begins as before if that is broken. */
    @Test
    void whatARehearsalLeavesIsUsed(@TempDir Path folder) throws IOException, InterruptedException {
        Program packed = packed(folder);
        String main = Worker.class.getName();
        assertThat(packed.command(512, main)).noneMatch(one -> one.contains("AOT"));

        assertThat(packed.rehearse()).isTrue();

        List<String> demanding = new ArrayList<>(packed.command(512, main));
        demanding.add(1, "-XX:AOTMode=on");
        assertThat(told(demanding)).startsWith(Worker.READY).contains("type\t" + FileType.DELIMITED);
        assertSaysTheSame(packed);

        Files.write(packed.learnt(), new byte[100]);

        assertThat(told(demanding)).as("whether the above can fail").doesNotContain(Worker.READY);
        assertSaysTheSame(packed);
    }

    @Test
    void nothingIsLearntFromFolders(@TempDir Path folder) throws IOException {
        Program folders = new Program(Program.find(folder).classPath(), folder.resolve("learnt"));
        assertThat(folders.rehearse()).isFalse();
        assertThat(folders.learnt()).doesNotExist();
    }

    private static void assertSaysTheSame(Program program) throws IOException {
        if (Files.exists(Path.of("/usr/bin/bwrap"))) {
            Inspection there = new ConfinedInspector(Policy.USUAL, program, Confines.USUAL).inspect("a.csv", TABLE);
            assertThat(there).isEqualTo(new Inspector(Policy.USUAL, _ -> true).inspect("a.csv", TABLE));
        }
    }

    private static String told(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(new Order(Policy.USUAL, "a.csv").line().getBytes(StandardCharsets.US_ASCII));
            out.write(TABLE);
        } catch (IOException _) {
            assertThat(process.waitFor()).isNotZero();
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The program as it is in an installation: archives only. */
    private static Program packed(Path folder) throws IOException {
        List<Path> classPath = new ArrayList<>();
        for (Path entry : Program.find(folder).classPath()) {
            classPath.add(Files.isDirectory(entry) ? archive(entry, folder.resolve("inspection.jar")) : entry);
        }
        return new Program(classPath, folder.resolve("learnt"));
    }

    private static Path archive(Path classes, Path archive) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(archive))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return archive;
    }
}
