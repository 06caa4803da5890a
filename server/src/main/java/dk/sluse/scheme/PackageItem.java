package dk.sluse.scheme;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a package holds of one register.
 *
 * @param variables names in the register's own order
 * @param periods oldest first
 * @param followed whether every later period comes by itself as soon as the bank has it
 * @param reason why the authority needs to know it
 * @param population which rows
 * @param coarsened variables of which less than the register's own value is needed
 * @param reasons why the variables are needed that their owner wants an extra reason for
 */
public record PackageItem(
        String register,
        List<String> variables,
        List<String> periods,
        boolean followed,
        String reason,
        Population population,
        Map<String, Coarsening> coarsened,
        Map<String, String> reasons) {

    public PackageItem {
        variables = List.copyOf(variables);
        periods = List.copyOf(periods);
        coarsened = Map.copyOf(coarsened);
        reasons = Map.copyOf(reasons);
        if (variables.isEmpty() || periods.isEmpty() || reason.isBlank()) {
            throw new IllegalArgumentException("a package item needs variables, periods and a need-to-know reason");
        }
        Set<String> spokenOf = new HashSet<>(coarsened.keySet());
        spokenOf.addAll(reasons.keySet());
        if (!new HashSet<>(variables).containsAll(spokenOf)) {
            throw new IllegalArgumentException("only variables of the item can be coarsened or given a reason");
        }
    }

    /** These variables and periods as they are, of all units, for one reason. */
    public PackageItem(String register, List<String> variables, List<String> periods, String reason) {
        this(register, variables, periods, false, reason, new Population.Full(reason), Map.of(), Map.of());
    }

    /** The same with every later period. */
    public PackageItem withLaterPeriods() {
        return new PackageItem(register, variables, periods, true, reason, population, coarsened, reasons);
    }

    public PackageItem withPopulation(Population fewer) {
        return new PackageItem(register, variables, periods, followed, reason, fewer, coarsened, reasons);
    }

    public PackageItem withCoarsened(Map<String, Coarsening> less) {
        return new PackageItem(register, variables, periods, followed, reason, population, less, reasons);
    }

    public PackageItem withReasons(Map<String, String> more) {
        return new PackageItem(register, variables, periods, followed, reason, population, coarsened, more);
    }

    /** Whether a period of the register is agreed, now or by itself. */
    public boolean covers(String period) {
        return periods.contains(period) || (followed && period.compareTo(periods.getLast()) > 0);
    }
}
