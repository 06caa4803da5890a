package dk.sluse.tabulation;

import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.tabulation.TableDefinition.Quantity;
import dk.sluse.tabulation.TableDefinition.Quantity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Definitions as an analyst might click them together, all with meaning; the same number gives the same one. */
public final class RandomDefinitions {

    private final Manifest manifest;
    private final Random random;

    public RandomDefinitions(Manifest manifest, long number) {
        this.manifest = manifest;
        this.random = new Random(number * 7919 + 17);
    }

    public TableDefinition next() {
        PackagedRegister base = pick(manifest.registers());
        int many = 1 + random.nextInt(base.variable("PNR").isPresent() ? 3 : 2);
        List<PackagedRegister> usable = usable(base);
        List<String> possible = base.files().stream()
                .map(Manifest.PackagedFile::period)
                .filter(period -> usable.stream().allMatch(one -> has(one, period.substring(0, 4))))
                .toList();
        List<String> periods =
                possible.stream().filter(_ -> random.nextInt(3) > 0).toList();
        List<TableDefinition.Grouping> groupings = groupings(usable, many);
        int rows = random.nextInt(groupings.size() + 1);
        return new TableDefinition(
                base.register().name(),
                periods.isEmpty() ? List.of(possible.getLast()) : periods,
                groupings.subList(0, rows),
                groupings.subList(rows, groupings.size()),
                quantity(usable),
                filters(usable));
    }

    private static boolean has(PackagedRegister register, String year) {
        return register.files().stream().anyMatch(file -> file.period().startsWith(year));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private List<PackagedRegister> usable(PackagedRegister base) {
        List<PackagedRegister> usable = new ArrayList<>(List.of(base));
        if (base.variable("PNR").isPresent()) {
            manifest.registers().stream()
                    .filter(other ->
                            !other.equals(base) && other.register().unit().equals("person"))
                    .forEach(usable::add);
        }
        return usable;
    }

    private List<TableDefinition.Grouping> groupings(List<PackagedRegister> usable, int many) {
        List<TableDefinition.Grouping> groupings = new ArrayList<>();
        while (groupings.size() < many) {
            TableDefinition.Grouping one = grouping(usable);
            if (groupings.stream().noneMatch(other -> other.variable().equals(one.variable()))) {
                groupings.add(one);
            }
        }
        return groupings;
    }

    private TableDefinition.Grouping grouping(List<PackagedRegister> usable) {
        PackagedRegister register = pick(usable.stream()
                .filter(one -> one.variables().stream().anyMatch(Variable::isClassified))
                .toList());
        List<Variable> classified =
                register.variables().stream().filter(Variable::isClassified).toList();
        Variable variable = pick(classified);
        String level = String.valueOf(variable.codeList());
        Optional<String> above = manifest.codeList(level).flatMap(list -> Optional.ofNullable(list.parent()));
        if (above.isPresent() && random.nextBoolean()) {
            level = above.get();
        }
        boolean groups =
                random.nextBoolean() && manifest.codeList(level).orElseThrow().parent() != null;
        return new TableDefinition.Grouping(register.register().name() + "." + variable.name(), level, groups);
    }

    private Quantity quantity(List<PackagedRegister> usable) {
        List<String> numeric = usable.stream()
                .flatMap(register -> register.variables().stream()
                        .filter(variable -> variable.isNumeric() && !variable.isClassified())
                        .map(variable -> register.register().name() + "." + variable.name()))
                .toList();
        Kind kind = pick(List.of(Kind.COUNT, Kind.SUM, Kind.MEAN));
        return kind == Kind.COUNT || numeric.isEmpty()
                ? new Quantity(Kind.COUNT, null)
                : new Quantity(kind, pick(numeric));
    }

    private List<TableDefinition.Filter> filters(List<PackagedRegister> usable) {
        if (random.nextInt(3) > 0) {
            return List.of();
        }
        TableDefinition.Grouping on = grouping(usable);
        List<String> codes = manifest.codeList(String.valueOf(on.level())).orElseThrow().codes().stream()
                .map(code -> code.code())
                .distinct()
                .filter(_ -> random.nextBoolean())
                .toList();
        return codes.isEmpty() ? List.of() : List.of(new TableDefinition.Filter(on.variable(), on.level(), codes));
    }
}
