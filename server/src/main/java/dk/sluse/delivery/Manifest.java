package dk.sluse.delivery;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a package holds, as it is written beside its files: the receipt of its delivery. It carries the code lists and rules of its
 * time, so that the same definition gives the same table for as long as the package is there.
 *
 * @param version of the package
 * @param agreement version of the agreement that it was made from
 * @param engine what it was made with
 * @param keys how many keys of each type the bank had; files are looked at again when it has more
 */
public record Manifest(
        String scheme,
        int version,
        int agreement,
        String engine,
        List<PackagedRegister> registers,
        List<CodeList> codeLists,
        @Nullable Map<String, Integer> keys) {

    /**
     * A register as far as it was agreed, or own or tailor-made data.
     *
     * @param variables as they were delivered, coarsened or not
     * @param files oldest period first
     */
    public record PackagedRegister(Register register, List<Variable> variables, List<PackagedFile> files) {

        public PackagedRegister {
            variables = List.copyOf(variables);
            files = List.copyOf(files);
        }

        /**
         * The code lists of its variables and all that group them, each once.
         *
         * @param find gives a list by its name
         */
        public Stream<CodeList> codeLists(Function<String, Optional<CodeList>> find) {
            return variables.stream()
                    .flatMap(variable -> Stream.ofNullable(variable.codeList()))
                    .flatMap(name -> CodeList.upwards(name, find).stream())
                    .distinct();
        }

        public Optional<Variable> variable(String name) {
            return variables.stream().filter(one -> one.name().equals(name)).findFirst();
        }

        public Optional<PackagedFile> file(String period) {
            return files.stream().filter(one -> one.period().equals(period)).findFirst();
        }
    }

    /**
     * One period of a register.
     *
     * @param bankVersion the version of the register that it was made from
     * @param status whether the register's owner means to change it
     * @param population which rows it has, as a text that is the same as long as they are; empty for all of a register
     * @param coarsening how codes were coarsened, as a text that is the same as long as they would be the same; empty where none were
     * @param path relative to the package's folder
     * @param coverage for each variable how many rows have a value
     * @param units for each key that tells whom a row is about, how many different units there are
     * @param mostRows for each of these keys in how many rows at most the same unit comes
     * @param negative the variables that have values below zero
     */
    public record PackagedFile(
            String period,
            int bankVersion,
            RegisterPeriod.Status status,
            String population,
            String coarsening,
            String path,
            long rows,
            String sha256,
            Map<String, Long> coverage,
            Map<String, Long> units,
            Map<String, Long> mostRows,
            Set<String> negative) {

        public PackagedFile {
            coverage = Map.copyOf(coverage);
            units = Map.copyOf(units);
            mostRows = Map.copyOf(mostRows);
            negative = Set.copyOf(negative);
        }

        /** What the name of a population begins with that the authority chose itself. */
        public static final String CHOSEN = "chosen: ";

        /**
         * A number of rows or units of this file as it may be told outside the scheme's room: exactly for a whole register, in tens for a
         * part of it that the office agreed on, and not at all where the authority itself chose whom it is about: it could ask for one.
         *
         * @return null where nothing is told
         */
        public @Nullable Long told(long count) {
            if (population.startsWith(CHOSEN)) {
                return null;
            }
            return population.isEmpty() ? count : Rounded.toTens(count);
        }
    }

    public Manifest {
        registers = List.copyOf(registers);
        codeLists = List.copyOf(codeLists);
    }

    public Optional<PackagedRegister> register(String name) {
        return registers.stream()
                .filter(one -> one.register().name().equals(name))
                .findFirst();
    }

    public Optional<CodeList> codeList(String name) {
        return codeLists.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
