package dk.sluse.benchmarks;

import dk.sluse.benchmarks.desktop.DesktopBenchmark;
import dk.sluse.benchmarks.sdc.SdcBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** {@code ./sluse bench NAME}: runs one benchmark; what it needs is made once and kept. */
public final class Benchmarks {

    private Benchmarks() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Options options;
        try {
            options = Options.of(
                    arguments.length > 0 && arguments[0].equals("delivery") ? Options.NATION : Options.USUAL,
                    arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("sluse: " + e.getMessage() + "; bench takes --persons N, --years N and --rounds N");
            System.exit(2);
            return;
        }
        String name = arguments.length == 0 ? "" : arguments[0];
        Path kept = Path.of(System.getenv("SLUSE_HOME"));
        switch (name) {
            case "tables" ->
                TablesBenchmark.run(folder(kept, "tables-" + options.persons() + "x" + options.years()), options);
            case "delivery" ->
                DeliveryBenchmark.run(folder(kept, "delivery-" + options.persons() + "x" + options.years()), options);
            case "lists" -> ListsBenchmark.run(folder(kept, "lists"), options);
            case "desktop" ->
                DesktopBenchmark.run(
                        folder(kept, "desktop"), Path.of(System.getProperty("sluse.images")), options.rounds());
            case "inspection" -> InspectionBenchmark.run();
            case "sdc" -> SdcBenchmark.run(Path.of(System.getProperty("sluse.checkout")), kept, options.rounds());
            default -> {
                System.err.println("sluse: there is no benchmark '" + name
                        + "'. There are: tables, delivery, lists, desktop, inspection, sdc.");
                System.exit(2);
            }
        }
        System.exit(0);
    }

    private static Path folder(Path kept, String name) throws IOException {
        return Files.createDirectories(kept.resolve(name));
    }
}
