package dk.sluse.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the Frictionless Data Package descriptor with what Sluse needs to know beyond the standard. */
record Descriptor(List<RegisterPlan> plans, Country country, int districts) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The columns that tell whom a row is about; other keys point at others. */
    private static final Set<String> UNIT_KEYS = Set.of("PNR", "CVRNR");

    void write(Path directory) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("name", "made-up-denmark").put("title", "A made-up Denmark");
        ArrayNode registers = root.putArray("registers");
        plans.forEach(plan -> register(plan, registers.addObject()));
        ArrayNode lists = root.putArray("codeLists");
        CodeList.all().forEach(list -> codeList(list, lists.addObject()));
        ArrayNode resources = root.putArray("resources");
        for (RegisterPlan plan : plans) {
            for (int year = country.firstYear(); year <= Country.LAST_YEAR; year++) {
                resource(plan, year, resources.addObject());
            }
        }
        Files.writeString(
                directory.resolve("datapackage.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static void title(ObjectNode node, String danish, String english) {
        node.putObject("titles").put("da", danish).put("en", english);
    }

    private static void register(RegisterPlan plan, ObjectNode node) {
        node.put("name", plan.name());
        title(node, plan.of("da"), plan.of("en"));
        node.put("unit", plan.of("unit")).put("owner", plan.of("owner"));
        ObjectNode rules = node.putObject("rules");
        rules.put("minimumFrequency", Integer.parseInt(plan.of("minimumFrequency")));
        String[] dominance = plan.of("dominance").split(",", -1);
        if (dominance.length == 2) {
            rules.putObject("dominance")
                    .put("n", Integer.parseInt(dominance[0]))
                    .put("k", Integer.parseInt(dominance[1]));
        }
    }

    private static void codeList(CodeList list, ObjectNode node) {
        node.put("name", list.name());
        title(node, list.danish(), list.english());
        if (!list.parent().isEmpty()) {
            node.put("parent", list.parent());
        }
        ArrayNode codes = node.putArray("codes");
        for (CodeList.Code code : list.codes()) {
            ObjectNode entry = codes.addObject().put("code", code.code());
            title(entry, code.danish(), code.english());
            putIfStated(entry, "parent", code.parent());
            putIfStated(entry, "from", code.from());
            putIfStated(entry, "to", code.to());
        }
    }

    private void resource(RegisterPlan plan, int year, ObjectNode node) {
        node.put("name", plan.name().toLowerCase(Locale.ROOT) + "-" + plan.period(year));
        node.put("register", plan.name()).put("period", plan.period(year));
        node.put("format", "parquet");
        ArrayNode paths = node.putArray("path");
        int parts = plan.name().equals("FIRM") ? 1 : districts;
        IntStream.range(0, parts).forEach(part -> paths.add(Dialects.path(plan, year, part)));
        ObjectNode schema = node.putObject("schema");
        ArrayNode fields = schema.putArray("fields");
        for (RegisterPlan.Variable variable : plan.variables()) {
            field(variable, plan, year, fields.addObject());
        }
        schema.putArray("primaryKey").add(Dialects.columnName(variable(plan), year));
    }

    private static RegisterPlan.Variable variable(RegisterPlan plan) {
        return plan.variables().stream()
                .filter(variable -> variable.name().equals(plan.of("primaryKey")))
                .findFirst()
                .orElseThrow();
    }

    private static void field(RegisterPlan.Variable variable, RegisterPlan plan, int year, ObjectNode node) {
        node.put("name", Dialects.columnName(variable, year)).put("type", variable.of("type"));
        if (variable.of("type").equals("date")) {
            node.put("format", Dialects.dateFormat(plan, year));
        }
        title(node, variable.of("da"), variable.of("en"));
        putIfStated(node, "keyType", variable.of("keyType"));
        if (UNIT_KEYS.contains(variable.name())) {
            node.put("unitKey", true);
        }
        putIfStated(node, "codeList", variable.of("codeList"));
        putIfStated(node, "measuredIn", variable.of("measured"));
    }

    private static void putIfStated(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
