package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code datapackage.json} says.
 *
 * @param codeLists the lists that it brings, by name
 */
record Descriptor(List<Register> registers, Map<String, CodeList> codeLists, List<Resource> resources) {

    Descriptor {
        registers = List.copyOf(registers);
        codeLists = Map.copyOf(codeLists);
        resources = List.copyOf(resources);
    }

    /**
     * A period of a register.
     *
     * @param status whether its owner means to change it
     * @param files below the delivered directory, in order
     * @param primaryKey columns that together occur once; empty if nothing is said
     */
    record Resource(
            String register,
            String period,
            RegisterPeriod.Status status,
            List<Path> files,
            Format format,
            List<Field> fields,
            List<String> primaryKey) {}

    /**
     * How the files are written.
     *
     * @param text the dialect of a text file; empty for Parquet
     */
    record Format(Optional<TextFile.Dialect> text) {}
}
