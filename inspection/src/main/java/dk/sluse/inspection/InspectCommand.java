package dk.sluse.inspection;

import dk.sluse.inspection.confined.ConfinedInspector;
import dk.sluse.inspection.confined.ConfinedInspector.Confines;
import dk.sluse.inspection.confined.Program;
import dk.sluse.inspection.content.Policy;
import dk.sluse.inspection.rule.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/** What speaks against sending files home, a line for each finding: {@code sluse inspect FILE…}. Each file is read in a process of its own. */
public final class InspectCommand {

    /** Looks into a file. */
    private interface Looking {
        Inspection inspect(String name, byte[] content) throws IOException;
    }

    private InspectCommand() {}

    /** Ends with 0 if nothing was found, 1 if something was, 2 if a file cannot be opened. */
    public static void main(String[] arguments) throws IOException {
        // Libraries write about files that are broken, and may quote them.
        LogManager.getLogManager().reset();
        System.exit(run(List.of(arguments), System.out));
    }

    static int run(List<String> files, PrintStream out) throws IOException {
        if (files.isEmpty()) {
            out.println("Say which files: sluse inspect FILE...");
            return 2;
        }
        Path folder = Files.createTempDirectory("sluse-inspect");
        try {
            Looking looking = confined(folder, out);
            int code = 0;
            for (String file : files) {
                code = Math.max(code, look(file, looking, out));
            }
            return code;
        } finally {
            delete(folder);
        }
    }

    private static int look(String file, Looking looking, PrintStream out) {
        try {
            Inspection inspection = looking.inspect(file, Files.readAllBytes(Path.of(file)));
            boolean good = inspection.findings().isEmpty();
            out.println(file + ": " + inspection.type() + (good ? ", nothing found" : ""));
            inspection.findings().forEach(finding -> out.println("  " + line(finding)));
            return good ? 0 : 1;
        } catch (IOException _) {
            out.println(file + ": cannot be opened");
            return 2;
        }
    }

    /** In a sandbox where there is one; else here, and says so. */
    private static Looking confined(Path folder, PrintStream out) throws IOException {
        ConfinedInspector confined = new ConfinedInspector(Policy.USUAL, Program.find(folder), Confines.USUAL);
        try {
            var _ = confined.inspect("nothing.txt", new byte[0]);
            return confined::inspect;
        } catch (IOException e) {
            out.println("In this process: " + e.getMessage());
            // Without the package's serial numbers, all that is written as one is taken for one.
            Inspector inspector = new Inspector(Policy.USUAL, _ -> true);
            return inspector::inspect;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String line(Finding finding) {
        String how = finding.how() == null ? "" : " (" + finding.how() + ")";
        String seen = finding.seen() == 0 ? "" : " " + finding.seen();
        return finding.rule() + how + seen + " " + finding.place();
    }
}
