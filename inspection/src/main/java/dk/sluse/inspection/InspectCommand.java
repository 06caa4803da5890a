package dk.sluse.inspection;

import dk.sluse.inspection.rule.Finding;
import dk.sluse.inspection.rule.Policy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;

/** What speaks against sending files home, a line for each finding: {@code sluse inspect FILE…}. */
public final class InspectCommand {

    private InspectCommand() {}

    /** Ends with 0 if nothing was found, 1 if something was, 2 if a file cannot be opened. */
    public static void main(String[] arguments) {
        // Libraries write about files that are broken, and may quote them.
        LogManager.getLogManager().reset();
        System.exit(run(List.of(arguments), System.out));
    }

    static int run(List<String> files, PrintStream out) {
        // Without the package's serial numbers, all that is written as one is taken for one.
        Inspector inspector = new Inspector(Policy.USUAL, _ -> true);
        int code = files.isEmpty() ? 2 : 0;
        for (String file : files) {
            try {
                Inspection inspection = inspector.inspect(file, Files.readAllBytes(Path.of(file)));
                out.println(
                        file + ": " + inspection.type() + (inspection.findings().isEmpty() ? ", nothing found" : ""));
                inspection.findings().forEach(finding -> out.println("  " + line(finding)));
                code = Math.max(code, inspection.findings().isEmpty() ? 0 : 1);
            } catch (IOException _) {
                out.println(file + ": cannot be opened");
                code = 2;
            }
        }
        if (files.isEmpty()) {
            out.println("Say which files: sluse inspect FILE...");
        }
        return code;
    }

    private static String line(Finding finding) {
        String how = finding.how() == null ? "" : " (" + finding.how() + ")";
        String seen = finding.seen() == 0 ? "" : " " + finding.seen();
        return finding.rule() + how + seen + " " + finding.place();
    }
}
