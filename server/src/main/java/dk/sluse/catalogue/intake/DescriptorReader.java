package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Fault;
import dk.sluse.catalogue.OwnerRules;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.Titles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a descriptor and collects all that is wrong with it. */
final class DescriptorReader {

    static final String FILE = "datapackage.json";
    private static final String NAME = "[A-ZÆØÅ][A-ZÆØÅ0-9_]{0,30}";
    private static final String RESERVED = "AGE_GROUP";
    private static final long LARGEST_BYTES = 32_000_000;

    private final Path directory;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, CodeList> codeLists = new LinkedHashMap<>();

    DescriptorReader(Path directory) {
        this.directory = directory;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    Descriptor read() {
        JsonNode root = json();
        List<Register> registers = new ArrayList<>();
        for (JsonNode node : root.path("registers")) {
            register(node).ifPresent(registers::add);
        }
        for (JsonNode node : root.path("codeLists")) {
            codeList(node);
        }
        ResourceReader resources = new ResourceReader(directory, this::fault);
        List<Descriptor.Resource> read = new ArrayList<>();
        for (JsonNode node : root.path("resources")) {
            resources.read(node).ifPresent(read::add);
        }
        codeLists.putAll(resources.categories());
        if (read.isEmpty() && faults.isEmpty()) {
            fault("resources", "at least one resource, each a period of a register");
        }
        Set<String> periods = new HashSet<>();
        for (Descriptor.Resource resource : read) {
            if (!periods.add(resource.register() + " " + resource.period())) {
                fault("resources." + resource.register() + "." + resource.period(), "each period once");
            }
            registers.stream()
                    .filter(register -> register.name().equals(resource.register()))
                    .findFirst()
                    .ifPresentOrElse(
                            register -> checkUnit(register, resource),
                            () -> fault("resources." + resource.register(), "its register described under registers"));
        }
        return new Descriptor(registers, codeLists, read);
    }

    /** Protection counts distinct units, so the descriptor must tell truly whom a row is about. */
    private void checkUnit(Register register, Descriptor.Resource resource) {
        List<String> keys = resource.fields().stream()
                .filter(field -> field.variable().unitKey())
                .map(Field::column)
                .toList();
        String where = "resources." + register.name() + "." + resource.period();
        switch (register.unit()) {
            case "row" -> {
                if (!keys.isEmpty()) {
                    fault(where, "no unit key, as each row is a unit of its own");
                }
            }
            case "person", "firm" -> {
                if (keys.size() != 1 || !resource.primaryKey().equals(keys)) {
                    fault(where, "one unit key, which is the primary key");
                }
            }
            case "" -> fault(where, "the unit: person, firm, row, or what else a row is about");
            default -> {
                if (keys.isEmpty()) {
                    fault(where, "a unit key, which tells whom a row is about");
                }
            }
        }
    }

    private JsonNode json() {
        Path file = directory.resolve(FILE);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_BYTES) {
                faults.add(new Fault(FILE, 0, "", Fault.Kind.FILE_MISSING, ""));
                return JsonMapper.shared().createObjectNode();
            }
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            faults.add(new Fault(FILE, 0, "", Fault.Kind.FILE_UNREADABLE, "UTF-8"));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            faults.add(new Fault(FILE, line, "", Fault.Kind.FILE_UNREADABLE, "JSON"));
        }
        return JsonMapper.shared().createObjectNode();
    }

    private void fault(String where, String expected) {
        faults.add(Fault.ofDescriptor(where, expected));
    }

    private Optional<Register> register(JsonNode node) {
        String name = node.path("name").asString("").toUpperCase(Locale.ROOT);
        if (!name.matches(NAME)) {
            fault("registers.name", "letters, digits and _, at most 31");
            return Optional.empty();
        }
        String owner = node.path("owner").asString("");
        if (owner.isBlank()) {
            fault("registers." + name + ".owner", "the id of the subject office");
            return Optional.empty();
        }
        try {
            JsonNode dominance = node.path("rules").path("dominance");
            return Optional.of(new Register(
                    name,
                    titles(node, name),
                    node.path("unit").asString(""),
                    owner,
                    new OwnerRules(
                            whole(node.path("rules").path("minimumFrequency"), OwnerRules.OFFICE_MINIMUM),
                            dominance.isObject()
                                    ? Optional.of(new OwnerRules.Dominance(
                                            dominance.path("n").asInt(0),
                                            dominance.path("k").asDouble(0)))
                                    : Optional.empty(),
                            whole(node.path("rules").path("withheldMonths"), 0)),
                    reference(node),
                    successors(node)));
        } catch (IllegalArgumentException e) {
            fault("registers." + name + ".rules", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static int whole(JsonNode stated, int otherwise) {
        if (stated.isMissingNode()) {
            return otherwise;
        }
        if (!stated.isIntegralNumber()) {
            throw new IllegalArgumentException("minimumFrequency and withheldMonths are whole numbers");
        }
        return stated.asInt();
    }

    private static Register.@Nullable Reference reference(JsonNode node) {
        String stated = text(node, "reference");
        if (stated == null) {
            return null;
        }
        return Arrays.stream(Register.Reference.values())
                .filter(one -> one.name().equals(stated))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "reference is one of " + Arrays.toString(Register.Reference.values())));
    }

    private static List<String> successors(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.path("successors").forEach(one -> names.add(one.asString("").toUpperCase(Locale.ROOT)));
        if (names.stream().anyMatch(one -> !one.matches(NAME))) {
            throw new IllegalArgumentException("successors is a list of names of registers");
        }
        return names;
    }

    static Titles titles(JsonNode node, String name) {
        String title = node.path("title").asString(name);
        JsonNode titles = node.path("titles");
        return new Titles(titles.path("da").asString(title), titles.path("en").asString(title));
    }

    private void codeList(JsonNode node) {
        String name = node.path("name").asString("");
        List<CodeList.Code> codes = new ArrayList<>();
        try {
            for (JsonNode code : node.path("codes")) {
                String value = code.path("code").asString("");
                codes.add(new CodeList.Code(
                        value,
                        titles(code, value),
                        text(code, "parent"),
                        date(text(code, "from")),
                        date(text(code, "to"))));
            }
        } catch (DateTimeParseException e) {
            fault("codeLists." + name, "days of validity as YYYY-MM-DD");
        }
        if (name.equals(RESERVED)) {
            fault("codeLists." + name, "another name, as this is Sluse's own list");
            return;
        }
        if (!name.matches("[\\p{L}\\p{N}._-]{1,80}")
                || codes.isEmpty()
                || codes.stream().anyMatch(code -> code.code().isBlank())) {
            fault("codeLists." + name, "a name of letters, digits, ., _ and -, and codes that are not empty");
        } else {
            codeLists.put(name, new CodeList(name, titles(node, name), text(node, "parent"), codes));
        }
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    static @Nullable String text(JsonNode node, String property) {
        String text = node.path(property).asString("");
        return text.isEmpty() ? null : text;
    }
}
