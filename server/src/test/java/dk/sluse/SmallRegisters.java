package dk.sluse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Registers written by hand, so that a test can say what is in them: persons with a day of birth and a parish, and their visits. */
final class SmallRegisters {

    private static final String LISTS = """
            "codeLists": [
              {"name": "MUNICIPALITY", "titles": {"da": "Kommune", "en": "Municipality"},
               "codes": [{"code": "101"}, {"code": "751"}]},
              {"name": "PARISH", "parent": "MUNICIPALITY", "titles": {"da": "Sogn", "en": "Parish"},
               "codes": [{"code": "7001", "parent": "101"}, {"code": "7002", "parent": "101"}, {"code": "9001", "parent": "751"}]}]""";

    private final Path root;
    private int deliveries;

    SmallRegisters(Path root) {
        this.root = root;
    }

    /** Lines of {@code PNR;BORN;PARISH;INCOME}. */
    Path persons(String period, String status, String... lines) throws IOException {
        return write("PEOPLE", "person", period, status, """
                {"name": "PNR", "type": "string", "keyType": "PNR", "unitKey": true},
                {"name": "BORN", "type": "date", "needsReason": true},
                {"name": "PARISH", "type": "string", "codeList": "PARISH"},
                {"name": "INCOME", "type": "integer", "measuredIn": "kr."}], "primaryKey": "PNR\"""", "PNR;BORN;PARISH;INCOME", lines);
    }

    /** The same from before incomes were known: lines of {@code PNR;BORN;PARISH}. */
    Path personsWithoutIncome(String period, String... lines) throws IOException {
        return write("PEOPLE", "person", period, "final", """
                {"name": "PNR", "type": "string", "keyType": "PNR", "unitKey": true},
                {"name": "BORN", "type": "date", "needsReason": true},
                {"name": "PARISH", "type": "string", "codeList": "PARISH"}], "primaryKey": "PNR\"""", "PNR;BORN;PARISH", lines);
    }

    /** Lines of {@code PNR;MINUTES}. */
    Path visits(String period, String... lines) throws IOException {
        return write("VISITS", "visit", period, "final", """
                {"name": "PNR", "type": "string", "keyType": "PNR", "unitKey": true},
                {"name": "MINUTES", "type": "integer", "measuredIn": "min."}]""", "PNR;MINUTES", lines);
    }

    private Path write(
            String register, String unit, String period, String status, String fields, String header, String... lines)
            throws IOException {
        Path folder = Files.createDirectories(root.resolve("delivery-" + ++deliveries));
        Files.writeString(folder.resolve("datapackage.json"), """
                {"registers": [{"name": "%s", "unit": "%s", "owner": "health", "rules": {"withheldMonths": %d}}],
                 %s,
                 "resources": [{"name": "one", "register": "%s", "period": "%s", "status": "%s", "path": "data.csv",
                   "dialect": {"delimiter": ";"}, "schema": {"fields": [%s}}]}""".formatted(
                        register, unit, register.equals("VISITS") ? 12 : 0, LISTS, register, period, status, fields));
        Files.writeString(folder.resolve("data.csv"), header + "\n" + String.join("\n", lines) + "\n");
        return folder;
    }
}
