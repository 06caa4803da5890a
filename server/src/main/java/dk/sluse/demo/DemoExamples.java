package dk.sluse.demo;

import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.engine.Engine;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Files for the demo's persons to try things with: a register that was run again, and own data. Of made-up persons, like all of the demo. */
@Component
@ConditionalOnBooleanProperty("sluse.demo")
record DemoExamples(Engine engine, Bank bank) {

    private static final String REGISTER = "LPR";

    /** Persons in the example of own data. */
    private static final int PERSONS = 400;

    /** Where own data lie that can be sent in. */
    Path ownData() {
        return bank.home().root().resolve("examples").resolve("hjemmehjaelp.csv");
    }

    /** Writes what is not there yet. */
    void write() throws IOException {
        if (Files.exists(ownData())) {
            return;
        }
        Files.createDirectories(ownData().resolveSibling("."));
        try (EngineSession session = engine.open(List.of(
                bank.folder(),
                ownData().resolveSibling(".").normalize(),
                bank.home().inbox()))) {
            writeOwnData(session);
            writeRerun(session);
        }
    }

    private void writeOwnData(EngineSession session) {
        RegisterPeriod newest = bank.catalogue().periods("BEF").getLast();
        session.execute("COPY (SELECT PNR, CAST(floor(random() * 40) / 2 + 0.5 AS DECIMAL(4,1)) AS TIMER,"
                + " ['personlig pleje', 'praktisk hjælp', 'madservice'][1 + CAST(floor(random() * 3) AS INTEGER)] AS ART FROM "
                + Sql.parquet(List.of(bank.file(newest))) + " USING SAMPLE " + PERSONS + " ROWS) TO "
                + Sql.text(ownData().toString()) + " (FORMAT csv, HEADER, DELIMITER ';')");
    }

    /** The newest period of a register, final, with a few contacts more settled than before. */
    private void writeRerun(EngineSession session) throws IOException {
        Register register = bank.catalogue().register(REGISTER).orElseThrow();
        RegisterPeriod newest = bank.catalogue().periods(REGISTER).getLast();
        List<Variable> variables = bank.catalogue().variables(REGISTER);
        Path folder = Files.createDirectories(bank.home()
                .inbox()
                .resolve(register.owner())
                .resolve(REGISTER.toLowerCase(Locale.ROOT) + "-" + newest.period() + "-genkoert"));
        String columns = variables.stream().map(one -> Sql.name(one.name())).collect(Collectors.joining(", "));
        session.execute(Sql.copy(
                "SELECT " + columns + " FROM " + Sql.parquet(List.of(bank.file(newest))) + " WHERE random() > 0.02",
                folder.resolve("data.parquet")));
        Files.writeString(
                folder.resolve("datapackage.json"),
                JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(descriptor(register, newest, variables)));
    }

    private static Map<String, Object> descriptor(Register register, RegisterPeriod period, List<Variable> variables) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", register.name());
        described.put("titles", register.titles());
        described.put("unit", register.unit());
        described.put("owner", register.owner());
        described.put("rules", Map.of("minimumFrequency", register.rules().minimumFrequency()));
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", register.name() + "-" + period.period());
        resource.put("register", register.name());
        resource.put("period", period.period());
        resource.put("status", "final");
        resource.put("path", "data.parquet");
        resource.put(
                "schema",
                Map.of("fields", variables.stream().map(DemoExamples::field).toList()));
        return Map.of("registers", List.of(described), "resources", List.of(resource));
    }

    private static Map<String, Object> field(Variable variable) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", variable.name());
        field.put("type", variable.type().name().toLowerCase(Locale.ROOT));
        field.put("titles", variable.titles());
        if (variable.keyType() != null) {
            field.put("keyType", variable.keyType());
            field.put("unitKey", variable.unitKey());
        }
        if (variable.codeList() != null) {
            field.put("codeList", variable.codeList());
        }
        if (variable.measuredIn() != null) {
            field.put("measuredIn", variable.measuredIn());
        }
        return field;
    }
}
