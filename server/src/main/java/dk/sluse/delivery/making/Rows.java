package dk.sluse.delivery.making;

import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Supplement;
import dk.sluse.engine.Sql;
import dk.sluse.pseudonymisation.OpenKeys;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which rows of a register a package has.
 *
 * @param sql a condition on the columns of the bank's file
 * @param name the same for as long as it chooses the same rows; what was agreed, and the versions that it is taken from
 */
record Rows(String sql, String name) {

    static final Rows ALL = new Rows("true", "");

    /** Finds the rows of items. */
    record Finder(Bank bank, Held held, OpenKeys keys, List<Supplement> supplements) {

        Rows of(PackageItem item) {
            return switch (item.population()) {
                case Population.Full _ -> ALL;
                case Population.Where where ->
                    new Rows(
                            "CAST(" + Sql.name(where.variable()) + " AS VARCHAR) IN " + Sql.texts(where.values()),
                            where.variable() + " " + where.values());
                case Population.UnitsOf units -> unitsOf(item, units);
                case Population.Listed listed -> listed(item, listed);
            };
        }

        private Rows unitsOf(PackageItem item, Population.UnitsOf units) {
            List<RegisterPeriod> periods = held.open(units.register())
                    .filter(period -> units.periods().contains(period.period()))
                    .toList();
            if (periods.isEmpty()) {
                return new Rows("false", units.register());
            }
            List<Variable> theirs = bank.catalogue().variables(units.register());
            Variable unit = unitKey(item, theirs);
            Variable their = theirs.stream()
                    .filter(one -> one.unitKey() && Objects.equals(one.keyType(), unit.keyType()))
                    .findFirst()
                    .orElseThrow();
            String source = Sql.parquet(periods.stream().map(bank::file).toList());
            return new Rows(
                    Replacement.number(unit) + " IN (SELECT " + Replacement.number(their) + " FROM " + source + ")",
                    periods.stream()
                            .map(one -> one.register() + "/" + one.period() + "/" + one.version())
                            .collect(Collectors.joining(" ")));
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
                return new Rows("false", PackagedFile.CHOSEN + listed.ownData());
            }
            List<Variable> theirs = lists.getFirst().content().variables();
            Variable unit = unitKey(item, theirs);
            String their = theirs.stream()
                    .filter(one -> one.unitKey() && Objects.equals(one.keyType(), unit.keyType()))
                    .findFirst()
                    .orElseThrow()
                    .name();
            String source = Sql.parquet(lists.stream()
                    .map(one -> bank.home().root().resolve(one.path()))
                    .toList());
            String place = keys.place(Objects.requireNonNull(unit.keyType()), Sql.name(KeyIndex.column(unit.name())));
            return new Rows(
                    OpenKeys.serial(place) + " IN (SELECT " + Sql.name(their) + " FROM " + source + ")",
                    lists.stream()
                            .map(one -> one.name() + "/" + one.period() + "/" + one.version())
                            .collect(Collectors.joining(" ", PackagedFile.CHOSEN, "")));
        }
    }
}
