package dk.sluse.synthetic;

import java.util.List;

/**
 * What a made-up register looks like.
 *
 * @param properties its line in {@code registers.tsv}: names, unit, owner, rules, and the month that ends its periods
 */
record RegisterPlan(Tabular.Line properties, List<Variable> variables) {

    /** One column; {@code type} is a Frictionless field type. */
    record Variable(Tabular.Line properties) {

        String of(String property) {
            return properties.of(property);
        }

        String name() {
            return of("name");
        }

        String sqlType() {
            return switch (of("type")) {
                case "string" -> "VARCHAR";
                case "integer" -> "BIGINT";
                case "date" -> "DATE";
                default -> throw new IllegalStateException("no SQL type for " + name());
            };
        }
    }

    static List<RegisterPlan> all() {
        List<Tabular.Line> variables = Tabular.read("variables.tsv");
        return Tabular.read("registers.tsv").stream()
                .map(register -> new RegisterPlan(
                        register,
                        variables.stream()
                                .filter(variable -> variable.of("register").equals(register.of("name")))
                                .map(Variable::new)
                                .toList()))
                .toList();
    }

    String of(String property) {
        return properties.of(property);
    }

    String name() {
        return of("name");
    }

    String period(int year) {
        return year + of("month");
    }
}
