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
            case "tables" -> {
                Path home = kept.resolve("tables-" + options.persons() + "x" + options.years());
                Files.createDirectories(home);
                TablesBenchmark.run(home, options);
            }
            case "delivery" -> {
                Path home = kept.resolve("delivery-" + options.persons() + "x" + options.years());
                Files.createDirectories(home);
                DeliveryBenchmark.run(home, options);
            }
            case "lists" -> {
                Path home = kept.resolve("lists");
                Files.createDirectories(home);
                ListsBenchmark.run(home, options);
            }
            case "desktop" -> {
                Path home = kept.resolve("desktop");
                Files.createDirectories(home);
                DesktopBenchmark.run(home, Path.of(System.getProperty("sluse.images")), options.rounds());
            }
            case "sdc" -> SdcBenchmark.run(Path.of(System.getProperty("sluse.checkout")), kept, options.rounds());
            default -> {
                System.err.println("sluse: there is no benchmark '" + name
                        + "'. There are: tables, delivery, lists, desktop, sdc.");
                System.exit(2);
            }
        }
        System.exit(0);
    }
}
