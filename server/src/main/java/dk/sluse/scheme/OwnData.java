package dk.sluse.scheme;

import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import java.util.List;

/**
 * Own data that an authority may bring into its package, as its purpose description lists them.
 *
 * @param name upper case, begins with {@code OWN_}; the name that they have in the package
 * @param reason why they are linked
 * @param unit what a row is about, as for a register
 * @param variables each declared: its type, whether it is a key, its code list
 */
public record OwnData(String name, Titles titles, String reason, String unit, List<Variable> variables) {

    private static final String FORMAT = "OWN_[A-Z0-9_]{1,26}";

    public OwnData {
        variables = List.copyOf(variables);
        if (!name.matches(FORMAT)) {
            throw new IllegalArgumentException("own data have a name of capitals and digits that begins with OWN_");
        }
        if (reason.isBlank() || variables.isEmpty()) {
            throw new IllegalArgumentException("own data need a reason and declared variables");
        }
        if (variables.stream().map(Variable::name).distinct().count() != variables.size()) {
            throw new IllegalArgumentException("own data declare each variable once");
        }
        if (variables.stream().anyMatch(one -> one.isKey() && one.type() != Variable.Type.STRING)) {
            throw new IllegalArgumentException("keys of own data are texts");
        }
        long unitKeys = variables.stream().filter(Variable::unitKey).count();
        boolean right = switch (unit) {
            case "row" -> unitKeys == 0;
            case "person", "firm" -> unitKeys == 1;
            default -> !unit.isBlank() && unitKeys > 0;
        };
        if (!right) {
            throw new IllegalArgumentException("the unit key of own data must tell whom a row is about");
        }
    }
}
