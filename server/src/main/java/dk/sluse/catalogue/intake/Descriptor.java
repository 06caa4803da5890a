package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.engine.files.StatisticsFormat;
import dk.sluse.engine.files.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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

    /** How the files are written. */
    sealed interface Format {

        /** As this dialect of text with something between the fields. */
        record Text(TextFile.Dialect dialect) implements Format {}

        /** By this statistics program. */
        record Statistics(StatisticsFormat program) implements Format {}

        /** As Parquet. */
        record Parquet() implements Format {}
    }
}
