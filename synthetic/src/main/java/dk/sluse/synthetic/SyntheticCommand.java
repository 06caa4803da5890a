package dk.sluse.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** {@code ./sluse synthetic DIR [--persons N] [--years N] [--seed N]}. */
public final class SyntheticCommand {

    private SyntheticCommand() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, SQLException {
        Map<String, String> options = new HashMap<>();
        String directory = "";
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
                options.put(arguments[i], arguments[++i]);
            } else {
                directory = arguments[i];
            }
        }
        if (directory.isEmpty()) {
            System.err.println("sluse synthetic DIR [--persons N] [--years N] [--seed N]");
            System.exit(2);
        }
        Path target = Files.createDirectories(Path.of(directory));
        SyntheticDenmark denmark = new SyntheticDenmark(
                Long.parseLong(options.getOrDefault("--seed", "1")),
                Integer.parseInt(options.getOrDefault("--persons", "100000")),
                Integer.parseInt(options.getOrDefault("--years", "5")));
        denmark.writeTo(target, percent -> System.out.print("\rmade-up Denmark: " + percent + " %"));
        System.out.println();
    }
}
