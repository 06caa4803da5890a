package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.engine.files.StatisticsFormat;
import dk.sluse.engine.files.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the resources of a descriptor: which files, how they are written, which columns they have. */
final class ResourceReader {

    private static final String NAME = "[\\p{L}][\\p{L}\\p{N}_ -]{0,62}";

    private final Path directory;
    private final BiConsumer<String, String> fault;
    private final Map<String, CodeList> categories = new LinkedHashMap<>();

    ResourceReader(Path directory, BiConsumer<String, String> fault) {
        this.directory = directory;
        this.fault = fault;
    }

    /** The code lists that columns bring with them as {@code categories}. */
    Map<String, CodeList> categories() {
        return categories;
    }

    Optional<Descriptor.Resource> read(JsonNode node) {
        String where = "resources." + node.path("name").asString("?");
        String register = node.path("register").asString("").toUpperCase(Locale.ROOT);
        String period = node.path("period").asString("");
        List<Path> files = files(node.path("path"), where);
        List<Field> fields = new ArrayList<>();
        for (JsonNode field : node.path("schema").path("fields")) {
            field(field, register, where).ifPresent(fields::add);
        }
        if (!RegisterPeriod.isPeriod(period)) {
            fault.accept(where + ".period", "YYYY or YYYYMM");
            return Optional.empty();
        }
        if (fields.isEmpty() || files.isEmpty()) {
            fault.accept(where, "a path and a schema with fields");
            return Optional.empty();
        }
        List<String> primaryKey = new ArrayList<>();
        JsonNode keys = node.path("schema").path("primaryKey");
        if (keys.isString()) {
            primaryKey.add(keys.asString());
        }
        keys.forEach(key -> primaryKey.add(key.asString("")));
        for (String key : primaryKey) {
            if (fields.stream().noneMatch(field -> field.column().equals(key))) {
                fault.accept(where + ".schema.primaryKey", "columns of the schema");
                return Optional.empty();
            }
        }
        Optional<RegisterPeriod.Status> status = status(node);
        if (status.isEmpty()) {
            fault.accept(where + ".status", "preliminary or final");
            return Optional.empty();
        }
        return Optional.of(new Descriptor.Resource(
                register, period, status.get(), files, format(node, files), fields, primaryKey));
    }

    private static Optional<RegisterPeriod.Status> status(JsonNode node) {
        return switch (node.path("status").asString("final")) {
            case "final" -> Optional.of(RegisterPeriod.Status.FINAL);
            case "preliminary" -> Optional.of(RegisterPeriod.Status.PRELIMINARY);
            default -> Optional.empty();
        };
    }

    private List<Path> files(JsonNode node, String where) {
        List<String> paths = new ArrayList<>();
        if (node.isString()) {
            paths.add(node.asString());
        }
        node.forEach(path -> paths.add(path.asString("")));
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            Path file = directory.resolve(path).normalize();
            if (path.isBlank() || path.startsWith("/") || path.contains("..") || path.matches(".*[*?\\[\\]{}:].*")) {
                fault.accept(where + ".path", "relative paths of files below the directory");
            } else {
                files.add(file);
            }
        }
        return files;
    }

    private static Descriptor.Format format(JsonNode node, List<Path> files) {
        String named = node.path("format").asString("");
        if (named.equals("parquet") || files.getFirst().toString().endsWith(".parquet")) {
            return new Descriptor.Format.Parquet();
        }
        Optional<StatisticsFormat> statistics = StatisticsFormat.of(files.getFirst());
        if (statistics.isPresent()) {
            return new Descriptor.Format.Statistics(statistics.get());
        }
        String encoding = node.path("encoding").asString("utf-8").toLowerCase(Locale.ROOT);
        return new Descriptor.Format.Text(new TextFile.Dialect(
                node.path("dialect").path("delimiter").asString(","),
                encoding.equals("iso-8859-1") ? "latin-1" : encoding));
    }

    private Optional<Field> field(JsonNode node, String register, String where) {
        String column = node.path("name").asString("");
        if (!column.matches(NAME)) {
            fault.accept(where + ".schema.fields", "names of letters, digits, _ and -");
            return Optional.empty();
        }
        String name = column.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "_");
        Optional<Variable.Type> type = type(node.path("type").asString("string"));
        if (type.isEmpty()) {
            fault.accept(where + ".schema.fields." + column + ".type", "string, integer, number, year or date");
            return Optional.empty();
        }
        String keyType = DescriptorReader.text(node, "keyType");
        if (keyType != null && !keyType.matches("[A-Z_]{1,30}")) {
            fault.accept(where + ".schema.fields." + column + ".keyType", "upper-case letters and _, at most 30");
            return Optional.empty();
        }
        Variable variable = new Variable(
                name,
                type.get(),
                DescriptorReader.titles(node, name),
                keyType,
                keyType != null && node.path("unitKey").asBoolean(false),
                codeList(node, register, name),
                DescriptorReader.text(node, "measuredIn"),
                node.path("needsReason").asBoolean(false));
        return Optional.of(new Field(
                column,
                variable,
                node.path("format").asString("default"),
                node.path("constraints").path("required").asBoolean(false) || variable.unitKey()));
    }

    private static Optional<Variable.Type> type(String frictionless) {
        return switch (frictionless) {
            case "string" -> Optional.of(Variable.Type.STRING);
            case "integer", "year" -> Optional.of(Variable.Type.INTEGER);
            case "number" -> Optional.of(Variable.Type.NUMBER);
            case "date" -> Optional.of(Variable.Type.DATE);
            default -> Optional.empty();
        };
    }

    private @Nullable String codeList(JsonNode node, String register, String variable) {
        JsonNode values = node.path("categories");
        if (!values.isArray()) {
            return DescriptorReader.text(node, "codeList");
        }
        List<CodeList.Code> codes = new ArrayList<>();
        for (JsonNode value : values) {
            String code = value.isObject() ? value.path("value").asString("") : value.asString("");
            String label = value.path("label").asString(code);
            codes.add(new CodeList.Code(code, new Titles(label, label), null, null, null));
        }
        String name = register + "." + variable;
        categories.put(name, new CodeList(name, DescriptorReader.titles(node, variable), null, codes));
        return name;
    }
}
