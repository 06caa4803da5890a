package dk.sluse.tabulation.count;

import dk.sluse.catalogue.Variable;
import dk.sluse.engine.Answers;
import dk.sluse.tabulation.plan.Column;
import dk.sluse.tabulation.plan.Dimension;
import dk.sluse.tabulation.plan.Plan;
import dk.sluse.tabulation.plan.Query;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Has the engine count and add up, cell by cell. */
public final class Counting {

    /**
     * What one unit adds to one leaf cell.
     *
     * @param counts whether any of its values is not zero
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Contribution(int[] places, String unit, boolean counts, double sum) {

        @Override
        public String toString() {
            return "Contribution";
        }
    }

    private final Plan plan;
    private final Query query;
    private final Answers answers;
    private final int decimals;

    public Counting(Plan plan, Query query, Answers answers) {
        this.plan = plan;
        this.query = query;
        this.answers = answers;
        this.decimals = query.decimals();
    }

    /**
     * The leaf cells that are not empty.
     *
     * @param tops whether the two largest contributions are wanted
     * @param contributor whose contributions they are; empty if each row's
     */
    public List<Entry> leafCells(boolean tops, Optional<Variable> contributor) {
        int first = plan.dimensions().size() + 2;
        List<Entry> entries = new ArrayList<>();
        for (String some : query.leafCells(tops, contributor)) {
            entries.addAll(answers.query(
                    some,
                    row -> new Entry(
                            places(row, row.getInt(1), 2),
                            row.getLong(first),
                            row.getLong(first + 1),
                            row.getLong(first + 3),
                            amount(row, first + 2),
                            amount(row, first + 4),
                            amount(row, first + 5))));
        }
        return entries;
    }

    /**
     * What each unit adds to the leaf cells of a period.
     *
     * @param leaves for each dimension the places of the categories that matter; more may come
     */
    public List<Contribution> contributions(int period, Variable unitKey, List<Set<Integer>> leaves) {
        List<Optional<Set<String>>> codes = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            codes.add(codes(plan.dimensions().get(i), period, leaves.get(i)));
        }
        int last = plan.dimensions().size() + 1;
        return answers.query(
                query.contributions(period, unitKey, codes),
                row -> new Contribution(
                        places(row, period, 1),
                        String.valueOf(row.getString(last)),
                        row.getLong(last + 1) > 0,
                        amount(row, last + 2)));
    }

    /** The codes of a column that occur in the register's own rows of a period, whoever the table is about. */
    public Set<String> occurring(Column column, int period) {
        return new HashSet<>(answers.query(
                query.occurring(period, column), row -> Objects.requireNonNullElse(row.getString(1), "")));
    }

    /** A sum or value as the plan measures it; 0 where there is none. */
    private double amount(ResultSet row, int column) throws SQLException {
        if (decimals == 0) {
            double whole = row.getDouble(column);
            return row.wasNull() ? 0 : whole;
        }
        Object counted = row.getObject(column);
        return counted == null
                ? 0
                : new BigDecimal(counted.toString()).movePointLeft(decimals).doubleValue();
    }

    private static Optional<Set<String>> codes(Dimension dimension, int period, Set<Integer> leaves) {
        Map<String, Integer> mapping = dimension.mapping().get(period);
        if (leaves.contains(Dimension.MISSING) || leaves.containsAll(mapping.values())) {
            return Optional.empty();
        }
        return Optional.of(mapping.entrySet().stream()
                .filter(entry -> leaves.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    private int[] places(ResultSet row, int period, int first) throws SQLException {
        int[] places = new int[plan.dimensions().size() + 1];
        places[0] = period;
        for (int i = 1; i < places.length; i++) {
            Dimension dimension = plan.dimensions().get(i - 1);
            places[i] = dimension.coarser()
                    ? row.getInt(first + i - 1)
                    : dimension
                            .mapping()
                            .get(period)
                            .getOrDefault(String.valueOf(row.getObject(first + i - 1)), Dimension.MISSING);
        }
        return places;
    }
}
