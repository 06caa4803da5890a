package dk.sluse.scheme;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Which rows of a register an authority needs to know. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface Population {

    /**
     * All rows.
     *
     * @param argument why no smaller population will do; stays on file
     */
    record Full(String argument) implements Population {

        public Full {
            if (argument.isBlank()) {
                throw new IllegalArgumentException("a full population needs an argument");
            }
        }
    }

    /**
     * The rows with certain values of a variable of the register itself.
     *
     * @param variable needs not be delivered
     * @param values as text; at least one
     */
    record Where(String variable, List<String> values) implements Population {

        public Where {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a population needs at least one value of " + variable);
            }
        }
    }

    /**
     * The rows about units that a register has in some of its periods.
     *
     * @param register has a unit key of the same type
     * @param periods at least one
     */
    record UnitsOf(String register, List<String> periods) implements Population {

        public UnitsOf {
            periods = List.copyOf(periods);
            if (periods.isEmpty()) {
                throw new IllegalArgumentException("a population of the units of " + register + " needs its periods");
            }
        }
    }

    /**
     * The rows about units on a list that the authority brings as own data; none before it has come.
     *
     * @param ownData name of own data in the same agreement, with a unit key of the same type
     */
    record Listed(String ownData) implements Population {}
}
