package dk.sluse.scheme.content;

import dk.sluse.scheme.Coarsening;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A register as it lies in the cart, finished or not.
 *
 * @param variables names in the register's own order
 * @param periods oldest first
 * @param followed whether later periods are wanted as soon as there are any
 * @param reason why the authority needs to know it
 * @param population which rows; null while that has not been said
 * @param coarsened variables of which less is needed
 * @param reasons why variables are needed as they are that their owner wants an extra reason for
 */
public record Selection(
        String register,
        List<String> variables,
        List<String> periods,
        boolean followed,
        String reason,
        @Nullable Population population,
        Map<String, Coarsening> coarsened,
        Map<String, String> reasons) {

    public Selection {
        variables = List.copyOf(variables);
        periods = List.copyOf(periods);
        coarsened = Map.copyOf(coarsened);
        reasons = Map.copyOf(reasons);
        reason = reason.strip();
    }

    /** A register that has just been put in, with nothing chosen. */
    public static Selection of(String register) {
        return new Selection(register, List.of(), List.of(), false, "", null, Map.of(), Map.of());
    }

    /** What will be agreed; only where {@link ContentCheck} finds nothing. */
    public PackageItem item() {
        return new PackageItem(
                register,
                variables,
                periods,
                followed,
                reason,
                Objects.requireNonNull(population, "a population is checked before"),
                coarsened,
                reasons);
    }
}
