package dk.sluse.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... files) throws IOException {
        return InspectCommand.run(List.of(files), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @Test
    void saysWhatSpeaksAgainstEachFile() throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"), "region;antal\nNord;40\nSyd;50\n");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "region;antal\nNord;2\nSyd;50\n");

        assertThat(run(good.toString())).isZero();
        assertThat(run(good.toString(), bad.toString())).isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("good.csv: DELIMITED, nothing found")
                .contains("bad.csv: DELIMITED\n  LOW_COUNT 2 table 1!B2");
    }

    @Test
    void saysWhatToDoWhereItCannotLook() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run(folder.resolve("none.csv").toString())).isEqualTo(2);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Say which files: sluse inspect FILE...")
                .contains("none.csv: cannot be opened");
    }
}
