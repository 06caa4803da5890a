package dk.sluse.delivery.update;

import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Rounded;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares two versions of a period of the bank, in the variables that a package has as they are. Data hall. */
record Comparison(Bank bank, EngineSession session) {

    Difference of(Rerun rerun, PackageItem item) {
        if (!(item.population() instanceof Population.Full)) {
            return Difference.UNTOLD;
        }
        Register register = bank.catalogue().register(item.register()).orElseThrow();
        List<Variable> variables = bank.catalogue().variables(item.register(), item.variables()).stream()
                .filter(variable -> !item.coarsened().containsKey(variable.name()))
                .toList();
        String held = source(rerun, rerun.held(), variables);
        String offered = source(rerun, rerun.offered(), variables);
        return register.rowIsUnit() && variables.stream().anyMatch(Variable::unitKey)
                ? ofUnits(held, offered, variables)
                : ofRows(held, offered, variables);
    }

    private String source(Rerun rerun, int version, List<Variable> variables) {
        Path file = bank.file(bank.catalogue()
                .period(rerun.register(), rerun.period(), version)
                .orElseThrow());
        String parquet = Sql.parquet(List.of(file));
        Set<String> stored = Set.copyOf(session.columns(parquet));
        return variables.stream()
                .map(variable -> {
                    String column = variable.isKey() ? KeyIndex.column(variable.name()) : variable.name();
                    return (stored.contains(column) ? Sql.name(column) : "NULL") + " AS " + Sql.name(variable.name());
                })
                .collect(Collectors.joining(", ", "(SELECT ", " FROM " + parquet + ")"));
    }

    private Difference ofUnits(String held, String offered, List<Variable> variables) {
        Variable unit = variables.stream().filter(Variable::unitKey).findFirst().orElseThrow();
        List<Variable> others =
                variables.stream().filter(one -> !one.equals(unit)).toList();
        String key = Sql.name(unit.name());
        List<String> differs = others.stream()
                .map(one -> "held." + Sql.name(one.name()) + " IS DISTINCT FROM offered." + Sql.name(one.name()))
                .toList();
        String any = differs.isEmpty() ? "false" : String.join(" OR ", differs);
        String both = "held." + key + " IS NOT NULL AND offered." + key + " IS NOT NULL";
        String counts = differs.stream()
                .map(differ -> ", count(*) FILTER (WHERE " + both + " AND " + differ + ")")
                .collect(Collectors.joining());
        List<Long> found = session.numbers("SELECT count(*) FILTER (WHERE held." + key
                + " IS NULL), count(*) FILTER (WHERE offered." + key + " IS NULL), count(*) FILTER (WHERE " + both
                + " AND (" + any + "))" + counts + " FROM " + held + " AS held FULL JOIN " + offered
                + " AS offered ON held." + key + " = offered." + key);
        List<Difference.Changed> changed = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            long rows = found.get(3 + i);
            if (rows > 0) {
                changed.add(new Difference.Changed(others.get(i).name(), Rounded.toTens(rows)));
            }
        }
        return new Difference(
                Rounded.toTens(found.get(0)), Rounded.toTens(found.get(1)), Rounded.toTens(found.get(2)), changed);
    }

    /** Where the same unit may come several times, rows with the same values are counted against each other. */
    private Difference ofRows(String held, String offered, List<Variable> variables) {
        String columns = variables.stream().map(one -> Sql.name(one.name())).collect(Collectors.joining(", "));
        List<Long> found =
                session.numbers("SELECT coalesce(sum(greatest(balance, 0)), 0), coalesce(sum(greatest(-balance, 0)), 0)"
                        + " FROM (SELECT sum(one) AS balance FROM (SELECT 1 AS one, " + columns + " FROM " + offered
                        + " UNION ALL SELECT -1 AS one, " + columns + " FROM " + held + ") GROUP BY " + columns + ")");
        return new Difference(Rounded.toTens(found.get(0)), Rounded.toTens(found.get(1)), 0, List.of());
    }
}
