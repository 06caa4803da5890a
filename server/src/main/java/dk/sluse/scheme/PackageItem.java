package dk.sluse.scheme;

import java.util.List;

/**
 * What a package holds of one register.
 *
 * @param variables names in the register's own order
 * @param periods oldest first
 * @param reason why the authority needs to know it
 */
public record PackageItem(String register, List<String> variables, List<String> periods, String reason) {

    public PackageItem {
        variables = List.copyOf(variables);
        periods = List.copyOf(periods);
        if (variables.isEmpty() || periods.isEmpty() || reason.isBlank()) {
            throw new IllegalArgumentException("a package item needs variables, periods and a need-to-know reason");
        }
    }
}
