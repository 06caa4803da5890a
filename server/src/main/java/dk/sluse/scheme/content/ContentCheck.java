package dk.sluse.scheme.content;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.scheme.Coarsening;
import dk.sluse.scheme.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what a content lacks, or has that the catalogue does not, before it can be submitted. */
@Component
public class ContentCheck {

    /**
     * Something that is missing or wrong.
     *
     * @param register empty for the content as a whole
     * @param variable empty for the register as a whole
     */
    public record Fault(Code code, String register, String variable) {}

    /** What can be wrong. */
    public enum Code {
        TITLE,
        PURPOSE,
        REGISTERS,
        WORK,
        UNKNOWN_REGISTER,
        VARIABLES,
        PERIODS,
        REASON,
        POPULATION,
        VARIABLE_REASON,
        COARSENING,
        OWN_DATA
    }

    private final Catalogue catalogue;

    ContentCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** All that is wrong, in the order of the page; nothing if it can be submitted. */
    public List<Fault> faults(Content content) {
        List<Fault> faults = new ArrayList<>();
        require(!content.title().isEmpty(), Code.TITLE, "", "", faults);
        require(!content.purpose().isEmpty(), Code.PURPOSE, "", "", faults);
        require(!content.registers().isEmpty(), Code.REGISTERS, "", "", faults);
        require(content.wishes().hours() == 0 || !content.wishes().work().isEmpty(), Code.WORK, "", "", faults);
        boolean listed = content.ownData().stream()
                .flatMap(own -> own.variables().stream())
                .map(Variable::codeList)
                .flatMap(Stream::ofNullable)
                .allMatch(list -> catalogue.codeList(list).isPresent());
        Set<String> keyTypes = content.registers().stream()
                .flatMap(one -> catalogue.variables(one.register()).stream()
                        .filter(variable ->
                                variable.unitKey() || one.variables().contains(variable.name())))
                .map(Variable::keyType)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        boolean linked = content.ownData().stream()
                .flatMap(own -> own.variables().stream())
                .allMatch(one -> one.keyType() == null || keyTypes.contains(one.keyType()));
        require(linked || content.registers().isEmpty(), Code.OWN_DATA, "", "", faults);
        require(listed, Code.OWN_DATA, "", "", faults);
        content.registers().forEach(one -> check(one, content, faults));
        return faults;
    }

    private void check(Selection one, Content content, List<Fault> faults) {
        String register = one.register();
        List<Variable> known = catalogue.variables(register);
        if (known.isEmpty()) {
            faults.add(new Fault(Code.UNKNOWN_REGISTER, register, ""));
            return;
        }
        List<String> names = known.stream().map(Variable::name).toList();
        List<String> periods = periods(register);
        require(!one.variables().isEmpty() && names.containsAll(one.variables()), Code.VARIABLES, register, "", faults);
        require(!one.periods().isEmpty() && periods.containsAll(one.periods()), Code.PERIODS, register, "", faults);
        require(!one.reason().isEmpty(), Code.REASON, register, "", faults);
        require(
                one.population() != null && fits(one.population(), known, content),
                Code.POPULATION,
                register,
                "",
                faults);
        for (Variable variable : known) {
            if (one.variables().contains(variable.name())) {
                check(one, variable, faults);
            }
        }
    }

    private void check(Selection one, Variable variable, List<Fault> faults) {
        Coarsening coarsening = one.coarsened().get(variable.name());
        if (coarsening != null) {
            require(
                    coarsenings(variable).contains(coarsening),
                    Code.COARSENING,
                    one.register(),
                    variable.name(),
                    faults);
            return;
        }
        boolean said = !one.reasons().getOrDefault(variable.name(), "").isBlank();
        require(!variable.needsReason() || said, Code.VARIABLE_REASON, one.register(), variable.name(), faults);
    }

    /** How a variable can be coarsened. */
    public List<Coarsening> coarsenings(Variable variable) {
        if (variable.isKey()) {
            return List.of();
        }
        List<Coarsening> possible = new ArrayList<>();
        if (variable.type() == Variable.Type.DATE) {
            possible.add(Coarsening.toYear());
            possible.add(Coarsening.toAgeGroup());
        }
        Optional.ofNullable(variable.codeList())
                .map(name -> CodeList.upwards(name, catalogue::codeList))
                .orElse(List.of())
                .stream()
                .skip(1)
                .forEach(list -> possible.add(Coarsening.toLevel(list.name())));
        return possible;
    }

    private boolean fits(Population population, List<Variable> known, Content content) {
        return switch (population) {
            case Population.Full _ -> true;
            case Population.Where where ->
                known.stream().anyMatch(one -> one.name().equals(where.variable()) && !one.isKey());
            case Population.UnitsOf units ->
                content.register(units.register())
                                .filter(other -> other.periods().equals(units.periods()))
                                .isPresent()
                        && sameUnit(known, catalogue.variables(units.register()));
            case Population.Listed listed ->
                content.ownData(listed.ownData())
                        .filter(own -> sameUnit(known, own.variables()))
                        .isPresent();
        };
    }

    private static boolean sameUnit(List<Variable> known, List<Variable> others) {
        return known.stream()
                .filter(Variable::unitKey)
                .anyMatch(one -> others.stream()
                        .anyMatch(two -> two.unitKey()
                                && one.keyType() != null
                                && one.keyType().equals(two.keyType())));
    }

    private List<String> periods(String register) {
        return catalogue.periods(register).stream().map(RegisterPeriod::period).toList();
    }

    private static void require(boolean holds, Code code, String register, String variable, List<Fault> faults) {
        if (!holds) {
            faults.add(new Fault(code, register, variable));
        }
    }
}
