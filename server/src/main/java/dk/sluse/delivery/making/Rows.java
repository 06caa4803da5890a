package dk.sluse.delivery.making;

import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Supplement;
import dk.sluse.engine.Sql;
import dk.sluse.pseudonymisation.OpenKeys;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which rows of a register a package has.
 *
 * @param condition on the columns of the bank's file, for an engine that writes files as this function does
 * @param name the same for as long as it chooses the same rows; what was agreed, and the versions that it is taken from
 * @param few whether a cluster may look for them: the bank alone decides, and in words that mean the same to every engine
 */
record Rows(Function<Function<List<Path>, String>, String> condition, String name, boolean few) {

    static final Rows ALL = new Rows(_ -> "true", "", false);

    private static Rows none(String name) {
        return new Rows(_ -> "false", name, false);
    }

    /** The condition in a session of this process. */
    String sql() {
        return condition.apply(Sql::parquet);
    }

    /** Finds the rows of items. */
    record Finder(Bank bank, Held held, OpenKeys keys, List<Supplement> supplements) {

        Rows of(PackageItem item) {
            return switch (item.population()) {
                case Population.Full _ -> ALL;
                case Population.Where where ->
                    new Rows(
                            _ -> "CAST(" + Sql.name(where.variable()) + " AS VARCHAR) IN " + Sql.texts(where.values()),
                            where.variable() + " " + where.values(),
                            bank.catalogue().variables(item.register(), List.of(where.variable())).stream()
                                    .noneMatch(variable -> variable.type() == Variable.Type.NUMBER));
                case Population.UnitsOf units -> unitsOf(item, units);
                case Population.Listed listed -> listed(item, listed);
            };
        }

        private Rows unitsOf(PackageItem item, Population.UnitsOf units) {
            List<RegisterPeriod> periods = held.open(units.register())
                    .filter(period -> units.periods().contains(period.period()))
                    .toList();
            if (periods.isEmpty()) {
                return none(units.register());
            }
            List<Variable> theirs = bank.catalogue().variables(units.register());
            Variable unit = unitKey(item, theirs);
            Variable their = theirs.stream()
                    .filter(one -> one.unitKey() && Objects.equals(one.keyType(), unit.keyType()))
                    .findFirst()
                    .orElseThrow();
            List<Path> files = periods.stream().map(bank::file).toList();
            return new Rows(
                    written -> Replacement.number(unit) + " IN (SELECT " + Replacement.number(their) + " FROM "
                            + written.apply(files) + ")",
                    periods.stream()
                            .map(one -> one.register() + "/" + one.period() + "/" + one.version())
                            .collect(Collectors.joining(" ")),
                    true);
        }

        private Variable unitKey(PackageItem item, List<Variable> theirs) {
            return bank.catalogue().variables(item.register()).stream()
                    .filter(one -> one.unitKey()
                            && theirs.stream()
                                    .anyMatch(two -> two.unitKey() && Objects.equals(one.keyType(), two.keyType())))
                    .findFirst()
                    .orElseThrow();
        }

        private Rows listed(PackageItem item, Population.Listed listed) {
            List<Supplement> lists = supplements.stream()
                    .filter(one -> one.name().equals(listed.ownData()))
                    .toList();
            if (lists.isEmpty()) {
                return none(PackagedFile.CHOSEN + listed.ownData());
            }
            List<Variable> theirs = lists.getFirst().content().variables();
            Variable unit = unitKey(item, theirs);
            String their = theirs.stream()
                    .filter(one -> one.unitKey() && Objects.equals(one.keyType(), unit.keyType()))
                    .findFirst()
                    .orElseThrow()
                    .name();
            List<Path> files = lists.stream()
                    .map(one -> bank.home().root().resolve(one.path()))
                    .toList();
            String place = keys.place(Objects.requireNonNull(unit.keyType()), Replacement.number(unit));
            return new Rows(
                    written -> OpenKeys.serial(place) + " IN (SELECT " + Sql.name(their) + " FROM "
                            + written.apply(files) + ")",
                    lists.stream()
                            .map(one -> one.name() + "/" + one.period() + "/" + one.version())
                            .collect(Collectors.joining(" ", PackagedFile.CHOSEN, "")),
                    false);
        }
    }
}
