package dk.sluse;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.scheme.Coarsening;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * What an agreement gives of the bank, said again without the means of a delivery: rows by the keys themselves, ages by the calendar, codes one by one. And
 * agreements by chance.
 */
final class AgreedRows {

    private final Installation sluse;
    private final Catalogue catalogue;

    AgreedRows(Installation sluse) {
        this.sluse = sluse;
        this.catalogue = sluse.bean(Catalogue.class);
    }

    private String file(RegisterPeriod period) {
        return "read_parquet('" + sluse.home().resolve(period.path()) + "')";
    }

    /** The rows of a period, to select from. */
    String rows(PackageItem item, RegisterPeriod period) {
        return "(SELECT * FROM " + file(period) + " WHERE " + condition(item) + ")";
    }

    private String condition(PackageItem item) {
        return switch (item.population()) {
            case Population.Full _ -> "true";
            case Population.Where where ->
                where.values().stream()
                        .map(value -> where.variable() + "::VARCHAR = '" + value + "'")
                        .collect(Collectors.joining(" OR "));
            case Population.UnitsOf units -> {
                Variable own = unit(item.register());
                String theirs = catalogue.periods(units.register()).stream()
                        .filter(period -> units.periods().contains(period.period()))
                        .map(period -> "SELECT " + unit(units.register()).name() + " FROM " + file(period))
                        .collect(Collectors.joining(" UNION ALL "));
                yield own.name() + " IN (" + theirs + ")";
            }
            case Population.Listed _ -> throw new IllegalArgumentException("not by chance");
        };
    }

    private Variable unit(String register) {
        return catalogue.variables(register).stream()
                .filter(one -> one.unitKey() && List.of("PNR", "CVR").contains(one.keyType()))
                .findFirst()
                .orElseThrow();
    }

    /** What is delivered of a variable's value. */
    String value(Variable variable, PackageItem item, RegisterPeriod period) {
        Coarsening coarsening = item.coarsened().get(variable.name());
        if (coarsening == null) {
            return variable.name();
        }
        return switch (coarsening.kind()) {
            case YEAR -> "strftime(" + variable.name() + ", '%Y')::BIGINT";
            case AGE_GROUP -> {
                String age = "((" + period.lastDay().format(DateTimeFormatter.BASIC_ISO_DATE) + " - strftime("
                        + variable.name() + ", '%Y%m%d')::INTEGER) // 10000)";
                yield "CASE WHEN " + age + " < 0 THEN NULL WHEN " + age
                        + " >= 100 THEN '100+' ELSE printf('%02d-%02d', " + age + " // 5 * 5, " + age
                        + " // 5 * 5 + 4) END";
            }
            case LEVEL ->
                codes(variable).validOn(period.lastDay()).stream()
                        .filter(code -> code.parent() != null)
                        .map(code -> "WHEN '" + code.code() + "' THEN '" + code.parent() + "'")
                        .collect(Collectors.joining(" ", "CASE " + variable.name() + "::VARCHAR ", " END"));
        };
    }

    private CodeList codes(Variable variable) {
        return catalogue.codeList(Objects.requireNonNull(variable.codeList())).orElseThrow();
    }

    /** An item that has, by chance, less than all units and less than all detail. */
    PackageItem less(PackageItem item, SplittableRandom random) {
        Map<String, Coarsening> coarsened = new HashMap<>();
        for (Variable variable : catalogue.variables(item.register(), item.variables())) {
            if (variable.type() == Variable.Type.DATE && random.nextBoolean()) {
                coarsened.put(variable.name(), random.nextBoolean() ? Coarsening.toYear() : Coarsening.toAgeGroup());
            } else if (variable.codeList() != null && random.nextBoolean()) {
                Optional.ofNullable(codes(variable).parent())
                        .ifPresent(list -> coarsened.put(variable.name(), Coarsening.toLevel(list)));
            }
        }
        PackageItem coarser = item.withCoarsened(coarsened);
        return switch (random.nextInt(4)) {
            case 0 -> chosenByCodes(coarser, random);
            case 1 -> chosenByUnits(coarser, random);
            default -> coarser;
        };
    }

    private PackageItem chosenByCodes(PackageItem item, SplittableRandom random) {
        List<Variable> coded = catalogue.variables(item.register()).stream()
                .filter(Variable::isClassified)
                .toList();
        if (coded.isEmpty()) {
            return item;
        }
        Variable by = coded.get(random.nextInt(coded.size()));
        List<CodeList.Code> codes = codes(by).codes();
        return item.withPopulation(new Population.Where(
                by.name(),
                List.of(
                        codes.get(random.nextInt(codes.size())).code(),
                        codes.get(random.nextInt(codes.size())).code())));
    }

    private PackageItem chosenByUnits(PackageItem item, SplittableRandom random) {
        List<String> others = new ArrayList<>();
        for (String other : RandomPackagesTest.REGISTERS) {
            if (!other.equals(item.register())
                    && Objects.equals(
                            unit(other).keyType(), unit(item.register()).keyType())) {
                others.add(other);
            }
        }
        if (others.isEmpty()) {
            return item;
        }
        String other = others.get(random.nextInt(others.size()));
        List<RegisterPeriod> periods = catalogue.periods(other);
        return item.withPopulation(new Population.UnitsOf(
                other, List.of(periods.get(random.nextInt(periods.size())).period())));
    }
}
