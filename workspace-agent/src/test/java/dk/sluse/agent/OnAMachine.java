package dk.sluse.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a machine on which some workspaces of the first scheme are open. */
final class OnAMachine implements BeforeEachCallback, AfterEachCallback {

    private final int workspaces;
    private @Nullable Machine machine;
    private @Nullable Path home;

    OnAMachine(int workspaces) {
        this.workspaces = workspaces;
    }

    Machine machine() {
        return Objects.requireNonNull(machine);
    }

    /** The installation's folder. */
    Path home() {
        return Objects.requireNonNull(home);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("machine");
        home = folder;
        Machine started = Machine.start(folder);
        machine = started;
        for (int number = 1; number <= workspaces; number++) {
            var _ = started.client.ask(started.workspace(number, "scheme-a"));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (machine != null) {
            machine.close();
        }
        dk.sluse.agent.kernel.Host.run("rm", "-rf", "--one-file-system", home().toString());
    }

    /** Runs a script of bash inside a workspace, at home, as a terminal does; gives what it printed. */
    String inside(int workspace, String script, String... words) throws IOException, InterruptedException {
        String[] program = new String[words.length + 4];
        program[0] = "bash";
        program[1] = "-c";
        program[2] = "cd; umask 007\n" + script;
        program[3] = "bash";
        System.arraycopy(words, 0, program, 4, words.length);
        return machine().inside(workspace, program);
    }
}
