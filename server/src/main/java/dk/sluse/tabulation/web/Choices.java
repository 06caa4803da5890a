package dk.sluse.tabulation.web;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.tabulation.Grid;
import dk.sluse.tabulation.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** What an analyst may choose from, given the register that he has chosen. */
final class Choices {

    /** An option of a list. */
    record Choice(String value, String label) {}

    private final Manifest manifest;
    private final PackagedRegister base;
    private final Locale locale;

    Choices(Manifest manifest, PackagedRegister base, Locale locale) {
        this.manifest = manifest;
        this.base = base;
        this.locale = locale;
    }

    /**
     * Options as HTML, of which one can be marked as chosen. A template takes ten times as long, and the page has some
     * hundred options that are the same each time.
     */
    record Options(String html) {

        static Options of(Map<String, List<Choice>> groups) {
            StringBuilder html = new StringBuilder();
            groups.forEach((group, choices) -> {
                html.append("<optgroup label=\"")
                        .append(HtmlUtils.htmlEscape(group))
                        .append("\">");
                choices.forEach(choice -> html.append("<option value=\"")
                        .append(HtmlUtils.htmlEscape(choice.value()))
                        .append("\">")
                        .append(HtmlUtils.htmlEscape(choice.label()))
                        .append("</option>"));
                html.append("</optgroup>");
            });
            return new Options(html.toString());
        }

        /** The options with this one chosen; none if it is null or not among them. */
        public String chosen(@Nullable String value) {
            String option = "<option value=\"" + HtmlUtils.htmlEscape(String.valueOf(value)) + "\"";
            int place = value == null ? -1 : html.indexOf(option + ">");
            return place < 0
                    ? html
                    : html.substring(0, place) + option + " selected" + html.substring(place + option.length());
        }
    }

    /** The options that depend on the register alone. */
    record Lists(Options groupings, Options measures, Options filters) {}

    Lists lists() {
        Map<String, List<Choice>> single = new LinkedHashMap<>();
        Map<String, List<Choice>> groupings = groupings();
        groupings.forEach((register, choices) -> single.put(
                register,
                choices.stream()
                        .filter(choice -> GroupingText.parse(choice.value())
                                .filter(text -> !text.groups())
                                .isPresent())
                        .toList()));
        return new Lists(Options.of(groupings), Options.of(measures()), Options.of(single));
    }

    static List<Choice> registers(Manifest manifest, Locale locale) {
        return manifest.registers().stream()
                .map(one -> new Choice(
                        one.register().name(),
                        one.register().titles().in(locale) + " ("
                                + one.register().name() + ")"))
                .toList();
    }

    List<Choice> periods() {
        return base.files().stream()
                .map(file -> new Choice(file.period(), Grid.period(file.period())))
                .toList();
    }

    /** The groupings, by register: each variable at each level, and at each level with the groups above it. */
    private Map<String, List<Choice>> groupings() {
        Map<String, List<Choice>> groupings = new LinkedHashMap<>();
        for (PackagedRegister register : usable()) {
            List<Choice> choices = register.variables().stream()
                    .filter(Variable::isClassified)
                    .flatMap(variable -> groupings(register, variable).stream())
                    .toList();
            put(groupings, register, choices);
        }
        return groupings;
    }

    private List<Choice> groupings(PackagedRegister register, Variable variable) {
        List<Choice> choices = new ArrayList<>();
        String name = register.register().name() + "." + variable.name();
        String title = variable.titles().in(locale);
        Optional<CodeList> level = manifest.codeList(String.valueOf(variable.codeList()));
        while (level.isPresent()) {
            CodeList list = level.get();
            Optional<CodeList> above = Optional.ofNullable(list.parent()).flatMap(manifest::codeList);
            boolean own = list.name().equals(variable.codeList());
            String label =
                    own ? title : title + " – " + list.titles().in(locale).toLowerCase(locale);
            choices.add(new Choice(new GroupingText(name, list.name(), false).text(), label));
            above.ifPresent(group -> choices.add(new Choice(
                    new GroupingText(name, list.name(), true).text(),
                    label + " + " + group.titles().in(locale).toLowerCase(locale))));
            level = above;
        }
        return choices;
    }

    /** The variables that can be added up, by register. */
    private Map<String, List<Choice>> measures() {
        Map<String, List<Choice>> measures = new LinkedHashMap<>();
        for (PackagedRegister register : usable()) {
            List<Choice> choices = register.variables().stream()
                    .filter(Variable::isNumeric)
                    .map(variable -> new Choice(
                            register.register().name() + "." + variable.name(),
                            variable.titles().in(locale)
                                    + (variable.measuredIn() == null ? "" : " (" + variable.measuredIn() + ")")))
                    .toList();
            put(measures, register, choices);
        }
        return measures;
    }

    private void put(Map<String, List<Choice>> byRegister, PackagedRegister register, List<Choice> choices) {
        if (!choices.isEmpty()) {
            byRegister.put(register.register().titles().in(locale), choices);
        }
    }

    /** The codes that a filter can pick from. */
    List<Choice> codes(String grouping) {
        return GroupingText.parse(grouping)
                .flatMap(text -> manifest.codeList(String.valueOf(text.level())))
                .map(list -> list.codes().stream()
                        .map(code -> new Choice(code.code(), code.titles().in(locale)))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** The register itself, and those that can be joined to it by the person's number. */
    private List<PackagedRegister> usable() {
        List<PackagedRegister> usable = new ArrayList<>(List.of(base));
        if (hasPersons(base)) {
            manifest.registers().stream()
                    .filter(other ->
                            !other.equals(base) && other.register().unit().equals("person") && hasPersons(other))
                    .forEach(usable::add);
        }
        return usable;
    }

    private static boolean hasPersons(PackagedRegister register) {
        return register.variables().stream()
                .anyMatch(variable -> variable.unitKey() && "PNR".equals(variable.keyType()));
    }

    /** A grouping as it stands in an address: {@code REGISTER.VARIABLE:LEVEL} with {@code :groups} behind it or not. */
    record GroupingText(String variable, String level, boolean groups) {

        String text() {
            return variable + ":" + level + (groups ? ":groups" : "");
        }

        static Optional<GroupingText> parse(String text) {
            String[] parts = text.split(":", -1);
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new GroupingText(parts[0], parts[1], parts.length > 2));
        }

        static Optional<TableDefinition.Grouping> grouping(String text) {
            return parse(text).map(one -> new TableDefinition.Grouping(one.variable(), one.level(), one.groups()));
        }
    }
}
