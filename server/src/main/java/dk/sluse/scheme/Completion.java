package dk.sluse.scheme;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks what is about to be agreed against the catalogue, and puts variables and periods in its order. */
record Completion(Catalogue catalogue) {

    Agreement complete(Agreement wanted) {
        List<String> names = Stream.concat(
                        wanted.items().stream().map(PackageItem::register),
                        wanted.ownData().stream().map(OwnData::name))
                .toList();
        require(
                !wanted.items().isEmpty() && names.stream().distinct().count() == names.size(),
                "a package names each register and own data once, and at least one register");
        wanted.ownData().forEach(this::check);
        List<PackageItem> items =
                wanted.items().stream().map(item -> completed(item, wanted)).toList();
        return new Agreement(wanted.scheme(), wanted.version(), items, wanted.ownData());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private void check(OwnData own) {
        for (Variable variable : own.variables()) {
            String list = variable.codeList();
            require(
                    list == null || catalogue.codeList(list).isPresent(),
                    own.name() + "." + variable.name() + " has a code list that is not in the catalogue");
        }
    }

    private PackageItem completed(PackageItem item, Agreement wanted) {
        List<Variable> known = catalogue.variables(item.register());
        List<String> periods = catalogue.periods(item.register()).stream()
                .map(RegisterPeriod::period)
                .filter(item.periods()::contains)
                .toList();
        List<String> variables = known.stream()
                .filter(variable -> variable.unitKey() || item.variables().contains(variable.name()))
                .map(Variable::name)
                .toList();
        require(
                variables.containsAll(item.variables()) && periods.containsAll(item.periods()),
                "register " + item.register() + " does not have all of these variables and periods");
        for (Variable variable : known) {
            if (variables.contains(variable.name())) {
                check(item, variable);
            }
        }
        check(item.population(), item.register(), known, wanted);
        return new PackageItem(
                item.register(),
                variables,
                periods,
                item.followed(),
                item.reason(),
                item.population(),
                item.coarsened(),
                item.reasons());
    }

    private void check(PackageItem item, Variable variable) {
        String name = item.register() + "." + variable.name();
        Coarsening coarsening = item.coarsened().get(variable.name());
        if (coarsening == null) {
            require(
                    !variable.needsReason()
                            || !item.reasons().getOrDefault(variable.name(), "").isBlank(),
                    name + " needs a written reason of its own, or to be coarsened");
            return;
        }
        require(!variable.isKey(), name + " is a key, which is replaced and cannot be coarsened");
        require(
                switch (coarsening.kind()) {
                    case YEAR, AGE_GROUP -> variable.type() == Variable.Type.DATE;
                    case LEVEL -> listsAbove(variable).contains(coarsening.level());
                },
                name + " cannot be coarsened to " + coarsening);
    }

    private List<String> listsAbove(Variable variable) {
        return Optional.ofNullable(variable.codeList())
                .map(name -> CodeList.upwards(name, catalogue::codeList))
                .orElse(List.of())
                .stream()
                .skip(1)
                .map(CodeList::name)
                .toList();
    }

    private void check(Population population, String register, List<Variable> known, Agreement wanted) {
        switch (population) {
            case Population.Full _ -> {}
            case Population.Where where ->
                require(
                        known.stream().anyMatch(one -> one.name().equals(where.variable()) && !one.isKey()),
                        register + " has no variable " + where.variable() + " to choose a population by");
            case Population.UnitsOf units -> {
                require(
                        catalogue.periods(units.register()).stream()
                                .map(RegisterPeriod::period)
                                .toList()
                                .containsAll(units.periods()),
                        "register " + units.register() + " does not have all periods of the population");
                requireSameUnit(known, catalogue.variables(units.register()), register, units.register());
            }
            case Population.Listed listed -> {
                OwnData own = wanted.ownData(listed.ownData())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the population of " + register + " is a list that is not among the own data"));
                requireSameUnit(known, own.variables(), register, own.name());
            }
        }
    }

    private static void requireSameUnit(List<Variable> known, List<Variable> others, String register, String other) {
        require(
                known.stream()
                        .filter(Variable::unitKey)
                        .anyMatch(one -> others.stream()
                                .anyMatch(two -> two.unitKey()
                                        && one.keyType() != null
                                        && one.keyType().equals(two.keyType()))),
                register + " and " + other + " are not about the same kind of unit");
    }
}
