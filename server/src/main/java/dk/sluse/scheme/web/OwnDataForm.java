package dk.sluse.scheme.web;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.scheme.OwnData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a declaration of own data from its form, and fills the form in. */
record OwnDataForm(Catalogue catalogue) {

    /** So many columns fit the form. */
    static final int COLUMNS = 200;

    private static final String PREFIX = "OWN_";
    private static final int LONGEST = 2_000;
    private static final Map<String, String> UNIT_KEYS = Map.of("person", "PNR", "firm", "CVR");

    /** What is wrong with what was written. */
    enum Fault {
        NAME,
        NAME_TAKEN,
        TITLES,
        REASON,
        VARIABLES,
        UNIT_KEY,
        KEY,
        CODE_LIST
    }

    /** What was read: own data, or all that is wrong. */
    record Read(@Nullable OwnData ownData, List<Fault> faults) {}

    /**
     * Reads it.
     *
     * @param others what is declared already, beside what the form is about
     * @param known what the form is about, if it is there already; what it has no field for is kept
     */
    Read read(Map<String, String> typed, List<OwnData> others, Optional<OwnData> known) {
        String name = text(typed, "name").toUpperCase(Locale.ROOT);
        Titles titles = new Titles(text(typed, "titleDa"), text(typed, "titleEn"));
        String unit = text(typed, "unit");
        List<Variable> variables = variables(typed, UNIT_KEYS.get(unit)).stream()
                .map(one -> kept(one, known))
                .toList();
        List<Fault> faults = new ArrayList<>();
        require(name.matches("[A-Z0-9_]{1,26}"), Fault.NAME, faults);
        boolean taken = others.stream().anyMatch(one -> one.name().equals(PREFIX + name));
        require(!taken, Fault.NAME_TAKEN, faults);
        List<String> keyTypes = catalogue.keyTypes();
        boolean keysKnown =
                variables.stream().allMatch(one -> one.keyType() == null || keyTypes.contains(one.keyType()));
        require(keysKnown, Fault.KEY, faults);
        require(isLine(titles.da()) && isLine(titles.en()), Fault.TITLES, faults);
        require(!text(typed, "reason").isEmpty(), Fault.REASON, faults);
        boolean named = variables.stream().allMatch(one -> one.name().matches("[A-Z][A-Z0-9_]{0,29}"));
        boolean once = variables.stream().map(Variable::name).distinct().count() == variables.size();
        require(named && once && !variables.isEmpty(), Fault.VARIABLES, faults);
        boolean keyed = variables.stream().anyMatch(Variable::unitKey);
        require(unit.equals("row") || (UNIT_KEYS.containsKey(unit) && keyed), Fault.UNIT_KEY, faults);
        boolean listed = variables.stream()
                .allMatch(one -> one.codeList() == null
                        || catalogue.codeList(one.codeList()).isPresent());
        require(listed, Fault.CODE_LIST, faults);
        return faults.isEmpty()
                ? new Read(new OwnData(PREFIX + name, titles, text(typed, "reason"), unit, variables), List.of())
                : new Read(null, faults);
    }

    private static Variable kept(Variable read, Optional<OwnData> known) {
        return known.stream()
                .flatMap(own -> own.variables().stream())
                .filter(one -> one.name().equals(read.name()))
                .findFirst()
                .map(one -> new Variable(
                        read.name(),
                        read.type(),
                        read.titles(),
                        read.keyType(),
                        read.unitKey(),
                        read.codeList(),
                        one.measuredIn(),
                        one.needsReason()))
                .orElse(read);
    }

    /** The first column with the key of the unit tells whom a row is about; keys are texts, whatever was chosen. */
    private static List<Variable> variables(Map<String, String> typed, @Nullable String unitKey) {
        List<Variable> variables = new ArrayList<>();
        boolean found = false;
        for (int i = 0; i < COLUMNS; i++) {
            String name = text(typed, "variable" + i).toUpperCase(Locale.ROOT);
            if (name.isEmpty()) {
                continue;
            }
            String key = orNull(text(typed, "key" + i));
            boolean tells = !found && key != null && key.equals(unitKey);
            found = found || tells;
            Titles titles = new Titles(
                    orElse(text(typed, "da" + i), name),
                    orElse(text(typed, "en" + i), orElse(text(typed, "da" + i), name)));
            String list = key == null ? orNull(text(typed, "list" + i).toUpperCase(Locale.ROOT)) : null;
            variables.add(new Variable(
                    name,
                    key == null ? type(text(typed, "type" + i)) : Variable.Type.STRING,
                    titles,
                    key,
                    tells,
                    list,
                    null,
                    false));
        }
        return variables;
    }

    /** What the form is filled in with. */
    static Map<String, String> written(Optional<OwnData> known) {
        Map<String, String> written = new HashMap<>();
        written.put("unit", "person");
        known.ifPresent(own -> {
            written.put("original", own.name());
            written.put("name", own.name().substring(PREFIX.length()));
            written.put("titleDa", own.titles().da());
            written.put("titleEn", own.titles().en());
            written.put("reason", own.reason());
            written.put("unit", own.unit());
            for (int i = 0; i < own.variables().size(); i++) {
                Variable one = own.variables().get(i);
                written.put("variable" + i, one.name());
                written.put("da" + i, one.titles().da());
                written.put("en" + i, one.titles().en());
                written.put("type" + i, one.type().name());
                written.put("key" + i, one.keyType() == null ? "" : one.keyType());
                written.put("list" + i, one.codeList() == null ? "" : one.codeList());
            }
        });
        return written;
    }

    private static Variable.Type type(String text) {
        for (Variable.Type type : Variable.Type.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        return Variable.Type.STRING;
    }

    private static boolean isLine(String text) {
        return !text.isEmpty() && text.length() <= 200;
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(Map<String, String> typed, String name) {
        String text = typed.getOrDefault(name, "").strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static void require(boolean holds, Fault fault, List<Fault> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
